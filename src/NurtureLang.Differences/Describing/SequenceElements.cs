using NurtureLang.Differences.Steps;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;


namespace NurtureLang.Differences.Describing;

/// <summary>Sequences and programs.</summary>
internal static class SequenceElements
{
    public static IEnumerable<Element> Of(Speech speech)
    {
        for (var at = 0; at < speech.Plan.Sequences.Length; at++) yield return Sequence(speech, speech.Plan.Sequences[at], at);
    }

    private static Element Sequence(Speech speech, PlanSequence sequence, int at)
    {
        var scope = new Scope(-1, sequence.Kept);
        List<Fact> facts = [new("title", "", "the title", ValueWords.Quoted(sequence.Title), sequence.Source)];
        facts.AddRange(sequence.Entries.Select(entry => Entry(speech, entry)));
        facts.AddRange(Reentry(speech, sequence));
        if (sequence.For is { } people)
        {
            facts.Add(new Fact("for", "", "for whom it is", speech.Of(people, scope), sequence.Source)
            {
                Stake = new Stake(Weight.Medium("others come in"), Added: Weight.Medium("fewer people come in"),
                    Removed: Weight.Medium("more people come in")),
                Conditions = [people],
            });
        }

        facts.AddRange(sequence.Exits.Select(exit => Named("exit", "an exit", speech.Trigger(exit.Event, exit.Where, exit.When, scope),
            exit.Source, Stakes.Exit, exit.Where, exit.When)));
        facts.AddRange(sequence.Goals.Select(goal => Goal(speech, goal, scope)));
        facts.AddRange(Touches(speech, sequence));
        if (sequence.Anchor is { } anchor) facts.AddRange(Anchor(speech, anchor, scope));
        facts.AddRange(Dealing(sequence, $"{speech.Plan.Name}/{sequence.Name}"));
        if (sequence.Program is { } program) facts.AddRange(Program(speech, sequence, program, scope));
        return new Element(Part.Sequences, sequence.Program is null ? Kinds.Sequence : Kinds.Program, speech.Names.Sequence(at), sequence.Source,
            [.. facts])
        {
            Steps = StepTree.Of(speech, sequence),
            Stake = new Stake(
                Weight.Medium("people get something else"), Added: Weight.Medium("the same people get more touches"),
                Removed: Weight.High("people who are in it have no place in the newer version")),
            RenameStake = Weight.High("people in it have no place under the new name, and whoever was in once may come in again: both are kept by name"),
        };
    }

    private static Fact Entry(Speech speech, PlanEntry entry)
    {
        List<string> parts = [];
        if (entry.Schedule is { } schedule) parts.Add(Speech.Schedule(schedule));
        if (speech.Trigger(entry.Event, entry.Where, entry.When, Scope.Contact) is { Length: > 0 } trigger) parts.Add(trigger);
        if (entry.NotOlderThan != 0) parts.Add($"not older than {Lengths.OfTicks(entry.NotOlderThan)}");
        return Named("entry", "an entry", string.Join(' ', parts), entry.Source, Stakes.Entry, entry.Where, entry.When);
    }

    private static Fact Named(string family, string label, string text, string source, Stake stake,
        params ReadOnlySpan<PlanExpression?> conditions) =>
        new(family, text, label, text, source) { Stake = stake, Conditions = [.. conditions.ToArray().OfType<PlanExpression>()] };

    private static IEnumerable<Fact> Reentry(Speech speech, PlanSequence sequence)
    {
        var again = sequence.Again;
        var most = again.AtMost == 0 ? "" : $" at most {Lengths.Count(again.AtMost, "time")}";
        var text = (again.Allowed, again.After) switch
        {
            (false, null) => "once per contact" + most,
            (false, { } after) => $"once per contact, after {Lengths.Of(after)}{most}",
            (true, null) => "always" + most,
            (true, { } after) => $"after {Lengths.Of(after)}{most}",
        };
        yield return new Fact("again", "", "how often somebody may come in", text, sequence.Source)
        {
            Stake = Stakes.Again, Amount = !again.Allowed ? 0 : long.MaxValue - (again.After is { } length ? Math.Max(0, Lengths.Weight(length)) : 0),
        };
        yield return new Fact("while-inside", "", "what an entering event does to somebody inside",
            sequence.WhileInside.ToString().ToLowerInvariant(), sequence.Source)
        {
            Stake = Stake.Medium("the same people may get more touches, or the same again"),
        };
        if (sequence.Key is { } key)
        {
            var by = key.Field >= 0 ? speech.Names.Field(key.Field)
                : $"entry.{(key.Kept >= 0 && key.Kept < sequence.Kept.Length ? sequence.Kept[key.Kept].Name : $"{key.Kept}")}";
            yield return new Fact("per", "", "what one enrolment is for", $"each {by}",
                sequence.Source) { Stake = Stake.Medium("the same people may be in it several times at once") };
        }
    }

    private static Fact Goal(Speech speech, PlanGoal goal, Scope scope)
    {
        var trigger = speech.Trigger(goal.Event, goal.Where, goal.When, scope);
        return new Fact("goal", trigger, $"the goal `{trigger}`", goal.Within is { } within ? $"within {Lengths.Of(within)}"
            : "as long as it lasts", goal.Source)
        {
            Verb = ("counts", "counted"), Stake = Stake.Medium("whoever meets it leaves, and figures from before and after do not compare"),
            Conditions = [.. new[] { goal.Where, goal.When }.OfType<PlanExpression>()],
        };
    }

