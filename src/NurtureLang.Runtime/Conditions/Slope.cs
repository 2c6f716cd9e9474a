using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>How a value moves by time alone, smoothly.</summary>
internal abstract class Slope
{
    /// <summary>1 where it rises or stays, -1 where it falls or stays, 0 where it stays, null where it may do both.</summary>
    public abstract int? Direction(Frame frame);

    /// <summary>A bound of how fast it moves, in units of the value a tick; for <see cref="Span"/>.</summary>
    public abstract double Rate(Frame frame);

    /// <summary>For how many ticks from now the rate is a bound.</summary>
    public virtual double Span(Frame frame) => double.PositiveInfinity;

    /// <summary>By so much it may turn at once, beside what the rate says, because what it is made of is rounded.</summary>
    public virtual double Jump(Frame frame) => 0;

    /// <summary>Between which values it surely stays, if nothing but time passes.</summary>
    public virtual (double Low, double High) Range(Frame frame) => (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>For so many ticks from now it surely stays as it is, though what it is made of moves: it is rounded, and held by bounds.</summary>
    public virtual double Calm(Frame frame) => 0;

    /// <summary>Its value now.</summary>
    public abstract long Value(Frame frame);
}

/// <summary>The slope of a value that time does not move.</summary>
internal sealed class FlatSlope(Func<Frame, long> value) : Slope
{
    public override int? Direction(Frame frame) => 0;

    public override double Rate(Frame frame) => 0;

    public override double Calm(Frame frame) => double.PositiveInfinity;

    public override (double Low, double High) Range(Frame frame) => (value(frame), value(frame));

    public override long Value(Frame frame) => value(frame);
}

/// <summary>The slope of the clock itself.</summary>
internal sealed class ClockSlope : Slope
{
    public override int? Direction(Frame frame) => 1;

    public override double Rate(Frame frame) => 1;

    public override long Value(Frame frame) => frame.Now;
}

/// <summary>The slope of a score whose points fade.</summary>
internal sealed class ScoreSlope(ScoreBook scores, int score) : Slope
{
    public override int? Direction(Frame frame) => -scores.FadingSign(frame, score);

    public override double Rate(Frame frame) => scores.FadingRate(frame, score);

    public override double Calm(Frame frame) => scores.FadingCalm(frame, score);

    public override (double Low, double High) Range(Frame frame) => scores.FadingRange(frame, score);

    public override long Value(Frame frame) => scores.Read(frame, score);
}

/// <summary>The slope of a sum or difference.</summary>
internal sealed class SumSlope(Slope left, Slope right, bool minus) : Slope
{
    public override int? Direction(Frame frame)
    {
        var first = left.Direction(frame);
        var second = minus ? -right.Direction(frame) : right.Direction(frame);
        if (first == 0) return second;
        return second == 0 || first == second ? first : null;
    }

    public override double Rate(Frame frame) => left.Rate(frame) + right.Rate(frame);

    public override double Calm(Frame frame) => Math.Min(left.Calm(frame), right.Calm(frame));

    public override double Span(Frame frame) => Math.Min(left.Span(frame), right.Span(frame));

    public override double Jump(Frame frame) => left.Jump(frame) + right.Jump(frame);

    public override (double Low, double High) Range(Frame frame)
    {
        var ((low, high), (otherLow, otherHigh)) = (left.Range(frame), right.Range(frame));
        return minus ? (low - otherHigh, high - otherLow) : (low + otherLow, high + otherHigh);
    }

    public override long Value(Frame frame) => minus
        ? Plan.Values.Value.Subtract(left.Value(frame), right.Value(frame))
        : Plan.Values.Value.Add(left.Value(frame), right.Value(frame));
}

/// <summary>The slope of a value times a factor that time does not move.</summary>
internal sealed class ScaledSlope(Slope inner, Func<Frame, long> factor, Func<Frame, long> value) : Slope
{
    public override int? Direction(Frame frame) => inner.Direction(frame) * Math.Sign(factor(frame));

    public override double Rate(Frame frame) => inner.Rate(frame) * Math.Abs((double)factor(frame)) / Plan.Values.Value.One;

    public override double Calm(Frame frame) => inner.Calm(frame);

    public override double Span(Frame frame) => inner.Span(frame);

    public override double Jump(Frame frame) =>
        inner.Jump(frame) is var jump and > 0 ? (jump * Math.Abs((double)factor(frame)) / Plan.Values.Value.One) + 1 : 0;

    public override (double Low, double High) Range(Frame frame) => ProductSlope.Corners(inner.Range(frame), (factor(frame), factor(frame)));

