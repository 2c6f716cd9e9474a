using System.Text;
using NurtureLang.Cli.Sources;
using NurtureLang.Compiler;
using NurtureLang.Plan.Serialization;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Formatting;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cases.Tests;

/// <summary>A step of the pipeline that a case shows: the golden file's name, and the function from the compiled case to its text.</summary>
/// <param name="Name">What the step is called in a failure.</param>
/// <param name="File">The golden file beside `main.nurture`.</param>
/// <param name="Run">The text for a case; null when the step has nothing to say about it.</param>
internal sealed record Phase(string Name, string File, Func<GoldenCase, Compilation, string?> Run);

/// <summary>The phases that the cases are put through, in the order of the pipeline.</summary>
internal static class Phases
{
    /// <summary>All phases.</summary>
    public static IReadOnlyList<Phase> All { get; } =
    [
        new("check", "main.diagnostics.nurture", (@case, compilation) => DiagnosticsText.Write(MainOf(@case, compilation), Diagnostics(@case, compilation))),
        // The canonical form is shown where the source does not have it already.
        new("fmt", "main.formatted.nurture", (@case, compilation) =>
            Formatter.Format(SyntaxTree.Parse(MainOf(@case, compilation))) is { } formatted && formatted != @case.Read("main.nurture") ? formatted : null),
        // A plan is long and changes with the compiler: it is shown where a case asks for it by having the file.
        new("build", "main.plan.json", (@case, compilation) =>
            @case.Has("main.plan.json") && compilation.Plan is { } plan ? Encoding.UTF8.GetString(PlanJson.Write(plan)) : null),
        new("simulate", "main.decisions.jsonl", (@case, compilation) =>
            compilation.Plan is { } plan && CaseRun.HasHistory(@case) ? CaseRun.Decisions(@case, plan) : null),
        // A case with a newer version beside it: people finish on the one that they entered, and are moved.
        new("then", "main.then.jsonl", (@case, compilation) =>
            compilation.Plan is { } plan && @case.Has("then.nurture") ? CaseRun.SimulateThen(@case, plan, migrates: false) : null),
        new("migrate", "main.migrate.jsonl", (@case, compilation) =>
            compilation.Plan is { } plan && @case.Has("then.nurture") ? CaseRun.SimulateThen(@case, plan, migrates: true) : null),
        new("test", "main.tests.txt", (@case, compilation) => compilation is { Plan: not null, Program.Tests.IsEmpty: false } ? CaseTestsRun.Run(@case) : null),
    ];

    // Scripts are looked into where they are trusted.
    private static IReadOnlyList<Diagnostic> Diagnostics(GoldenCase @case, Compilation compilation) => compilation.Plan is { Functions.IsEmpty: false } plan
        ? [.. compilation.Diagnostics, .. Scripts.Check(plan, [.. compilation.Sources.Select(source => source.Text)], CaseRun.TrustOf(@case))]
        : compilation.Diagnostics;

    private static SourceText MainOf(GoldenCase @case, Compilation compilation) =>
        compilation.Sources.Select(file => file.Text).FirstOrDefault(text => text.Path == "main.nurture") ?? new SourceText("main.nurture", @case.Read("main.nurture"));
}
