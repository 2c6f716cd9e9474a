using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>The slope of something made of two values that both may move, each times or by the other.</summary>
internal abstract class PairSlope(Slope left, Slope right, Func<Frame, long> value) : Slope
{
    /// <summary>A value of fewer millionths than this is taken to stay as it is for as long as it surely does: rounded so coarsely it has no rate.</summary>
    private const double Few = 64;

    protected const double One = Plan.Values.Value.One;

    protected Slope Left => left;

    protected Slope Right => right;

    public override long Value(Frame frame) => value(frame);

    public override double Span(Frame frame) => IsUnknown(frame) ? Math.Min(SpanOf(left, frame), SpanOf(right, frame)) : Look(frame).Span;

    public override double Rate(Frame frame) => IsUnknown(frame) ? 0 : Look(frame).Rate;

    public override double Jump(Frame frame) => IsUnknown(frame) ? 0 : Look(frame).Jump;

    public override double Calm(Frame frame) => Math.Min(left.Calm(frame), right.Calm(frame));

    /// <summary>How fast it moves at most, for how long that holds, and how much its roundings make.</summary>
    protected abstract (double Rate, double Span, double Jump) Look(Frame frame);

    /// <summary>What is known of one of the two for as long as the span says.</summary>
    protected static Side SideOf(Slope one, Frame frame)
    {
        var now = Math.Abs((double)one.Value(frame));
        if (one.Direction(frame) == 0) return new Side(now, now, 0, 0, double.PositiveInfinity);
        if (now < Few) return new Side(now, now, 0, 0, one.Calm(frame));
        var (low, high) = one.Range(frame);
        var most = Math.Max(Math.Abs(low), Math.Abs(high));
        var (rate, span) = (one.Rate(frame), one.Span(frame));
        // What is small now but may be large some day is looked at again before it is twice what it is.
        if (rate > 0 && most > 2 * now) (most, span) = (2 * now, Math.Min(span, now / rate));
        return new Side(now, most, rate, 1 + one.Jump(frame), span);
    }

    // 1 where it surely stays at zero or above, -1 at zero or below, null where it may do both.
    protected static int? SignOf((double Low, double High) range) => range.Low >= 0 ? 1 : range.High <= 0 ? -1 : null;

    // The direction of a sum of two moves.
    protected static int? Together(int? one, int? other) => one is null || other is null ? null : one == 0 ? other : other == 0 || one == other ? one : null;

    private static double SpanOf(Slope one, Frame frame) => Math.Max(one.Calm(frame), one.Rate(frame) == 0 ? one.Span(frame) : 0);

    // Without a value there is nothing that moves, until a divisor leaves zero.
    private bool IsUnknown(Frame frame) => value(frame) == Plan.Values.Value.Unknown;

    /// <summary>One of the two.</summary>
    /// <param name="Now">How much it is, its sign apart.</param>
    /// <param name="Most">How much it can be.</param>
    /// <param name="Rate">How fast it moves at most.</param>
    /// <param name="Jump">How much its roundings make.</param>
    /// <param name="Span">For how many ticks all of that holds.</param>
    protected readonly record struct Side(double Now, double Most, double Rate, double Jump, double Span);
}

/// <summary>The slope of a product.</summary>
internal sealed class ProductSlope(Slope left, Slope right, Func<Frame, long> value) : PairSlope(left, right, value)
{
    public override int? Direction(Frame frame)
    {
        var (one, other) = (SignOf(Left.Range(frame)), SignOf(Right.Range(frame)));
        return Together(Left.Direction(frame) * other, Right.Direction(frame) * one);
    }

    // While one is nothing, the other may be what it likes.
    public override double Calm(Frame frame) =>
        Left.Value(frame) == 0 ? Left.Calm(frame) : Right.Value(frame) == 0 ? Right.Calm(frame) : base.Calm(frame);

    public override (double Low, double High) Range(Frame frame) => Corners(Left.Range(frame), Right.Range(frame));

    /// <summary>Between which values a product stays.</summary>
    public static (double Low, double High) Corners((double Low, double High) one, (double Low, double High) other)
    {
        var (a, b, c, d) = (Times(one.Low, other.Low), Times(one.Low, other.High), Times(one.High, other.Low), Times(one.High, other.High));
        return (Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
    }

    protected override (double Rate, double Span, double Jump) Look(Frame frame)
    {
        var (one, other) = (SideOf(Left, frame), SideOf(Right, frame));
        var rate = Times(one.Most, other.Rate) + Times(other.Most, one.Rate);
        return (rate, Math.Min(one.Span, other.Span), Times(one.Most, other.Jump) + Times(other.Most, one.Jump) + 1);
    }

    // Nothing times anything is nothing.
    private static double Times(double one, double other) => one == 0 || other == 0 ? 0 : one * other / One;
}

/// <summary>The slope of a quotient.</summary>
internal sealed class QuotientSlope(Slope left, Slope right, Func<Frame, long> value) : PairSlope(left, right, value)
{
    // A divisor that may come to zero takes the value away in the end.
    public override int? Direction(Frame frame)
    {
        var divisor = Right.Range(frame);
        if (divisor is { Low: <= 0, High: >= 0 }) return null;
        var sign = SignOf(divisor);
        return Together(Left.Direction(frame) * sign, -Right.Direction(frame) * SignOf(Left.Range(frame)));
    }

    // While the divisor is no less than half of what it is now.
    protected override (double Rate, double Span, double Jump) Look(Frame frame)
    {
        var (one, other) = (SideOf(Left, frame), SideOf(Right, frame));
        var least = other.Rate == 0 ? other.Now : other.Now / 2;
        var span = other.Rate == 0 ? double.PositiveInfinity : other.Now / 2 / other.Rate;
        var jump = (one.Jump / least) + (other.Jump == 0 ? 0 : one.Most * other.Jump / least / least);
        var rate = (one.Rate / least) + (other.Rate == 0 ? 0 : one.Most * other.Rate / least / least);
        return (rate * One, Math.Min(span, Math.Min(one.Span, other.Span)), (jump * One) + 1);
    }
}

/// <summary>The slope of a value by case: that of the branch that is taken, until a condition turns, which is a step.</summary>
internal sealed class ChoiceSlope(Func<Frame, bool>[] conditions, Slope[] branches) : Slope
{
    public override int? Direction(Frame frame) => Taken(frame).Direction(frame);

    public override double Rate(Frame frame) => Taken(frame).Rate(frame);

    public override double Span(Frame frame) => Taken(frame).Span(frame);

    public override double Jump(Frame frame) => Taken(frame).Jump(frame);

    public override double Calm(Frame frame) => Taken(frame).Calm(frame);

    // Whatever branch is taken later.
    public override (double Low, double High) Range(Frame frame)
    {
        var (low, high) = branches[0].Range(frame);
        foreach (var branch in branches)
        {
            var range = branch.Range(frame);
            (low, high) = (Math.Min(low, range.Low), Math.Max(high, range.High));
        }

        return (low, high);
    }

    public override long Value(Frame frame) => Taken(frame).Value(frame);

    private Slope Taken(Frame frame)
    {
        var index = 0;
        while (index < conditions.Length && !conditions[index](frame)) index++;
        return branches[index];
    }
}
