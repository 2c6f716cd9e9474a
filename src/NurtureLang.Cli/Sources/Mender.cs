using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Reporting;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Sources;

/// <summary>Applies the safe mends of a campaign to its files: those that write in another way what is there, and never a guess.</summary>
internal static class Mender
{
    // A mend can bring another mistake to light, which may have a mend in its turn; this many rounds are more than any file needs.
    private const int MostRounds = 20;

    /// <summary>Mends what can be mended safely, round by round, until nothing is left to mend.</summary>
    /// <returns>How many mends were applied, and the names of the files that were written, in the order of their names.</returns>
    public static (int Mends, IReadOnlyList<string> Files) Mend(string path)
    {
        var (mends, files) = (0, new SortedSet<string>(StringComparer.Ordinal));
        for (var round = 0; round < MostRounds; round++)
        {
            var applied = MendOnce(CampaignCompiler.Check(path, Scripting.Running.ScriptTrust.None), files);
            if (applied == 0) break;
            mends += applied;
        }

        return (mends, [.. files]);
    }

    private static int MendOnce(CheckedCampaign campaign, SortedSet<string> files)
    {
        var mends = 0;
        var edits = new Dictionary<SourceText, List<TextEdit>>();
        foreach (var fix in campaign.Findings.Diagnostics.Select(one => one.Diagnostic.Fix).OfType<Fix>().Where(fix => fix.IsSafe))
        {
            if (fix.Edits.Any(edit => edits.GetValueOrDefault(edit.Source)?.Exists(other => Touch(other.Span, edit.Span)) == true)) continue;
            foreach (var edit in fix.Edits)
            {
                if (!edits.TryGetValue(edit.Source, out var list)) edits[edit.Source] = list = [];
                list.Add(edit);
            }

            mends++;
        }

        foreach (var (source, list) in edits)
        {
            var file = Path.Combine(campaign.Where.FolderOnDisk, source.Path);
            FileWriter.Replace(file, System.Text.Encoding.UTF8.GetBytes(Apply(source.Text, list)));
            files.Add(DisplayWidth.Harmless(new PlacedDiagnostic(campaign.Findings.Diagnostics[0].Diagnostic, campaign.Where.Folder).PathOf(source.Path)));
        }

        return mends;
    }

    // Two edits at one place would depend on their order: the second waits for the next round.
    private static bool Touch(TextSpan one, TextSpan other) => one.Start <= other.End && other.Start <= one.End;

    private static string Apply(string text, List<TextEdit> edits)
    {
        foreach (var edit in edits.OrderByDescending(edit => edit.Span.Start))
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.NewText, text.AsSpan(edit.Span.End));
        return text;
    }
}
