using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Schema;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks that every position in a plan is one that exists and every size within its limit, so that the runtime may trust it.</summary>
internal static class PlanValidator
{
    /// <summary>Refuses a plan with a position that does not exist or a size over its limit.</summary>
    /// <exception cref="PlanException">The plan is refused.</exception>
    public static void Check(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var check = new PlanCheck(plan);
        Lists(plan);
        Schema(plan, check);
        FunctionValidator.Check(check);
        var expressions = new ExpressionValidator(check);
        Calendars(plan);
        Aggregates(plan, expressions);
        People(plan, expressions);
        new ScoreValidator(check, expressions).Check();
        new ContentValidator(check, expressions).Check();
        var sequences = new SequenceValidator(check, expressions);
        Holdout(plan.Policy.Holdout);
        foreach (var sequence in plan.Sequences) sequences.Check(sequence);
        Names(plan.Sequences.SelectMany(sequence => sequence.Steps).OfType<Sequences.SplitStep>().Select(split => split.Split), "splits");
        new HandoffValidator(check, expressions).Check();
        new AccountValidator(check, expressions).Check();
        new GoalValidator(check, expressions).Check();
        new GuaranteeValidator(check, expressions).Check();
    }

    // The lengths of all lists come first: later checks compare positions with them.
    private static void Lists(CampaignPlan plan)
    {
        List(plan.Sources, 10_000, "sources");
        List(plan.Schema.Enums, 2_000, "enums");
        List(plan.Schema.Fields, 1_000, "fields");
        List(plan.Schema.Events, 2_000, "events");
        List(plan.Channels, 62, "channels");
        List(plan.Topics, 62, "topics");
        List(plan.Calendars, 1_000, "calendars");
        List(plan.Aggregates, 5_000, "aggregates");
        List(plan.Held, 1_000, "held conditions");
        List(plan.Personas, 1_000, "personas");
        List(plan.Segments, 2_000, "segments");
        List(plan.Scores, 500, "scores");
        List(plan.Grades, 500, "grades");
        List(plan.Stages, 100, "journeys");
        List(plan.Assets, 10_000, "assets");
        List(plan.Messages, 10_000, "messages");
        List(plan.Sequences, 2_000, "sequences");
        List(plan.Handoffs, 500, "hand-offs");
        List(plan.Goals, 500, "goals");
        List(plan.Functions, 500, "functions in C#");
        Names(plan.Goals.Select(one => one.Name), "goals");
        Names(plan.Handoffs.Select(one => one.Name), "hand-offs");
        Names(List(plan.Guarantees, 500, "guarantees").Select(one => one.Name), "guarantees");
        Names(List(plan.Accounts, 50, "accounts").Select(one => one.Name), "accounts");
        foreach (var account in plan.Accounts) List(account.RollUps, 1_000, "figures of an account");
        Names(plan.Channels, "channels");
        Names(plan.Topics, "topics");
        Names(plan.Personas.Select(one => one.Name), "personas");
        Names(plan.Segments.Select(one => one.Name), "segments");
        Names(plan.Scores.Select(one => one.Name), "scores");
        Names(plan.Messages.Select(one => one.Name), "messages");
        Names(plan.Sequences.Select(one => one.Name), "sequences");
    }

    private static void Schema(CampaignPlan plan, PlanCheck check)
    {
        foreach (var one in plan.Schema.Enums) Names(List(one.Values, 1_000, "values of an enum"), "values of an enum");
        foreach (var field in plan.Schema.Fields) check.Type(field.Type);
        Names(plan.Schema.Fields.Select(field => field.Name), "fields");
        Names(plan.Schema.Events.Select(one => one.Name), "events");
        foreach (var one in plan.Schema.Events)
        {
            Defined(one.Role);
            Names(List(one.Properties, 1_000, "properties").Select(property => property.Name), "properties of an event");
            foreach (var property in one.Properties) check.Type(property.Type);
            if (one.Role == EventRole.ContactUpdated) Updates(plan, one);
            else if (one.Role == EventRole.ContactsMerged)
                Require(one.Properties is [{ Type: { Kind: ValueKind.Text, Set: false } }, { Type: { Kind: ValueKind.Text, Set: false } }, ..], $"`{one.Name}` names no contacts");
            else if (one.Role != EventRole.Declared)
                Require(one.Properties.Length > 0 && one.Properties[0].Type is { Kind: ValueKind.Text, Set: false }, $"`{one.Name}` names no sequence");
        }
    }

    private static void Updates(CampaignPlan plan, PlanEvent one)
    {
        Require(one.Properties.Length == plan.Schema.Fields.Length, $"`{one.Name}` does not have the contact's fields");
        for (var at = 0; at < one.Properties.Length; at++)
        {
            var (property, field) = (one.Properties[at].Type, plan.Schema.Fields[at].Type);
            Require(property.Kind == field.Kind && property.Set == field.Set && property.Enum == field.Enum, $"`{one.Name}` does not have the contact's fields");
        }
    }

    private static void Calendars(CampaignPlan plan)
    {
        foreach (var calendar in plan.Calendars)
        {
            Hours(calendar.Open, 0);
            List(calendar.Closed, 100_000, "closed days");
        }
    }

    private static void Aggregates(CampaignPlan plan, ExpressionValidator expressions)
    {
        foreach (var aggregate in plan.Aggregates)
        {
            AggregateValidator.Check(plan, aggregate);
            var of = aggregate.Event < 0 ? null : plan.Schema.Events[aggregate.Event];
            expressions.Condition(aggregate.Where, new ExpressionPlace(of));
        }

        foreach (var held in plan.Held)
        {
            Length(held.For);
            expressions.Condition(held.Condition, ExpressionPlace.Contact);
        }
    }

    private static void People(CampaignPlan plan, ExpressionValidator expressions)
    {
        foreach (var persona in plan.Personas) expressions.Condition(persona.Condition, ExpressionPlace.Contact);
        for (var at = 0; at < plan.Segments.Length; at++)
        {
            expressions.Condition(plan.Segments[at].Condition, ExpressionPlace.Contact);
            var later = ExpressionWalk.Within(plan.Segments[at].Condition).OfType<SegmentCondition>().Any(test => test.Segment >= at);
            Require(!later, $"segment `{plan.Segments[at].Name}` refers to itself or a later one");
        }
    }
}
