using System.Collections.Immutable;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Allowances;

/// <summary>The comments of a campaign that allow diagnostics, and what they allow. Immutable.</summary>
/// <param name="All">The comments, file by file.</param>
public sealed record AllowanceSet(ImmutableArray<Allowance> All)
{
    /// <summary>No comments.</summary>
    public static AllowanceSet None { get; } = new([]);

    // Whether these are told depends on the command line and not on the campaign: nobody is told that an allowance for them allows nothing.
    private static readonly string[] NotAlwaysTold = [FileDiagnostics.ScriptNotLookedInto.Code];

    /// <summary>Reads the comments of a campaign's files.</summary>
    /// <param name="trees">The files.</param>
    /// <param name="diagnostics">Told what is wrong with a comment.</param>
    internal static AllowanceSet Of(IEnumerable<SyntaxTree> trees, List<Diagnostic> diagnostics)
    {
        var all = trees.SelectMany(tree => AllowanceReader.Read(tree, diagnostics)).ToImmutableArray();
        return all.IsEmpty ? None : new AllowanceSet(all);
    }

    /// <summary>Parts diagnostics into those that are shown and those that a comment allows.</summary>
    public (ImmutableArray<Diagnostic> Shown, ImmutableArray<AllowedDiagnostic> Allowed) Apply(IEnumerable<Diagnostic> diagnostics)
    {
        if (All.IsEmpty) return ([.. diagnostics], []);
        var shown = ImmutableArray.CreateBuilder<Diagnostic>();
        var allowed = ImmutableArray.CreateBuilder<AllowedDiagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            if (All.FirstOrDefault(one => one.Allows(diagnostic)) is { } by) allowed.Add(new AllowedDiagnostic(diagnostic, by));
            else shown.Add(diagnostic);
        }

        return (shown.ToImmutable(), allowed.ToImmutable());
    }

    /// <summary>What is to be said of comments that allow nothing. With errors a campaign is not looked at whole, so nothing is said then.</summary>
    internal IEnumerable<Diagnostic> AllowingNothing(ImmutableArray<AllowedDiagnostic> allowed)
    {
        foreach (var one in All)
        {
            var idle = one.Codes.Where(code => !NotAlwaysTold.Contains(code.Code) && !allowed.Any(other => other.By == one && other.Diagnostic.Code == code.Code)).ToList();
            if (idle.Count == one.Codes.Length) yield return Told(one, one.Comment, string.Join("` or `", idle.Select(code => code.Code))).With(TakeOut(one));
            else foreach (var code in idle) yield return Told(one, code.Span, code.Code).With(TakeOut(one, code));
        }
    }

    private static Diagnostic Told(Allowance one, TextSpan span, string codes)
    {
        var isOwnLine = one.Line != one.Source.GetLine(one.Comment.Start);
        return SettingDiagnostics.AllowsNothing.At(one.Source, span, codes, isOwnLine ? $"on line {one.Line}, which it stands above" : "on this line");
    }

    // A comment goes with the blanks before it; one that has its line to itself goes with the line.
    private static Fix TakeOut(Allowance one)
    {
        var (text, start, end) = (one.Source.Text, one.Comment.Start, one.Comment.End);
        while (start > 0 && text[start - 1] is ' ' or '\t') start--;
        if (start == 0 || text[start - 1] is '\n' or '\r')
        {
            if (end < text.Length && text[end] == '\r') end++;
            if (end < text.Length && text[end] == '\n') end++;
        }

        return Fix.Replace("take the comment out", one.Source, TextSpan.FromBounds(start, end), "");
    }

    private static Fix TakeOut(Allowance one, AllowedCode code)
    {
        var whole = TextSpan.Cover(one.Codes[0].Span, one.Codes[^1].Span);
        return Fix.Replace($"take {code.Code} out", one.Source, whole, string.Join(", ", one.Codes.Where(other => other != code).Select(other => other.Code)));
    }
}