    public override long Value(Frame frame) => value(frame);
}

/// <summary>The slope of a value that moves in a way nobody bounded: it is looked at again soon.</summary>
internal sealed class UnboundedSlope(Func<Frame, long> value) : Slope
{
    public override int? Direction(Frame frame) => null;

    public override double Rate(Frame frame) => double.MaxValue;

    public override long Value(Frame frame) => value(frame);
}

/// <summary>Builds the slopes of a plan's values.</summary>
internal sealed class SlopeBuilder(CampaignPlan plan, ExpressionCompiler compiler, ScoreBook scores)
{
    /// <summary>Whether something in a value moves smoothly.</summary>
    public bool Moves(PlanExpression expression) => Smooth(expression).Any(node => node switch
    {
        ScoreValue score => plan.Scores[score.Score].Derived is { } derived
            ? Moves(derived)
            : plan.Scores[score.Score].Rules.Any(rule => rule.Decay == Plan.Scores.DecayKind.HalfLife),
        ClockValue { Reading: ClockReading.Now } => true,
        RollUpValue value => FigureOf(value).Of is { } of && Moves(of),
        _ => false,
    });

    /// <summary>The longest half-life in a value, in ticks; 0 where the clock itself moves it.</summary>
    public long LongestHalfLife(PlanExpression expression)
    {
        var nodes = Smooth(expression).ToArray();
        if (nodes.Any(node => node is ClockValue { Reading: ClockReading.Now })) return 0;
        // Of several contacts whose values are added up, each fades by itself.
        if (nodes.OfType<RollUpValue>().Any(value => FigureOf(value).Of is { } of && Moves(of) && LongestHalfLife(of) == 0)) return 0;
        return nodes.OfType<ScoreValue>().Select(score => plan.Scores[score.Score].Derived is { } derived
            ? LongestHalfLife(derived)
            : scores.LongestHalfLife(score.Score))
            .Concat(nodes.OfType<RollUpValue>().Select(value => FigureOf(value).Of is { } of ? LongestHalfLife(of) : 0)).DefaultIfEmpty(0).Max();
    }

    private Plan.Accounts.PlanRollUp FigureOf(RollUpValue value) => plan.Accounts[value.Account].RollUps[value.RollUp];

    /// <summary>The slope of the difference of two values.</summary>
    public Slope Difference(PlanExpression left, PlanExpression right) => new SumSlope(Of(left), Of(right), minus: true);

    // INVARIANT: what a function in C# is given does not move smoothly, and so its value does not.
    private static IEnumerable<PlanExpression> Smooth(PlanExpression expression) =>
        expression is CallValue ? [] : ExpressionWalk.Parts(expression).SelectMany(Smooth).Prepend(expression);

    private Slope Of(PlanExpression expression)
    {
        if (!Moves(expression)) return new FlatSlope(compiler.Number(expression));
        return expression switch
        {
            ScoreValue score when plan.Scores[score.Score].Derived is { } derived => Of(derived),
            ScoreValue score => new ScoreSlope(scores, score.Score),
            ClockValue => new ClockSlope(),
            RollUpValue value when FigureOf(value).Of is { } of => new AccountSlope(value.Account, FigureOf(value), Of(of), compiler.Number(value)),
            ArithmeticValue { Operator: ArithmeticOperator.Add } sum => new SumSlope(Of(sum.Left), Of(sum.Right), minus: false),
            ArithmeticValue { Operator: ArithmeticOperator.Subtract } sum => new SumSlope(Of(sum.Left), Of(sum.Right), minus: true),
            ArithmeticValue { Operator: ArithmeticOperator.Multiply } product when !Moves(product.Left) =>
                new ScaledSlope(Of(product.Right), compiler.Number(product.Left), compiler.Number(product)),
            ArithmeticValue { Operator: ArithmeticOperator.Multiply } product when !Moves(product.Right) =>
                new ScaledSlope(Of(product.Left), compiler.Number(product.Right), compiler.Number(product)),
            ArithmeticValue { Operator: ArithmeticOperator.Multiply } product => new ProductSlope(Of(product.Left), Of(product.Right), compiler.Number(product)),
            ArithmeticValue { Operator: ArithmeticOperator.Divide } quotient => new QuotientSlope(Of(quotient.Left), Of(quotient.Right), compiler.Number(quotient)),
            CaseValue choice => new ChoiceSlope(
                [.. choice.Branches.Select(branch => compiler.Condition(branch.When))],
                [.. choice.Branches.Select(branch => Of(branch.Then)), Of(choice.Otherwise)]),
            _ => new UnboundedSlope(compiler.Number(expression)),
        };
    }
}
