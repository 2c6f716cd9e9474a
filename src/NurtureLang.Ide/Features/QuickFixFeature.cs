using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Allowances;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Features;

/// <summary>A mend that can be applied.</summary>
/// <param name="Title">What it does, as an instruction.</param>
/// <param name="Diagnostics">What it mends.</param>
/// <param name="Edits">Its edits.</param>
/// <param name="IsSafe">Whether it says what the author can only have meant.</param>
public sealed record QuickFix(string Title, ImmutableArray<PlacedDiagnostic> Diagnostics, ImmutableArray<FileEdit> Edits, bool IsSafe);

/// <summary>The mends of the diagnostics: the same that the command line shows and applies.</summary>
public static class QuickFixFeature
{
    /// <summary>The mends of what is said about a stretch; then, for what is no error, the comment that allows it.</summary>
    public static ImmutableArray<QuickFix> At(Workspace workspace, string path, TextSpan span)
    {
        var said = DiagnosticsFeature.Of(workspace, path).Where(one => one.Diagnostic.Span.Start <= span.End && one.Diagnostic.Span.End >= span.Start).ToList();
        return
        [
            .. said.Where(one => !one.Edits.IsEmpty)
                .Select(one => new QuickFix(Sentence(one.Diagnostic.Fix?.Title ?? ""), [one], one.Edits, one.Diagnostic.Fix?.IsSafe == true)),
            .. said.Select(one => Allowing(workspace, one)).OfType<QuickFix>(),
        ];
    }

    private static QuickFix? Allowing(Workspace workspace, PlacedDiagnostic one) =>
        workspace.CampaignsOf(one.Path).Select(campaign => AllowanceFix.For(one.Diagnostic, campaign.Analysis.Allowances)).FirstOrDefault() is { } fix
            ? new QuickFix($"{one.Diagnostic.Code}: {fix.Title}", [one], [.. fix.Edits.Select(edit => new FileEdit(one.Path, edit.Source, edit.Span, edit.NewText))], false)
            : null;

    /// <summary>All safe mends of a file at once, those at one place apart; null where there is none.</summary>
    public static QuickFix? All(Workspace workspace, string path)
    {
        var (edits, mended) = (new List<FileEdit>(), new List<PlacedDiagnostic>());
        foreach (var one in DiagnosticsFeature.Of(workspace, path).Where(one => one.Diagnostic.Fix is { IsSafe: true }))
        {
            if (one.Edits.Any(edit => edit.Path != path || edits.Exists(other => Touch(other.Span, edit.Span)))) continue;
            edits.AddRange(one.Edits);
            mended.Add(one);
        }

        return mended.Count == 0 ? null : new QuickFix("Mend what can be written in one way only", [.. mended], [.. edits], true);
    }

    private static bool Touch(TextSpan one, TextSpan other) => one.Start <= other.End && other.Start <= one.End;

    private static string Sentence(string title) => title.Length == 0 ? "Mend it" : char.ToUpperInvariant(title[0]) + title[1..];
}
