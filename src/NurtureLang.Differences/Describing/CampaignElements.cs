using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Differences.Describing;

/// <summary>The campaign itself, and its calendars.</summary>
internal static class CampaignElements
{
    private const string Deals = "splits and control groups are dealt by the campaign's name, so that people change arms";

    public static IEnumerable<Element> Of(Speech speech)
    {
        var plan = speech.Plan;
        var source = plan.Sources.IsDefaultOrEmpty ? "" : plan.Sources[0].Path + ":1";
        List<Fact> facts =
        [
            new("name", "", "the campaign's name", plan.Name, source) { Stake = Stake.Medium(Deals) },
            new("title", "", "the title", ValueWords.Quoted(plan.Title), source),
            new("timezone", "", "the time zone", plan.TimeZone, source)
            {
                Stake = Stake.Medium("whoever has no zone of their own gets everything at another hour"),
            },
            .. Named(plan.Channels.Select((_, at) => speech.Names.Channel(at)), "channel", source),
            .. Named(plan.Topics.Select((_, at) => speech.Names.Topic(at)), "topic", source),
        ];
        var ranks = plan.Sequences.Select((one, at) => new Ranked(speech.Names.Sequence(at), one.Rank));
        yield return new Element(Part.Campaign, Kinds.Campaign, "", source, [.. facts])
        {
            Rankings =
            [
                new Ranking("priority", "the order in which sequences go first", [.. ranks], source,
                    Weight.Medium("a cap lets through other touches than before")),
            ],
        };
        for (var at = 0; at < plan.Calendars.Length; at++) yield return Calendar(speech, plan.Calendars[at], at);
    }

    private static Element Calendar(Speech speech, PlanCalendar calendar, int at)
    {
        var stake = Stake.Medium("what waits for open hours, and what counts them, comes at other times");
        List<Fact> facts =
        [
            new("timezone", "", "the time zone", calendar.TimeZone ?? "the contact's own", calendar.Source) { Stake = stake },
            new("open", "", "it", speech.Hours(calendar.Open), calendar.Source) { Verb = ("is open", "was open"), Stake = stake },
            .. calendar.Closed.Select(day =>
                new Fact("closed", Lengths.Date(day), $"the closed day {Lengths.Date(day)}", "", calendar.Source) { Stake = stake }),
        ];
        return new Element(Part.Campaign, Kinds.Calendar, speech.Names.Calendar(at), calendar.Source, [.. facts]) { Stake = stake };
    }

    private static IEnumerable<Fact> Named(IEnumerable<string> names, string kind, string source) =>
        names.Select(name => new Fact(kind, name, $"the {kind} {name}", "", source)
        {
            Stake = new Stake(Weight.None, Removed: Weight.High("nothing can be sent or consented to by it any more")),
        });
}
