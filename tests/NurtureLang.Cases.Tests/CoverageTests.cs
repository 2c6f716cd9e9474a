using System.Reflection;
using System.Text.RegularExpressions;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Cases.Tests;

/// <summary>Everything that a user can be told occurs in a golden folder: each diagnostic, each kind of decision, each reason.</summary>
public sealed partial class CoverageTests
{
    // What no small folder can show, with where it is tested instead. An entry that is not needed any more fails.
    private static readonly (string Code, string Reason)[] NotInAFolder =
    [
        ("NUR0016", "needs a file of more than a mebibyte: LimitTests of the syntax"),
        ("NUR0017", "needs a text of more than 64 kibibytes: LimitTests of the syntax"),
        ("NUR1004", "needs more than 256 files"),
        ("NUR1005", "needs a file that the machine refuses, or one of more than 4 MiB: BadInputTests of the command line"),
        ("NUR4001", "needs an .editorconfig: SeverityTests of the semantics"),
        ("NUR4002", "needs an .editorconfig: SeverityTests of the semantics"),
        ("NUR4003", "needs an .editorconfig: SeverityTests of the semantics"),
        ("NUR4004", "needs an .editorconfig: SeverityTests of the semantics"),
    ];

    private static readonly (string Reason, string Why)[] ReasonsNotInAFolder =
    [
        ("account_full", "needs an account of more than a thousand contacts: AccountTests of the simulation"),
    ];

    [Fact]
    public void Every_diagnostic_occurs_in_a_golden_folder()
    {
        var told = Found("main.diagnostics.nurture", Code());
        var exempt = NotInAFolder.Select(one => one.Code).ToHashSet();
        var all = Codes(typeof(SyntaxDiagnostics).Assembly).Concat(Codes(typeof(MeaningDiagnostics).Assembly)).Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count > 100, "The catalogues were not found.");
        AssertNone("diagnostics occur in no golden folder", all.Where(code => !told.Contains(code) && !exempt.Contains(code)));
        AssertNone("diagnostics are exempt and occur: take the entries out", exempt.Where(told.Contains));
        AssertNone("diagnostics are exempt and do not exist", exempt.Except(all));
    }

    [Fact]
    public void Every_kind_of_decision_occurs_in_a_golden_folder()
    {
        var decided = Found("main.decisions.jsonl", Kind());
        AssertNone("kinds of decisions occur in no golden folder", Enum.GetValues<DecisionKind>().Select(DecisionNames.Of).Where(kind => !decided.Contains(kind)));
    }

    [Fact]
    public void Every_reason_of_a_decision_occurs_in_a_golden_folder()
    {
        var given = Found("main.decisions.jsonl", Reason());
        var reasons = typeof(Reasons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<string>().ToList();
        Assert.True(reasons.Count > 20, "The reasons were not found.");
        var exempt = ReasonsNotInAFolder.Select(one => one.Reason).ToHashSet(StringComparer.Ordinal);
        AssertNone("reasons of decisions occur in no golden folder", reasons.Where(reason => !given.Contains(reason)).Except(exempt));
        AssertNone("reasons are exempt and occur, or do not exist: take the entries out", exempt.Where(reason => given.Contains(reason) || !reasons.Contains(reason)));
    }

    private static HashSet<string> Found(string file, Regex what) =>
    [
        .. GoldenCase.All.Where(@case => @case.Has(file)).SelectMany(@case => what.Matches(@case.Read(file)).Select(match => match.Groups[1].Value)),
    ];

    // The catalogues are the static properties and fields of the assembly's types that hold a descriptor.
    private static IEnumerable<string> Codes(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Select(member => member switch
        {
            PropertyInfo { PropertyType: var type } property when type == typeof(DiagnosticDescriptor) => property.GetValue(null),
            FieldInfo { FieldType: var type } field when type == typeof(DiagnosticDescriptor) => field.GetValue(null),
            _ => null,
        })
        .OfType<DiagnosticDescriptor>()
        .Select(descriptor => descriptor.Code)
        .Distinct();

    private static void AssertNone(string what, IEnumerable<string> names)
    {
        var all = names.ToList();
        Assert.True(all.Count == 0, $"{all.Count} {what}:\n  {string.Join("\n  ", all)}");
    }

    [GeneratedRegex(@"^//@\[[0-9:]+\) (NUR[0-9]{4}) ", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("""
        "kind":"([a-z_]+)"
        """)]
    private static partial Regex Kind();

    [GeneratedRegex("""
        "reason":"([a-z_]+)"
        """)]
    private static partial Regex Reason();
}
