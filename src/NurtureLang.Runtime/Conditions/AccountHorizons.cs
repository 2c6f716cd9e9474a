using NurtureLang.Plan.Accounts;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Until when a figure of the contact's account holds but for what moves smoothly: the first instant of its contacts.</summary>
internal sealed class AccountStepHorizon(int kind, Horizon each) : Horizon
{
    public override long Of(Frame frame)
    {
        if (frame.State.Accounts?.Of[kind] is not { } account) return Ticks.Never;
        var known = account.Recall(this, frame.Now);
        if (known != Value.Unknown) return known;
        var first = Ticks.Never;
        AccountBook.Visit(frame, account, one => first = Math.Min(first, each.Of(one)));
        account.Keep(this, frame.Now, first);
        return first;
    }
}

/// <summary>How a figure of the contact's account moves by time alone: as its contacts' values do.</summary>
/// <remarks>
/// A sum, an average, a least and a largest value, and the sum of the best: none of them falls while no value does; and none moves faster than those values
/// that move fastest, of as many contacts as it is made of.
/// </remarks>
internal sealed class AccountSlope(int kind, PlanRollUp figure, Slope each, Func<Frame, long> value) : Slope
{
    // One where only one value counts at a time, 0 for all.
    private readonly int most = figure.Kind is RollUpKind.Min or RollUpKind.Max ? 1 : figure.Best;

    public override int? Direction(Frame frame)
    {
        if (frame.State.Accounts?.Of[kind] is not { } account) return 0;
        int? direction = 0;
        AccountBook.Visit(frame, account, one =>
        {
            if (direction is null) return;
            var own = each.Direction(one);
            if (own != 0) direction = direction == 0 || direction == own ? own : null;
        });
        return direction;
    }

    public override double Rate(Frame frame)
    {
        if (frame.State.Accounts?.Of[kind] is not { } account) return 0;
        var sum = 0.0;
        var fastest = new PriorityQueue<double, double>();
        AccountBook.Visit(frame, account, one =>
        {
            var rate = each.Rate(one);
            sum += rate;
            if (most == 0) return;
            fastest.Enqueue(rate, rate);
            if (fastest.Count > most) sum -= fastest.Dequeue();
        });
        // Subtracting may leave a little too little.
        return most == 0 ? sum : sum * 1.000001;
    }

    public override double Calm(Frame frame)
    {
        if (frame.State.Accounts?.Of[kind] is not { } account) return double.PositiveInfinity;
        var calm = double.PositiveInfinity;
        AccountBook.Visit(frame, account, one => calm = Math.Min(calm, each.Calm(one)));
        return calm;
    }

    public override long Value(Frame frame) => value(frame);
}
