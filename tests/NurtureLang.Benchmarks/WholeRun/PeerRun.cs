using System.Globalization;
using System.Text.RegularExpressions;
using NurtureLang.Benchmarks.HandWritten;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>What a program of ../shared/bench/w1 said: on standard output its answer, on standard error how many events and seconds.</summary>
/// <param name="Answer">Its answer.</param>
/// <param name="Took">What it took.</param>
internal sealed partial record PeerRun(PeerAnswer Answer, Measurement Took)
{
    /// <summary>Finds in a program's standard error how long it says that it worked.</summary>
    public static Regex OwnSeconds => Seconds();

    /// <summary>Reads what a program said.</summary>
    /// <exception cref="WholeRunException">It failed, or said something else.</exception>
    public static PeerRun Of(string name, ChildProcess.Result run)
    {
        if (run.Code != 0) throw new WholeRunException($"{name} ended with {run.Code}: {Reason(run.Error)}");
        var answer = PeerAnswer.TryParse(run.Output)
            ?? throw new WholeRunException($"{name} gave no answer that can be read: {LastLine(run.Output)}");
        if (Count().Match(run.Error) is not { Success: true } events)
            throw new WholeRunException($"{name} does not say over how many events it ran.");
        return new PeerRun(answer, run.Took with { Events = long.Parse(events.Groups[1].Value, CultureInfo.InvariantCulture) });
    }

    /// <summary>In what it differs from our own program, and from a peer's answer where there is one; null where in nothing.</summary>
    public string? DifferenceFrom(Answer expected, PeerAnswer? peer)
    {
        if (Took.Events != expected.Events) return $"events {Took.Events}, not {expected.Events}";
        return Answer.DifferenceFrom(expected) ?? (peer is null ? null : Answer.DifferenceFrom(peer));
    }

    // Node names the error in the middle of what it says, and itself at the end.
    private static string Reason(string error) => Error().Match(error) is { Success: true } match ? match.Value.Trim() : LastLine(error);

    private static string LastLine(string text) => text.Trim().Split('\n')[^1].Trim();

    [GeneratedRegex(@"\bsec=([0-9]+\.[0-9]+)")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^\w*Error\b.*$", RegexOptions.Multiline)]
    private static partial Regex Error();

    [GeneratedRegex(@"\bevents=([0-9]+)")]
    private static partial Regex Count();
}