    private static IEnumerable<Fact> Touches(Speech speech, PlanSequence sequence)
    {
        if (sequence.IfCapped is { } rule) yield return PolicyElement.CapRule(rule);
        yield return new Fact("if-refused", "", "what follows a send that consent refuses", sequence.ExitIfRefused ? "exit" : "the next step",
            sequence.Source)
        {
            Stake = Stake.Medium("people stay in it, or leave it, who did not before"),
        };
        if (!sequence.Windows.IsEmpty)
        {
            yield return new Fact("window", "", "its window", speech.Hours(sequence.Windows), sequence.Source)
            {
                Stake = new Stake(Weight.Medium("touches come at other times"), Added: Weight.Low("touches wait for it"),
                    Removed: Weight.Medium("touches leave at any time")),
            };
        }
    }

    private static IEnumerable<Fact> Anchor(Speech speech, PlanAnchor anchor, Scope scope)
    {
        var stake = Stake.Medium("every touch of it comes at another time");
        var value = (anchor.IsEntry ? "the entry" : speech.Of(anchor.Value, scope)) + (anchor.IsInstant ? " (an instant)" : "");
        yield return new Fact("anchor", "", "the date that drives it", value + (anchor.EveryYear ? " every year" : ""), anchor.Source)
        {
            Stake = stake, Conditions = anchor.IsEntry ? [] : [anchor.Value],
        };
        var shift = anchor.Shift switch
        {
            BusinessDayShift.None => "that day all the same",
            BusinessDayShift.Before => "the working day before",
            BusinessDayShift.After => "the working day after",
            _ => anchor.Shift.ToString(),
        };
        yield return new Fact("anchor-shift", "", "what stands in for a day that is no working day", shift
            + (anchor.Calendar < 0 ? "" : $" of {speech.Names.Calendar(anchor.Calendar)}"), anchor.Source)
        {
            Stake = stake,
        };
        yield return new Fact("anchor-late", "", "what becomes of a block whose time has passed", anchor.SendLate ? "sent at once" : "skipped",
            anchor.Source)
        {
            Stake = Stake.Medium("late joiners get more at once, or less"),
        };
    }

    private static IEnumerable<Fact> Dealing(PlanSequence sequence, string own)
    {
        if (sequence.Holdout is { } holdout)
        {
            foreach (var fact in PolicyElement.Holdout(holdout, "the control group", own + " holdout")) yield return fact;
        }

        if (sequence.Spread is { } spread)
        {
            yield return new Fact("spread", "", "the time over which enrolments are spread", Lengths.OfTicks(spread.Ticks),
                spread.Source) { Stake = Stakes.Pace, Amount = spread.Ticks };
            yield return new Fact("spread-salt", "", "what the spread is drawn with", PolicyElement.Salt(spread.Salt, own + " spread"),
                spread.Source) { Stake = Stakes.Pace, FollowsFrom = "spread" };
        }

        if (sequence.Pace is not { } pace) yield break;
        yield return new Fact("pace", "", "how many enrolments begin",
            $"at most {Lengths.Count(pace.Count, "contact")} per {Lengths.Of(pace.Period)}", pace.Source)
        {
            Stake = new Stake(
                Weight.Medium("people begin at other times"), Less: Weight.Low("fewer begin at once"), More: Weight.Medium("more begin at once"),
                Removed: Weight.Medium("all begin at once")),
            Amount = pace.Count,
        };
        yield return new Fact("pace-salt", "", "what the pace's order is drawn with", PolicyElement.Salt(pace.Salt, own + " pace"),
            pace.Source) { Stake = Stakes.Pace, FollowsFrom = "pace" };
    }

    private static IEnumerable<Fact> Program(Speech speech, PlanSequence sequence, PlanProgram program, Scope scope)
    {
        string Stream(int at) => at >= 0 && at < sequence.Steps.Length ? sequence.Steps[at].Name : $"{at}";
        foreach (var start in program.Starts)
        {
            var text = start.When is { } when ? $"when {speech.Of(when, scope)}" : "everybody else";
            yield return new Fact("stream-start", Stream(start.Stream), $"who begins in stream {Stream(start.Stream)}", text, sequence.Source)
            {
                Stake = Stakes.Who, Conditions = start.When is null ? [] : [start.When],
            };
        }

        foreach (var move in program.Moves)
        {
            yield return Named(
                "stream-move", $"a move to stream {Stream(move.Stream)}",
                    $"{Stream(move.Stream)} {speech.Trigger(move.Event, move.Where, move.When, scope)}", move.Source,
                Stakes.Who, move.Where, move.When);
        }

        if (program.Pause is not { } pause) yield break;
        yield return new Fact("pause", "", "when it pauses", speech.Of(pause, scope), program.PauseSource)
        {
            Stake = new Stake(Weight.Medium("casts are missed by others than before"), Added: Weight.Low("casts are missed"),
                Removed: Weight.Medium("the same people get more touches")),
            Conditions = [pause],
        };
    }
}
