using System.Collections.Immutable;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Differences.Describing;

/// <summary>Assets and messages.</summary>
internal static class ContentElements
{
    public static IEnumerable<Element> Of(Speech speech)
    {
        for (var at = 0; at < speech.Plan.Assets.Length; at++) yield return Asset(speech, speech.Plan.Assets[at], at);
        for (var at = 0; at < speech.Plan.Messages.Length; at++) yield return Message(speech, speech.Plan.Messages[at], at);
    }

    private static Element Asset(Speech speech, PlanAsset asset, int at)
    {
        List<Fact> facts = [new("kind", "", "its kind", asset.Kind, asset.Source), new("url", "", "its address", asset.Url ?? "none", asset.Source)];
        if (asset.Asks is { } asks)
        {
            var fields = string.Join(", ", asks.Fields.Select(field => speech.Names.Field(field)));
            facts.Add(new Fact("asks", "", "what its form asks for", $"{fields}, at most {asks.AtMost} at once", asset.Source)
            {
                Stake = new Stake(Weight.Low("other fields become known"), Added: Weight.Low("whoever wants it has to say more")),
            });
        }

        return new Element(Part.Content, Kinds.Asset, speech.Names.Asset(at), asset.Source, [.. facts]) { Summary = asset.Kind };
    }

    private static Element Message(Speech speech, PlanMessage message, int at)
    {
        var scope = ScopeOf(speech, at);
        List<Fact> facts =
        [
            new("channel", "", "its channel", speech.Names.Channel(message.Channel), message.Source)
            {
                Stake = Stake.High("another consent and other caps hold for it"),
            },
            new("topic", "", "its topic", message.Topic < 0 ? "none" : speech.Names.Topic(message.Topic), message.Source)
            {
                Stake = Stake.High("another consent holds for it, and other caps"),
            },
            new("transactional", "", "it", message.Transactional ? "transactional" : "marketing", message.Source)
            {
                Stake = message.Transactional ? Stake.High("consent, opt-outs, suppression and caps no longer hold it back")
                    : Stake.Medium("consent and caps hold it back now"),
            },
        ];
        Prose("from", "who it is from", message.From);
        Prose("subject", "the subject", message.Subject);
        Prose("body", "the text", message.Body);
        facts.AddRange(message.Offers.Select(offer => new Fact("offer", speech.Names.Asset(offer), $"the offer of {speech.Names.Asset(offer)}",
            "", message.Source)));
        return new Element(Part.Content, Kinds.Message, speech.Names.Message(at), message.Source, [.. facts])
        {
            Summary = speech.Names.Channel(message.Channel),
            RenameStake = Weight.Medium("whoever received it counts as not having received it, and events in the history name the old one"),
        };

        void Prose(string family, string label, PlanTemplate? template)
        {
            if (template is not null) facts.Add(new Fact(family, "", label, speech.Template(template, scope), message.Source) { IsProse = true,
                Stake = Stakes.Words });
        }
    }

    // What messages read of an entry, every sequence that sends one keeps first: the names are the same in all of them.
    private static Scope ScopeOf(Speech speech, int message)
    {
        var sequence = speech.Plan.Sequences.FirstOrDefault(one => !one.Kept.IsEmpty && one.Steps.Any(step => Sends(step).Contains(message)));
        return sequence is null ? Scope.Contact : new Scope(-1, sequence.Kept);
    }

    /// <summary>The messages that a step sends.</summary>
    public static ImmutableArray<int> Sends(PlanStep step) => step switch
    {
        SendStep send => send.Messages,
        SendNextStep send => [.. send.Messages],
        CastStep cast => cast.Messages,
        _ => [],
    };
}
