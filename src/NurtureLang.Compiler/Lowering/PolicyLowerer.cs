using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Sequences;
using NurtureLang.Semantics.Bound;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Writes the policy.</summary>
internal sealed class PolicyLowerer(ExpressionLowerer expressions, string campaign)
{
    public PlanPolicy Lower(BoundPolicy policy) => new(
        Fixed.Mask(policy.Consent),
        policy.ConsentField?.Position ?? -1,
        policy.ConsentOrigin?.Line ?? "",
        [.. policy.Quiet.Select(quiet => new PlanQuiet(quiet.Start, quiet.End, Fixed.Mask(quiet.Channels), quiet.Origin.Line))],
        [.. policy.Caps.Select(Cap)],
        SequenceLowerer.CapRule(policy.Capped),
        [.. policy.Suppressions.Select(one => new PlanSuppression(expressions.Lower(one.When), Fixed.Mask(one.Except), one.Origin.Line))],
        [.. policy.CoolOffs.Select(one => new PlanCoolOff(one.Ticks, expressions.Aggregate(one.Last), one.Origin.Line))],
        [.. policy.OptOuts.Select(Change)],
        [.. policy.OptIns.Select(Change)],
        [.. policy.Zones.Select(zone => new PlanZoneSource(zone.Field.Position, zone.IsCountry))],
        Holdout(policy.Holdout, $"{campaign} holdout"));

    /// <summary>A control group, salted as it says or by what it is for. No name has a blank, so that no split draws with such a salt.</summary>
    public static PlanHoldout? Holdout(BoundHoldout? holdout, string salt) =>
        holdout is null ? null : new PlanHoldout(holdout.Share, holdout.Salt ?? salt, holdout.Origin.Line);

    private PlanCap Cap(BoundCap cap) => new(
        cap.Count, cap.Channel is { } channel ? Fixed.Mask([channel]) : 0, cap.Topic?.Position ?? -1, Fixed.Period(cap.Period),
        expressions.Optional(cap.For), cap.Origin.Line);

    private PlanConsentChange Change(BoundConsentChange change) => new(
        change.Event.Position, expressions.Optional(change.Where), change.Channel?.Position ?? -1, change.Topic?.Position ?? -1, change.Origin.Line);
}
