using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Reads the reactions of a response-model file into rules; one that names several messages, channels, personas or stages into a rule for each.</summary>
internal sealed class ReactionReader(CampaignPlan plan, ValueReader values)
{
    private const string Estimate = "estimate";

    private readonly string[] messages = [.. plan.Messages.Select(message => message.Name)];
    private readonly string[] channels = [.. plan.Channels];
    private readonly string[] personas = [.. plan.Personas.Select(persona => persona.Name)];
    private readonly string[] events = [.. plan.Schema.Events.Select(one => one.Name)];
    private readonly (string Name, int Journey, int Stage)[] stages = [.. StagesOf(plan)];

    /// <summary>The rules of a reaction.</summary>
    /// <param name="node">The reaction.</param>
    /// <param name="number">Its number, from 1.</param>
    public IEnumerable<ResponseRule> Read(ResponseNode node, int number)
    {
        node.Members("event", "message", "channel", "persona", "stage", "after", "rate", "delay", "with");
        var named = node.Find("event") ?? throw node.Wrong("names no \"event\": the event that a contact sends in reaction");
        var (position, type) = EventOf(named);
        if (type.Role is not (EventRole.Declared or EventRole.ContactUpdated))
            throw named.Wrong($"is {type.Name}, which is nothing that a contact does in reaction to a touch");
        var rate = node.Find("rate") ?? throw node.Wrong("says no \"rate\": the share of touches that it follows, such as 0.25, or \"estimate\"");
        var delay = node.Find("delay") ?? throw node.Wrong("says no \"delay\": how long afterwards, such as {\"min\": \"1 minute\", \"max\": \"2 days\"}, or \"estimate\"");
        var rule = WithProperties(node, type, new ResponseRule
        {
            Number = number,
            Event = position,
            EventName = type.Name,
            AfterEvent = node.Find("after") is { } after ? EventOf(after).Position : -1,
            Rate = rate.IsText && rate.Text() == Estimate ? null : rate.Share(),
            Delay = delay.IsText && delay.Text() == Estimate ? null : ReadDelay(delay),
        });
        return
            from message in Positions(node, "message", messages)
            from channel in Positions(node, "channel", channels)
            from persona in Positions(node, "persona", personas)
            from stage in StagesOf(node)
            select rule with { Message = message, Channel = channel, Persona = persona, Journey = stage.Journey, Stage = stage.Stage };
    }

    /// <summary>The event that a text names.</summary>
    public (int Position, PlanEvent Type) EventOf(ResponseNode node)
    {
        var position = node.PositionIn(events, "event");
        return (position, plan.Schema.Events[position]);
    }

    private static IEnumerable<int> Positions(ResponseNode node, string member, string[] names) =>
        node.Find(member) is { } found ? [.. found.OneOrList().Select(one => one.PositionIn(names, member)).Distinct()] : [-1];

    private IEnumerable<(int Journey, int Stage)> StagesOf(ResponseNode node)
    {
        if (node.Find("stage") is not { } found) return [(-1, -1)];
        string[] names = [.. stages.Select(stage => stage.Name)];
        return [.. found.OneOrList().Select(one => stages[one.PositionIn(names, "stage")]).Select(stage => (stage.Journey, stage.Stage)).Distinct()];
    }

    // With several journeys a stage is written as `journey.stage`, as in the result.
    private static IEnumerable<(string Name, int Journey, int Stage)> StagesOf(CampaignPlan plan) =>
        plan.Stages.SelectMany((journey, at) => journey.Stages.Select((stage, position) =>
            (plan.Stages.Length > 1 ? $"{journey.Name}.{stage.Name}" : stage.Name, at, position)));

    private ReactionDelay ReadDelay(ResponseNode node)
    {
        if (node.IsText) return new EvenDelay(node.Seconds(values), node.Seconds(values));
        if (node.IsObject && node.Find("median") is { } median)
        {
            node.Members("median", "spread");
            var spread = node.Find("spread") ?? throw node.Wrong("says no \"spread\": how many times shorter or longer than the median it is at most");
            return new AroundDelay(median.Seconds(values), spread.Number(1, 1_000));
        }

        node.Members("min", "max");
        var least = (node.Find("min") ?? throw node.Wrong("says neither \"min\" and \"max\" nor \"median\" and \"spread\"")).Seconds(values);
        var most = (node.Find("max") ?? throw node.Wrong("says a \"min\" and no \"max\"")).Seconds(values);
        return least <= most ? new EvenDelay(least, most) : throw node.Wrong("has a \"min\" that is longer than its \"max\"");
    }

    private ResponseRule WithProperties(ResponseNode node, PlanEvent type, ResponseRule rule)
    {
        var given = Given(node, type);
        var properties = new long[type.Properties.Length];
        var (ofMessage, ofChannel) = (new List<int>(), new List<int>());
        for (var index = 0; index < properties.Length; index++)
        {
            var property = type.Properties[index];
            properties[index] = Value.Unknown;
            if (given.TryGetValue(property.Name, out var written))
            {
                if (!values.TryRead(property.Type, written.Cell(), out properties[index], out var why)) throw written.Wrong($"cannot be read: {why.TrimEnd('.')}");
            }
            else if (type.Role == EventRole.Declared && property.Type is { Kind: ValueKind.Message, Set: false })
            {
                ofMessage.Add(index);
            }
            else if (type.Role == EventRole.Declared && property.Type is { Kind: ValueKind.Channel, Set: false })
            {
                ofChannel.Add(index);
            }
            else if (property.Type is { Set: true, Optional: false } && type.Role == EventRole.Declared)
            {
                properties[index] = 0;
            }
            else if (!property.Type.Optional && type.Role == EventRole.Declared)
            {
                throw node.Wrong($"has to say what {type.Name} has for {property.Name}, which is always known: \"with\": {{\"{property.Name}\": ...}}");
            }
        }

        return rule with { Properties = [.. properties], MessageProperties = [.. ofMessage], ChannelProperties = [.. ofChannel] };
    }

    private static Dictionary<string, ResponseNode> Given(ResponseNode node, PlanEvent type)
    {
        if (node.Find("with") is not { } with) return [];
        string[] names = [.. type.Properties.Select(property => property.Name)];
        if (names.Length == 0) throw with.Wrong($"has to go: {type.Name} has no properties");
        with.Members(names);
        return with.All().ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
    }
}
