using System.Collections.Immutable;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Sequences;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>What an expression may refer to beside the contact.</summary>
/// <param name="Event">The event under test; none where none is.</param>
/// <param name="Kept">The properties that the sequence keeps; none outside of one.</param>
/// <param name="AnyKept">Whether it is a message's, which each send of it is checked against.</param>
internal sealed record ExpressionPlace(PlanEvent? Event = null, ImmutableArray<PlanKept>? Kept = null, bool AnyKept = false)
{
    /// <summary>Nothing but the contact.</summary>
    public static ExpressionPlace Contact { get; } = new();
}

/// <summary>Checks the expressions of a plan: finite, of the right kind, and referring only to what exists.</summary>
internal sealed class ExpressionValidator(PlanCheck check)
{
    private const int MostDepth = 64;
    private const int MostParts = 10_000;

    private readonly CampaignPlan plan = check.Plan;

    /// <summary>A condition, or none.</summary>
    public void Condition(PlanExpression? expression, ExpressionPlace place)
    {
        if (expression is not null) Condition(expression, place, 0);
    }

    /// <summary>A text.</summary>
    public void Text(PlanExpression expression, ExpressionPlace place) => Value(expression, place, 0, text: true);

    /// <summary>A value that is not text.</summary>
    public void Number(PlanExpression expression, ExpressionPlace place) => Value(expression, place, 0, text: false);

    /// <summary>A text with values, or none.</summary>
    public void Template(PlanTemplate? template, ExpressionPlace place)
    {
        if (template is null) return;
        foreach (var part in List(template.Parts, MostParts, "parts of a text"))
        {
            Require(part.Value is null == part.Type is null && part.Fallback is null == part.FallbackType is null, "a part of a text has no type");
            Require(part.Fallback is null || part.Value is not null, "a part of a text has a fallback of nothing");
            if (part is { Value: { } value, Type: { } type }) Written(value, type, place);
            if (part is { Fallback: { } fallback, FallbackType: { } fallbackType }) Written(fallback, fallbackType, place);
        }
    }

    /// <summary>A value that is written in a type, or put into a field of it: where the type has a list of values, it is one of them.</summary>
    public void Written(PlanExpression value, PlanType type, ExpressionPlace place)
    {
        check.Type(type);
        Written(value, type, place, 0);
    }

    private void Written(PlanExpression value, PlanType type, ExpressionPlace place, int depth)
    {
        var isText = IsText(type);
        Value(value, place, depth, isText);
        foreach (var result in Results(value))
        {
            switch (result)
            {
                case ConstantValue constant:
                    var isKnown = constant.Value != Values.Value.Unknown;
                    Require(!isText || !isKnown, "a number stands where text is wanted");
                    if (!isText && isKnown && check.Members(type) is { } members)
                    {
                        var limit = type.Set ? (1L << members) - 1 : members - 1;
                        Require(constant.Value >= 0 && constant.Value <= limit, "a value is none of its type");
                    }

                    break;
                default:
                    if (TypeOf(result, place) is { } own)
                        Require(own.Kind == type.Kind && own.Set == type.Set && own.Enum == type.Enum || isText && IsText(own), "a value is of another type");
                    else if (!place.AnyKept || result is not EntryValue)
                        Require(!isText && check.Members(type) is null && !type.Set, "a value is of another type");
                    break;
            }
        }
    }

    private static IEnumerable<PlanExpression> Results(PlanExpression value) =>
        value is CaseValue node ? node.Branches.SelectMany(branch => Results(branch.Then)).Concat(Results(node.Otherwise)) : [value];

    private static bool IsText(PlanType type) => !type.Set && type.Kind is ValueKind.Text or ValueKind.TimeZone;

