using System.Globalization;
using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Facts;

/// <summary>A sequence with its steps in words.</summary>
internal sealed class SequenceFacts
{
    /// <summary>Puts a sequence into words.</summary>
    public SequenceFacts(Book book, BoundSequence sequence)
    {
        Sequence = sequence;
        var words = new StepWords(book);
        var tracks = sequence.Tracks.Select(track =>
        {
            words.Beginning = sequence.Anchor is null ? "" : BeginningOf(track);
            return Html.Of($"{(sequence.Anchor is null ? Html.Empty : Head(track))}{words.Write(track.Steps, Moment.Start, out _)}\n");
        }).ToList();
        Steps = Html.Concat(tracks);
        if (sequence.Exhausted is { } exhausted)
        {
            words.Beginning = "when nothing is left";
            Exhausted = words.Write(exhausted, Moment.Start, out _);
        }

        Sent = words.Sent;
        Splits = words.Splits;
    }

    /// <summary>The sequence.</summary>
    public BoundSequence Sequence { get; }

    /// <summary>Its steps.</summary>
    public Html Steps { get; }

    /// <summary>What is done when nothing is left to send; nothing where it is not said.</summary>
    public Html Exhausted { get; }

    /// <summary>What is sent when.</summary>
    public IReadOnlyList<(MessageSymbol Message, string When)> Sent { get; }

    /// <summary>Its splits.</summary>
    public IReadOnlyList<BoundSplit> Splits { get; }

    /// <summary>How much it is, in a few words: `5 messages, 2 tasks`.</summary>
    public string Size
    {
        get
        {
            var messages = Sent.Select(one => one.Message).Distinct().Count();
            var tasks = BoundWalk.Steps(Sequence).Count(step => step is BoundTask);
            var alerts = BoundWalk.Steps(Sequence).Count(step => step is BoundAlert);
            (int Count, string One)[] parts = [(messages, "message"), (tasks, "task"), (alerts, "alert")];
            var said = parts.Where(part => part.Count > 0).Select(part => Amounts.Count(part.Count, part.One)).ToList();
            return said.Count == 0 ? "no message" : string.Join(", ", said);
        }
    }

    private static Html Head(BoundTrack track) => Html.Of($"<h3 class=\"track\">{Capital(BeginningOf(track))}</h3>\n");

    private static string BeginningOf(BoundTrack track)
    {
        var at = track.At is { } time ? $" at {Amounts.TimeOfDay(time)}" : "";
        return track.Distance.IsZero ? $"on the day{at}" : $"{Amounts.Length(track.Distance)} {(track.IsBefore ? "before" : "after")}{at}";
    }

    private static string Capital(string text) => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(text[0])}{text[1..]}");
}
