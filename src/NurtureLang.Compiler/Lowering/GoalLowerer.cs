using NurtureLang.Plan.Goals;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Writes a goal of the campaign.</summary>
internal sealed class GoalLowerer(Program program, ExpressionLowerer expressions)
{
    public PlanMeasuredGoal Lower(BoundMeasuredGoal goal) => new(
        goal.Name, Measure(goal.Measure), ExpressionLowerer.Operator(goal.Operator),
        goal.Measure is BoundStageTime ? (long)goal.Target : Fixed.Millionths(goal.Target), goal.Within, goal.Origin.Line);

    private PlanMeasure Measure(BoundMeasure measure) => measure switch
    {
        BoundRate rate => new RateMeasure(
            rate.Event.Position, expressions.Optional(rate.Where), MessageOf(rate.Event), rate.Channel?.Position ?? -1, rate.Message?.Position ?? -1,
            rate.Sequence?.Position ?? -1),
        BoundConversion way => new ConversionMeasure(way.Stages.Position, way.From.Position, way.To.Position),
        BoundStageTime way => new TimeMeasure(way.Stages.Position, way.From.Position, way.To.Position, way.IsAverage),
        BoundAnswerShare answer => new AnswerMeasure(
            answer.Handoff is { } handoff ? program.Handoffs.IndexOf(handoff) : -1, Fixed.Duration(answer.Within.Length), answer.Within.Calendar?.Position ?? -1),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // An event that has one property of type message is about that message.
    private static int MessageOf(EventSymbol of)
    {
        var found = of.Properties.Where(property => property.Type is { Kind: TypeKind.Message, IsSet: false }).ToList();
        return found.Count == 1 ? found[0].Position : -1;
    }
}
