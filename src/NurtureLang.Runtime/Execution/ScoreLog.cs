using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Runtime.Execution;

/// <summary>Writes the changes of scores so that they add up: the sum of the log is the score, always.</summary>
/// <remarks>What time took since the last line is a line of its own, and so is what a cap or the range takes from an award.</remarks>
internal sealed class ScoreLog(LoadedPlan plan)
{
    /// <summary>The line for what happened by time alone; called before points change.</summary>
    public void Before(Frame frame, int score)
    {
        if (!frame.WantsScores) return;
        Level(frame, score, Fades(score) ? "decay" : "range", plan.Plan.Scores[score].Source);
    }

    /// <summary>The lines for a change by a rule; called after points changed. A late award had lost a part before it came in.</summary>
    public void After(Frame frame, int score, PlanScoreRule rule, long points, bool late)
    {
        if (!frame.WantsScores) return;
        var word = plan.Layout.Scores[score].Logged;
        var before = frame.Words[word];
        var after = Value.Add(before, points);
        if (points != 0) Write(frame, score, rule.Name, rule.Source, before, after);
        frame.Words[word] = after;
        var group = CappedGroup(frame, score, rule.Group);
        var cause = group is not null ? $"group {group.Name}" : late ? "decay" : "range";
        Level(frame, score, cause, group?.Source ?? plan.Plan.Scores[score].Source);
    }

    /// <summary>The line for points that were taken back; called after they were.</summary>
    public void Reset(Frame frame, int score, string source)
    {
        if (frame.WantsScores) Level(frame, score, "reset", source);
    }

    // The innermost group around a rule whose cap bites.
    private PlanScoreGroup? CappedGroup(Frame frame, int score, int innermost)
    {
        for (var at = innermost; at >= 0; at = plan.Plan.Scores[score].Groups[at].Within ?? -1)
        {
            var group = plan.Plan.Scores[score].Groups[at];
            if (plan.Scores.SumOf(frame, score, at) > group.Cap) return group;
        }

        return null;
    }

    /// <summary>The line that brings the log to the value as it is read now.</summary>
    public void Level(Frame frame, int score, string rule, string source)
    {
        var word = plan.Layout.Scores[score].Logged;
        var before = frame.Words[word];
        var now = plan.Scores.Read(frame, score);
        if (now == Value.Unknown || now == before) return;
        Write(frame, score, rule, source, before, now);
        frame.Words[word] = now;
    }

    private bool Fades(int score) => plan.Plan.Scores[score].Rules.Any(rule => rule.Decay != DecayKind.None);

    private void Write(Frame frame, int score, string rule, string source, long before, long after) => frame.Sink.Take(new Decision
    {
        At = frame.Now,
        Kind = DecisionKind.Score,
        Name = plan.Plan.Scores[score].Name,
        Rule = rule,
        Delta = Value.Subtract(after, before),
        Before = before,
        After = after,
        Source = source,
    });
}