    private void Condition(PlanExpression expression, ExpressionPlace place, int depth)
    {
        Depth(expression, depth++);
        switch (expression)
        {
            case LiteralCondition: break;
            case AllCondition node: foreach (var part in List(node.Parts, MostParts, "parts of a condition")) Condition(part, place, depth); break;
            case AnyCondition node: foreach (var part in List(node.Parts, MostParts, "parts of a condition")) Condition(part, place, depth); break;
            case NotCondition node: Condition(node.Part, place, depth); break;
            case CompareCondition node:
                Defined(node.Operator);
                Value(node.Left, place, depth, null);
                Value(node.Right, place, depth, null);
                break;
            case OneOfCondition node:
                List(node.Values, MostParts, "values of a list");
                Value(node.Subject, place, depth, false);
                break;
            case TextCondition node:
                Defined(node.Operator);
                Value(node.Subject, place, depth, true);
                foreach (var text in List(node.Texts, MostParts, "texts of a list")) Value(text, place, depth, true);
                break;
            case ContainsCondition node:
                Value(node.Subject, place, depth, false);
                Require(TypeOf(node.Subject, place) is null or { Set: true }, "what is no set is asked for a member");
                Value(node.Member, place, depth, false);
                if (node.Member is ConstantValue constant) Require(constant.Value is >= 0 and < 63, "a set is asked for a member that it cannot have");
                break;
            case KnownCondition node: Value(node.Subject, place, depth, null); break;
            case SegmentCondition node: Position(node.Segment, plan.Segments.Length, "segment"); break;
            case HeldCondition node: Position(node.Held, plan.Held.Length, "held condition"); break;
            case AnniversaryCondition node:
                Value(node.Subject, place, depth, false);
                Require(node.Days is >= 0 and <= 365, "an anniversary is out of range");
                break;
            case EntersCondition node:
                Position(node.Stages, plan.Stages.Length, "journey");
                Position(node.Stage, plan.Stages[node.Stages].Stages.IsDefault ? 0 : plan.Stages[node.Stages].Stages.Length, "stage");
                break;
            case SentCondition node:
                foreach (var message in List(node.Messages, MostParts, "messages of a list")) Position(message, plan.Messages.Length, "message");
                check.Channels(node.Channels);
                if (node.Window != 0) Length(node.Window);
                break;
            default: throw Refuse("a value stands where a condition is wanted");
        }
    }

    private void Value(PlanExpression expression, ExpressionPlace place, int depth, bool? text)
    {
        Depth(expression, depth++);
        switch (expression)
        {
            case ConstantValue or TextValue or ContentValue or PersonaValue: break;
            case FieldValue node: Position(node.Field, plan.Schema.Fields.Length, "field"); break;
            case EventValue node: Position(node.Property, place.Event?.Properties.Length ?? 0, "property of the event under test,"); break;
            case EntryValue node:
                if (place.AnyKept) Require(node.Property is >= 0 and < 1_000, "it refers to a property that no sequence keeps");
                else Position(node.Property, place.Kept?.Length ?? 0, "kept property");
                break;
            case AggregateValue node:
                Position(node.Aggregate, plan.Aggregates.Length, "aggregate");
                Require(plan.Aggregates[node.Aggregate].Key is null, "an aggregate is asked for without its value");
                break;
            case KeyedAggregateValue node:
                Position(node.Aggregate, plan.Aggregates.Length, "aggregate");
                Require(place.Event is not null, "events of one value are asked for where no event is under test");
                Keyed(plan.Aggregates[node.Aggregate], node.Key, place, depth);
                break;
            case ScoreValue node: Position(node.Score, plan.Scores.Length, "score"); break;
            case RollUpValue node:
                Position(node.Account, plan.Accounts.Length, "account");
                Position(node.RollUp, plan.Accounts[node.Account].RollUps.Length, "figure of an account");
                break;
            case DomainValue node:
                Value(node.Subject, place, depth, true);
                foreach (var one in List(node.Except, 1_000, "domains left out")) Require(one.Length > 0, "a domain left out has no name");
                break;
            case StageValue node: Position(node.Stages, plan.Stages.Length, "journey"); break;
            case GradeValue node: Position(node.Grade, plan.Grades.Length, "grade"); break;
            case ClockValue node: Defined(node.Reading); break;
            case ArithmeticValue node:
                Defined(node.Operator);
                Value(node.Left, place, depth, false);
                Value(node.Right, place, depth, false);
                break;
            case CaseValue node:
                foreach (var branch in List(node.Branches, MostParts, "branches of a case"))
                {
                    Condition(branch.When, place, depth);
                    Value(branch.Then, place, depth, text);
                }

                Value(node.Otherwise, place, depth, text);
                return;
            case CallValue node: Call(node, place, depth); break;
            default: throw Refuse("a condition stands where a value is wanted");
        }

        if (text is not { } wanted || expression is ConstantValue { Value: Values.Value.Unknown }) return;
        var isText = expression is TextValue or ContentValue or DomainValue || (TypeOf(expression, place) is { } type && IsText(type));
        if (place.AnyKept && expression is EntryValue) return;
        Require(isText == wanted, wanted ? "a value stands where text is wanted" : "text stands where a value is wanted");
    }

