using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks messages and the policy.</summary>
internal sealed class ContentValidator(PlanCheck check, ExpressionValidator expressions)
{
    private readonly CampaignPlan plan = check.Plan;

    public void Check()
    {
        var place = new ExpressionPlace(AnyKept: true);
        foreach (var message in plan.Messages)
        {
            Position(message.Channel, plan.Channels.Length, "channel");
            PositionOrNone(message.Topic, plan.Topics.Length, "topic");
            expressions.Template(message.From, place);
            expressions.Template(message.Subject, place);
            expressions.Template(message.Body, place);
            foreach (var asset in List(message.Offers, 1_000, "assets of a message")) Position(asset, plan.Assets.Length, "asset");
        }

        foreach (var asset in plan.Assets)
        {
            if (asset.Asks is not { } asks) continue;
            foreach (var field in List(asks.Fields, 1_000, "fields that an asset asks for")) Position(field, plan.Schema.Fields.Length, "field");
            Require(asks.AtMost is >= 1 and <= 1_000, "an asset asks for a number of fields that is out of range");
        }

        Policy(plan.Policy);
    }

    private void Policy(PlanPolicy policy)
    {
        check.Channels(policy.ConsentChannels);
        PositionOrNone(policy.ConsentField, plan.Schema.Fields.Length, "field");
        if (policy.ConsentField >= 0)
            Require(plan.Schema.Fields[policy.ConsentField].Type is { Kind: ValueKind.Channel, Set: true }, "the field of consent holds no channels");
        Require(policy.ConsentChannels == 0 || policy.ConsentField >= 0, "consent is held nowhere");
        foreach (var quiet in List(policy.Quiet, 1_000, "quiet hours"))
        {
            Require(quiet.Start is >= 0 and < Ticks.PerDay && quiet.End is > 0 and <= Ticks.PerDay && quiet.Start != quiet.End, "quiet hours are out of range");
            check.Channels(quiet.Channels);
        }

        foreach (var cap in List(policy.Caps, 1_000, "caps")) Cap(cap);
        Duration(policy.CapWait?.Wait);
        foreach (var one in List(policy.Suppressions, 1_000, "suppressions"))
        {
            expressions.Condition(one.When, ExpressionPlace.Contact);
            check.Channels(one.Except);
        }

        foreach (var one in List(policy.CoolOffs, 1_000, "silences"))
        {
            Length(one.Length);
            ScoreValidator.LastInstant(plan, one.LastInstant, orNone: false);
        }

        foreach (var change in List(policy.OptOuts, 1_000, "opt-outs")) Change(change);
        foreach (var change in List(policy.OptIns, 1_000, "opt-ins")) Change(change);
        foreach (var zone in List(policy.ZoneChain, 100, "places of a time zone"))
        {
            Position(zone.Field, plan.Schema.Fields.Length, "field");
            Require(plan.Schema.Fields[zone.Field].Type is { Set: false, Kind: ValueKind.Text or ValueKind.TimeZone }, "a time zone is looked up in what is none");
        }
    }

    private void Cap(PlanCap cap)
    {
        Require(cap.Count is >= 1 and <= 1_000, "a cap is out of range");
        check.Channels(cap.Channels);
        PositionOrNone(cap.Topic, plan.Topics.Length, "topic");
        Period(cap.Period);
        expressions.Condition(cap.For, ExpressionPlace.Contact);
    }

    private void Change(PlanConsentChange change)
    {
        Position(change.Event, plan.Schema.Events.Length, "event");
        var of = plan.Schema.Events[change.Event];
        expressions.Condition(change.Where, new ExpressionPlace(of));
        Property(of, change.ChannelProperty, ValueKind.Channel);
        Property(of, change.TopicProperty, ValueKind.Topic);
    }

    private static void Property(PlanEvent of, int property, ValueKind kind)
    {
        PositionOrNone(property, of.Properties.Length, "property");
        if (property >= 0) Require(of.Properties[property].Type.Kind == kind && !of.Properties[property].Type.Set, "a change of consent names what is none");
    }
}
