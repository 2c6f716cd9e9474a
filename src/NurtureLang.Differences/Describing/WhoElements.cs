using NurtureLang.Differences.Wording;

namespace NurtureLang.Differences.Describing;

/// <summary>Personas and segments.</summary>
internal static class WhoElements
{
    public static IEnumerable<Element> Of(Speech speech)
    {
        var plan = speech.Plan;
        for (var at = 0; at < plan.Personas.Length; at++)
        {
            var one = plan.Personas[at];
            var who = new Fact("condition", "", "who is meant", speech.Of(one.Condition), one.Source) { Stake = Stakes.Who,
                Conditions = [one.Condition] };
            yield return new Element(
                Part.Who, Kinds.Persona, speech.Names.Persona(at), one.Source,
                    [new Fact("title", "", "the title", ValueWords.Quoted(one.Title), one.Source), who])
            {
                Summary = who.Value, Stake = Stakes.Who,
            };
        }

        if (!plan.Personas.IsEmpty)
        {
            yield return new Element(Part.Who, "personas", "", plan.Personas[0].Source, [])
            {
                Rankings =
                [
                    new Ranking(
                        "order", "the order in which they are tried", [.. plan.Personas.Select((_, at) => new Ranked(speech.Names.Persona(at), at))],
                        plan.Personas[0].Source, Weight.Medium("a contact has the first persona that holds, so that some have another one")),
                ],
            };
        }

        for (var at = 0; at < plan.Segments.Length; at++)
        {
            var one = plan.Segments[at];
            var who = new Fact("condition", "", "who is meant", speech.Of(one.Condition), one.Source) { Stake = Stakes.Who,
                Conditions = [one.Condition] };
            yield return new Element(Part.Who, Kinds.Segment, speech.Names.Segment(at), one.Source, [who]) { Summary = who.Value,
                Stake = Stakes.Who };
        }
    }
}
