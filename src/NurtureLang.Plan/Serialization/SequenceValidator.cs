using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Sequences;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks a sequence: its settings here, its steps in <see cref="StepValidator"/>.</summary>
internal sealed class SequenceValidator(PlanCheck check, ExpressionValidator expressions)
{
    private readonly CampaignPlan plan = check.Plan;

    public void Check(PlanSequence sequence)
    {
        Lists(sequence);
        Require(sequence.Rank >= 0, "a rank is out of range");
        foreach (var entry in sequence.Entries) Entry(entry);
        foreach (var kept in sequence.Kept) Kept(kept, sequence);
        Key(sequence);
        Duration(sequence.Again.After);
        Require(sequence.Again.AtMost >= 0, "a number of enrolments is out of range");
        Defined(sequence.WhileInside);
        expressions.Condition(sequence.For, ExpressionPlace.Contact);
        var inside = new ExpressionPlace(Kept: sequence.Kept);
        foreach (var exit in sequence.Exits) Ends(exit.Event, exit.Where, exit.When, inside);
        foreach (var goal in sequence.Goals)
        {
            Ends(goal.Event, goal.Where, goal.When, inside);
            Duration(goal.Within);
        }

        Duration(sequence.IfCapped?.Wait);
        Hours(sequence.Windows, plan.Calendars.Length);
        Anchor(sequence.Anchor, inside);
        Period(sequence.Pace?.Period);
        Require(sequence.Pace is null or { Count: > 0, Period: not null, Salt: not null } && (sequence.Pace is null || sequence.Anchor is null && sequence.Program is null),
            "a pace is out of range");
        Holdout(sequence.Holdout);
        if (sequence.Spread is { } spread)
        {
            Length(spread.Ticks);
            Require(spread.Salt is not null && sequence.Anchor is null && sequence.Program is null, "a spread has no salt, or an anchor or streams beside it");
        }

        foreach (var track in sequence.Tracks)
        {
            Duration(track.Distance);
            TimeOfDay(track.At);
            PositionOrNone(track.First, sequence.Steps.Length, "step");
        }

        new StepValidator(check, expressions, new StepOwner(sequence.Name, sequence.Kept, sequence.Steps, sequence.Counters)).Check();
        if (sequence.Program is { } program) new ProgramValidator(check, expressions, sequence).Check(program);
        else Require(!sequence.Steps.Any(step => step is CastStep), "a stream stands in a sequence that is no program");
    }

    private static void Lists(PlanSequence sequence)
    {
        List(sequence.Entries, 100, "entries of a sequence");
        List(sequence.Kept, 1_000, "kept properties of a sequence");
        List(sequence.Exits, 100, "exits of a sequence");
        List(sequence.Goals, 100, "goals of a sequence");
        List(sequence.Tracks, 1_000, "tracks of a sequence");
        List(sequence.Steps, 10_000, "steps of a sequence");
        Names(sequence.Steps.Select(step => step.Name), "steps of a sequence");
        Require(sequence.Anchor is not null || sequence.Program is not null || sequence.Tracks.Length <= 1, "a sequence without an anchor has several tracks");
    }

    private void Entry(PlanEntry entry)
    {
        PositionOrNone(entry.Event, plan.Schema.Events.Length, "event");
        var ways = (entry.Event >= 0 ? 1 : 0) + (entry.When is null && entry.Schedule is null ? 0 : 1);
        Require(ways == 1, "an entry is not on an event, on a condition or by a calendar");
        expressions.Condition(entry.Where, new ExpressionPlace(entry.Event < 0 ? null : plan.Schema.Events[entry.Event]));
        expressions.Condition(entry.When, ExpressionPlace.Contact);
        if (entry.NotOlderThan != 0) Length(entry.NotOlderThan);
        if (entry.Schedule is { } schedule) Schedule(schedule);
    }

    private void Kept(PlanKept kept, PlanSequence sequence)
    {
        check.Type(kept.Type);
        Require(List(kept.PropertyByEntry, 100, "entries of a kept property").Length == sequence.Entries.Length, "a kept property has no place in an entry");
        for (var at = 0; at < kept.PropertyByEntry.Length; at++)
        {
            var property = kept.PropertyByEntry[at];
            if (property == -1) continue;
            var of = sequence.Entries[at].Event;
            Position(property, of < 0 ? 0 : plan.Schema.Events[of].Properties.Length, "property");
            var type = plan.Schema.Events[of].Properties[property].Type;
            Require(type.Kind == kept.Type.Kind && type.Set == kept.Type.Set && type.Enum == kept.Type.Enum, "a kept property is of another type");
        }
    }

    private void Key(PlanSequence sequence)
    {
        if (sequence.Key is not { } key) return;
        PositionOrNone(key.Kept, sequence.Kept.Length, "kept property");
        PositionOrNone(key.Field, plan.Schema.Fields.Length, "field");
        Require(key.Kept < 0 != key.Field < 0, "enrolments are keyed by nothing, or by two things");
    }

    private void Ends(int of, PlanExpression? where, PlanExpression? when, ExpressionPlace inside)
    {
        PositionOrNone(of, plan.Schema.Events.Length, "event");
        Require(of < 0 != when is null, "an end is neither on an event nor on a condition");
        expressions.Condition(where, inside with { Event = of < 0 ? null : plan.Schema.Events[of] });
        expressions.Condition(when, inside);
    }

    private void Anchor(PlanAnchor? anchor, ExpressionPlace inside)
    {
        if (anchor is null) return;
        Defined(anchor.Shift);
        PositionOrNone(anchor.Calendar, plan.Calendars.Length, "calendar");
        Require(anchor.Shift == BusinessDayShift.None || anchor.Calendar >= 0, "working days are those of no calendar");
        if (!anchor.IsEntry) expressions.Written(anchor.Value, new PlanType(anchor.IsInstant ? ValueKind.Instant : ValueKind.Date), inside);
    }
}
