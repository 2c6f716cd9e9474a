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

/// <summary>A comparison of figures of one account with fixed values: the same for all of its contacts, so that it is worked out once.</summary>
internal sealed class AccountSharedHorizon(int kind, Horizon inner) : Horizon
{
    public override long Of(Frame frame)
    {
        if (frame.State.Accounts?.Of[kind] is not { } account) return Ticks.Never;
        var known = account.Recall(this, frame.Now);
        if (known != Value.Unknown) return known;
        var horizon = inner.Of(frame);
        account.Keep(this, frame.Now, horizon);
        return horizon;
    }
}

/// <summary>How a figure of the contact's account moves by time alone: as its contacts' values do.</summary>
/// <remarks>
/// A sum, an average, a least and a largest value, and the sum of the best, none of them falls while no value does; and none moves faster than all values together.
/// </remarks>
internal sealed class AccountSlope(int kind, Slope each, Func<Frame, long> value) : Slope
{
    public override int? Direction(Frame frame)
    {
        if (frame.State.Accounts?.Of[kind] is not { } account) return 0;
        int? direction = 0;
        AccountBook.Visit(frame, account, one =>
        {
            var own = each.Direction(one);
            if (own != 0 && direction is not null) direction = direction == 0 || direction == own ? own : null;
        });
        return direction;
    }

    public override double Rate(Frame frame)
    {
        if (frame.State.Accounts?.Of[kind] is not { } account) return 0;
        var rate = 0.0;
        AccountBook.Visit(frame, account, one => rate += each.Rate(one));
        return rate;
    }

    public override long Value(Frame frame) => value(frame);
}
