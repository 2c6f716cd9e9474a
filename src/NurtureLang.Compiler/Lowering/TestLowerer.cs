using System.Collections.Immutable;
using NurtureLang.Plan;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Tests;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Writes the tests of a program beside its plan.</summary>
/// <param name="expressions">What lowered the plan: the conditions of tests may remember more, behind what the plan remembers.</param>
internal sealed class TestLowerer(ExpressionLowerer expressions)
{
    private readonly List<PlanSegment> segments = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private int first;

    /// <summary>The tests and the plan that they run.</summary>
    public PlanTests Lower(Program program, CampaignPlan plan)
    {
        first = plan.Segments.Length;
        ImmutableArray<PlanTest> tests = [.. program.Tests.Select(test => new PlanTest(
            test.Title,
            [.. test.Contacts.Select(contact => new PlanTestContact(contact.Name, Values(contact.Fields)))],
            [.. test.Items.Select(Item)],
            test.Origin.Line))];
        var made = plan with
        {
            Segments = [.. plan.Segments, .. segments],
            Functions = expressions.Functions, Aggregates = expressions.Aggregates,
            Held = expressions.Held,
        };
        return new PlanTests(made with { StateBytes = StateLayout.Of(made).Bytes }, tests);
    }

    private PlanTestItem Item(BoundTestItem item) => item switch
    {
        BoundTestEntry entry => new PlanTestEntry(entry.Contact, entry.Origin.Line),
        BoundTestMoment moment => new PlanTestMoment(
            moment.Local, moment.Instant, moment.After is { } after ? Fixed.Duration(after) : null, moment.Contacts, moment.Event?.Position ?? -1,
            Values(moment.Properties), moment.Origin.Line),
        BoundExpectation expectation => Expectation(expectation),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private PlanExpectation Expectation(BoundExpectation one) => new(
        one.Contacts,
        one.Time.Within is { } within ? Fixed.Duration(within) : null,
        one.Time.After is { } after ? Fixed.Duration(after) : null,
        one.Time.IsAfterThat,
        one.What switch
        {
            BoundExpectedCondition what => new PlanExpectedCondition(Segment(what.Condition), what.IsNegated),
            BoundExpectedCount what => new PlanExpectedCount(Occurrence(what.What), what.Least, what.Most),
            BoundExpectedTimeline => new PlanExpectedTimeline(),
            BoundExpectedOrder what => new PlanExpectedOrder(Occurrence(what.First), Occurrence(what.Second)),
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        Written(one),
        one.Origin.Line);

    // Of several in a row only the first has the word before it.
    private static string Written(BoundExpectation one)
    {
        var text = string.Join(' ', one.Origin.Source.GetText(one.Origin.Span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.StartsWith("expect ", StringComparison.Ordinal) ? text : $"expect {text}";
    }

    // The same condition in many tests is one segment.
    private int Segment(BoundExpression condition)
    {
        var lowered = expressions.Lower(condition);
        var key = ExpressionKey.Of(lowered);
        if (known.TryGetValue(key, out var position)) return position;
        position = first + segments.Count;
        known.Add(key, position);
        segments.Add(new PlanSegment($"test {segments.Count + 1}", lowered, condition.Origin.Line));
        return position;
    }

    private static ImmutableArray<PlanTestValue> Values(ImmutableArray<BoundTestValue?> values) => [.. values.Select(Value)];

    private static PlanTestValue Value(BoundTestValue? value) => value switch
    {
        null => PlanTestValue.Unknown,
        { Text: { } text } => new PlanTestValue(PlanTestValueKind.Text, 0, text),
        { IsLocal: true } => new PlanTestValue(PlanTestValueKind.Local, (long)value.Value, null),
        { Type.IsSet: true } => new PlanTestValue(PlanTestValueKind.Fixed, (long)value.Value, null),
        _ => new PlanTestValue(PlanTestValueKind.Fixed, Fixed.Of(value.Value, value.Type), null),
    };

    private static PlanOccurrence Occurrence(BoundOccurrence what) => new(
        Kind(what.Kind), what.Message?.Name, what.Channel?.Name, what.Sequence?.Name, what.Of, what.Name, what.Text, what.To);

    private static PlanOccurrenceKind Kind(OccurrenceKind kind) => kind switch
    {
        OccurrenceKind.Sent => PlanOccurrenceKind.Sent,
        OccurrenceKind.Deferred => PlanOccurrenceKind.Deferred,
        OccurrenceKind.Dropped => PlanOccurrenceKind.Dropped,
        OccurrenceKind.Task => PlanOccurrenceKind.Task,
        OccurrenceKind.Answered => PlanOccurrenceKind.Answered,
        OccurrenceKind.Alert => PlanOccurrenceKind.Alert,
        OccurrenceKind.Webhook => PlanOccurrenceKind.Webhook,
        OccurrenceKind.GoalMet => PlanOccurrenceKind.GoalMet,
        OccurrenceKind.GoalMissed => PlanOccurrenceKind.GoalMissed,
        OccurrenceKind.Enrolled => PlanOccurrenceKind.Enrolled,
        OccurrenceKind.Refused => PlanOccurrenceKind.Refused,
        OccurrenceKind.Exited => PlanOccurrenceKind.Exited,
        OccurrenceKind.Finished => PlanOccurrenceKind.Finished,
        OccurrenceKind.Exhausted => PlanOccurrenceKind.Exhausted,
        OccurrenceKind.Assigned => PlanOccurrenceKind.Assigned,
        OccurrenceKind.Stage => PlanOccurrenceKind.Stage,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