    private void Call(CallValue node, ExpressionPlace place, int depth)
    {
        Position(node.Function, plan.Functions.Length, "function");
        var function = plan.Functions[node.Function];
        Require(List(node.Arguments, PlanFunction.MostParameters, "arguments").Length == function.Parameters.Length,
            $"function `{function.Name}` is given another number of values than it takes");
        for (var at = 0; at < function.Parameters.Length; at++)
        {
            Written(node.Arguments[at], function.Parameters[at].Type, place, depth);
            Require(!ExpressionWalk.IsSmooth(plan, node.Arguments[at]), $"function `{function.Name}` is given a value that changes at every instant");
        }
    }

    private void Keyed(PlanAggregate aggregate, PlanExpression value, ExpressionPlace place, int depth)
    {
        Require(aggregate is { Key: not null, Event: >= 0 }, "an aggregate has no value to be asked for by");
        // INVARIANT: positions of aggregates are checked before expressions are, or here refused first.
        AggregateValidator.Check(plan, aggregate);
        var type = plan.Schema.Events[aggregate.Event].Properties[aggregate.Key ?? 0].Type;
        Value(value, place, depth, IsText(type));
    }

    // The type that the schema gives a value; none for what is computed.
    private PlanType? TypeOf(PlanExpression expression, ExpressionPlace place) => expression switch
    {
        TextValue or ContentValue or DomainValue => new PlanType(ValueKind.Text),
        FieldValue node => plan.Schema.Fields[node.Field].Type,
        EventValue node => place.Event?.Properties[node.Property].Type,
        EntryValue node when !place.AnyKept => place.Kept?[node.Property].Type,
        ScoreValue => new PlanType(ValueKind.Number),
        CallValue node => plan.Functions[node.Function].Returns,
        AggregateValue node => TypeOf(plan.Aggregates[node.Aggregate]),
        KeyedAggregateValue node => TypeOf(plan.Aggregates[node.Aggregate]),
        _ => null,
    };

    private PlanType TypeOf(PlanAggregate aggregate)
    {
        if (aggregate.Kind == AggregateKind.Count) return new PlanType(ValueKind.Number);
        if (aggregate.Property < 0 || aggregate.Event < 0) return new PlanType(ValueKind.Instant);
        var properties = plan.Schema.Events[aggregate.Event].Properties;
        return aggregate.Property < properties.Length ? properties[aggregate.Property].Type : throw Refuse("it refers to a property that does not exist");
    }

    private static void Depth(PlanExpression? expression, int depth)
    {
        Require(expression is not null, "an expression is missing");
        if (depth < MostDepth) return;
        throw new PlanException($"The plan has an expression nested more than {MostDepth} deep. Name parts of it as segments, then build it again.");
    }
}
