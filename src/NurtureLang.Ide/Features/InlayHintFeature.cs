using System.Collections.Immutable;
using System.Globalization;
using NurtureLang.Ide.Timing;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Checks;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Ide.Features;

/// <summary>A few words that an editor shows in the text and that are no part of it.</summary>
/// <param name="Offset">Behind what they stand.</param>
/// <param name="Text">The words.</param>
/// <param name="Details">More about them, in Markdown.</param>
public sealed record InlayHint(int Offset, string Text, string Details);

/// <summary>What follows from a campaign's text and is not written in it: when each step happens, and what a score can reach.</summary>
public static class InlayHintFeature
{
    /// <summary>The hints of a part of a document, in the order of the text.</summary>
    public static ImmutableArray<InlayHint> In(Workspace workspace, OpenDocument document, TextSpan part)
    {
        var hints = new List<InlayHint>();
        if (workspace.TreeOf(document) is { } tree) hints.AddRange(Tests(tree));
        if (workspace.CampaignOf(document.Path) is { Analysis.Program: { } program } campaign) AddMeant(hints, campaign, program, document.Path, part);
        return [.. hints.Where(hint => part.Touches(hint.Offset)).OrderBy(hint => hint.Offset)];
    }

    private static IEnumerable<InlayHint> Tests(SyntaxTree tree) => tree.Root.Declarations.OfType<TestSyntax>().SelectMany(TestTimes.Of)
        .Select(moment => new InlayHint(moment.Offset, moment.Text, "By the wall clock of the campaign's time zone."));

    private static void AddMeant(List<InlayHint> hints, Campaign campaign, Program program, string path, TextSpan part)
    {
        bool IsHere(Origin at) => campaign.PathOf(at.Source) == path;
        foreach (var sequence in program.Sequences.Where(one => IsHere(one.Origin)))
        {
            var whole = WholeOf(campaign, sequence.Origin);
            if (whole.End < part.Start || whole.Start > part.End) continue;
            // What stands behind a mistake may happen at another time than it seems.
            var until = FirstError(campaign, sequence.Origin.Source, whole);
            hints.AddRange(Steps(program, sequence).Where(hint => hint.Offset <= until));
        }

        hints.AddRange(Scores(program, IsHere));
    }

    private static IEnumerable<InlayHint> Steps(Program program, BoundSequence sequence)
    {
        foreach (var timed in StepTimes.Of(program, sequence))
        {
            // Where a block under an anchor begins, its head says when.
            if (timed.Track is { } track && timed is { Repeats: null, Hours: not { IsAlways: false } } && IsHead(timed, track)) continue;
            if (TimeWords.Of(timed.At, timed.Track is not null, timed.Hours?.Only) is not { } when) continue;
            var rhythm = timed.Repeats is { } repeats ? $", then every {TimeWords.Length(repeats.Every)}" : "";
            yield return new InlayHint(timed.Step.Origin.Span.End, when + rhythm, Details(program, sequence, timed));
        }
    }

    // Nothing is waited for between the head of the block and the step.
    private static bool IsHead(TimedStep timed, BoundTrack track) =>
        track.Steps.TakeWhile(step => step != timed.Step).All(step => step is BoundSend or BoundSendNext or BoundTask or BoundAlert or BoundSet or BoundWebhook or BoundStart)
        && track.Steps.Contains(timed.Step);

    private static string Details(Program program, BoundSequence sequence, TimedStep timed)
    {
        var lines = new List<string>
        {
            timed.Track is null ? $"Counted from entering `{sequence.Symbol.Name}`: the day of entering is day 0." : "Counted from the anchor.",
        };
        if (timed.Repeats is { Times: > 0 } repeats) lines.Add($"{repeats.Times} times at most.");
        if (timed.Hours is null) return string.Join("\n\n", lines);
        if (timed.Hours.Calendar is { } calendar) lines.Add($"Closed days of `{calendar.Name}` are not counted: then it waits for the next open one.");
        if (timed.At.Time is null && !program.Policy.Quiet.IsEmpty)
        {
            var quiet = program.Policy.Quiet.Select(one => $"{TimeWords.Clock(one.Start)}-{TimeWords.Clock(one.End)}").Distinct();
            lines.Add($"Quiet hours ({string.Join(", ", quiet)}) may hold it until they end.");
        }

        if (!program.Policy.Caps.IsEmpty && (sequence.Capped ?? program.Policy.Capped) is { } capped)
            lines.Add(capped.Wait is { } wait ? $"A cap may hold it for up to {TimeWords.Length(wait)}." : "Over a cap it is left out.");
        return string.Join("\n\n", lines);
    }

    private static IEnumerable<InlayHint> Scores(Program program, Func<Origin, bool> isHere)
    {
        var reach = new ScoreReach(program);
        foreach (var score in program.Scores.Where(one => isHere(one.Origin) && one.Symbol.Origin is not null))
        {
            var (low, high) = reach.Of(score.Symbol);
            if (Words(score, low, high) is not { } words || score.Symbol.Origin is not { } at) continue;
            yield return new InlayHint(at.Span.End, words, "What its rules and their limits let it be, as conditions on it are checked.");
        }
    }

    // What is written beside the score is not said again.
    private static string? Words(BoundScore score, decimal? low, decimal? high)
    {
        var isLowSaid = low == score.Symbol.Low && low is not null;
        var isHighSaid = high == score.Symbol.High && high is not null;
        if (isHighSaid && (isLowSaid || low is 0)) return null;
        return (low, high) switch
        {
            (_, null) => low is null or 0 || isLowSaid ? "no upper bound" : $"at least {Number(low)}, no upper bound",
            (null, { } most) => isHighSaid ? "no lower bound" : $"reaches at most {Number(most)}, no lower bound",
            ({ } least, { } most) => least == 0 || isLowSaid ? $"reaches at most {Number(most)}" : $"reaches {Number(least)} to {Number(most)}",
        };
    }

    private static string Number(decimal? value) => value is { } known ? known.ToString("0.######", CultureInfo.InvariantCulture) : "";

    private static TextSpan WholeOf(Campaign campaign, Origin declaration) => campaign.TreeOf(campaign.PathOf(declaration.Source))?.Root.Declarations
        .FirstOrDefault(one => one.Span.Start <= declaration.Span.Start && one.Span.End >= declaration.Span.End)?.Span ?? declaration.Span;

    private static int FirstError(Campaign campaign, SourceText source, TextSpan whole) => campaign.Analysis.Diagnostics
        .Where(one => one.Severity == Severity.Error && one.Source.Path == source.Path && whole.Touches(one.Span.Start))
        .Select(one => one.Span.Start).DefaultIfEmpty(int.MaxValue).Min();
}
