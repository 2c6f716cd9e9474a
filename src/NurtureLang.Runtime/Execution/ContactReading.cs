using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Execution;

/// <summary>Where a contact stands, by positions in the plan, in room that is used again for the next one: for runs over many contacts.</summary>
/// <remarks>Belongs to one thread at a time. Made by `Engine.NewReading`, filled by `Engine.Read`.</remarks>
public sealed class ContactReading
{
    private readonly int[] stages;
    private readonly long[] since;
    private readonly long[] scores;
    private readonly int[] grades;
    private readonly bool[] segments;
    private readonly int[] live;
    private readonly int[][] streams;

    internal ContactReading(LoadedPlan plan)
    {
        stages = new int[plan.Plan.Stages.Length];
        since = new long[stages.Length];
        scores = new long[plan.Plan.Scores.Length];
        grades = new int[plan.Plan.Grades.Length];
        segments = new bool[plan.Plan.Segments.Length];
        live = new int[plan.Plan.Sequences.Length];
        streams = [.. plan.Plan.Sequences.Select(sequence => sequence.Program is null ? [] : new int[sequence.Steps.Length])];
    }

    /// <summary>The instant, in ticks.</summary>
    public long At { get; private set; }

    /// <summary>The persona; -1 for none.</summary>
    public int Persona { get; private set; }

    /// <summary>For each journey the stage.</summary>
    public ReadOnlySpan<int> Stages => stages;

    /// <summary>For each journey since when, in ticks.</summary>
    public ReadOnlySpan<long> Since => since;

    /// <summary>For each score its value, in millionths; unknown where a derived one has none.</summary>
    public ReadOnlySpan<long> Scores => scores;

    /// <summary>For each grade its value; -1 for none.</summary>
    public ReadOnlySpan<int> Grades => grades;

    /// <summary>For each segment whether the contact is in it.</summary>
    public ReadOnlySpan<bool> Segments => segments;

    /// <summary>For each sequence how many enrolments are live.</summary>
    public ReadOnlySpan<int> Live => live;

    /// <summary>For a program: how many enrolments stand in each stream, by the stream's step; nothing for a sequence of steps.</summary>
    public ReadOnlySpan<int> LiveInStreams(int sequence) => streams[sequence];

    /// <summary>The contact's time zone.</summary>
    public string TimeZone { get; private set; } = "";

    internal void Fill(LoadedPlan plan, Frame frame)
    {
        var words = frame.Words;
        At = frame.Now;
        Persona = Position(words[StateLayout.Persona]);
        TimeZone = frame.Zone.Name;
        for (var index = 0; index < stages.Length; index++)
        {
            stages[index] = (int)words[plan.Layout.Stages[index]];
            since[index] = words[plan.Layout.Stages[index] + 1];
        }

        for (var index = 0; index < scores.Length; index++) scores[index] = plan.Scores.Read(frame, index);
        for (var index = 0; index < grades.Length; index++) grades[index] = Position(words[plan.Layout.Grades[index]]);
        for (var index = 0; index < segments.Length; index++) segments[index] = plan.Segments[index](frame);
        Array.Clear(live);
        foreach (var counts in streams) Array.Clear(counts);
        if (frame.State.Enrolments is not { } enrolments) return;
        foreach (var enrolment in enrolments)
        {
            if (enrolment.Ended) continue;
            live[enrolment.Sequence]++;
            if (streams[enrolment.Sequence] is { Length: > 0 } counts) counts[enrolment.Tracks[0].Step]++;
        }
    }

    private static int Position(long value) => value == Value.Unknown ? -1 : (int)value;
}
