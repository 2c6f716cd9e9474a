using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Differences.Describing;

/// <summary>What holds for every touch.</summary>
internal static class PolicyElement
{
    public static Element Of(Speech speech)
    {
        var policy = speech.Plan.Policy;
        List<Fact> facts = [.. Consent(speech, policy)];
        facts.AddRange(policy.Quiet.Select(quiet => Quiet(speech, quiet)));
        facts.AddRange(policy.Caps.Select(cap => Cap(speech, cap)));
        if (policy.CapWait is { } rule) facts.Add(CapRule(rule));
        facts.AddRange(policy.Suppressions.Select(one => new Fact(
            "suppress", speech.Of(one.When), $"the silence when {speech.Of(one.When)}", Except(speech, one.Except), one.Source)
        {
            Verb = ("holds", "held"), Stake = Stakes.Shield("the silence"), Amount = -System.Numerics.BitOperations.PopCount((ulong)one.Except),
                Conditions = [one.When],
        }));
        facts.AddRange(policy.CoolOffs.Select(one => CoolOff(speech, one)));
        facts.AddRange(policy.OptOuts.Select(one => Change(speech, one, "optout", "the opt-out",
            new Stake(Weight.High("another event takes consent back"), Added: Weight.Low("one more event takes consent back"),
                Removed: Weight.High("people who say no are written to")))));
        facts.AddRange(policy.OptIns.Select(one => Change(speech, one, "optin", "the opt-in",
            new Stake(Weight.High("another event gives consent"), Added: Weight.High("one more event gives consent"),
                Removed: Weight.Low("one event less gives consent")))));
        if (!policy.ZoneChain.IsEmpty)
        {
            var chain = policy.ZoneChain.Select(one => speech.Names.Field(one.Field) + (one.IsCountry ? " (a country)" : ""));
            facts.Add(new Fact("zone", "", "where a contact's time zone is looked up", string.Join(", else ", chain), "")
            {
                Stake = Stake.Medium("quiet hours and times of day are those of another zone for some"),
            });
        }

        if (policy.Holdout is { } holdout) facts.AddRange(Holdout(holdout, "the control group of the whole campaign", $"{speech.Plan.Name} holdout"));
        return new Element(Part.Policy, Kinds.Policy, "", policy.ConsentSource, [.. facts]);
    }

    /// <summary>A control group: its share, and what it is dealt with.</summary>
    public static IEnumerable<Fact> Holdout(PlanHoldout holdout, string label, string usual) =>
    [
        new("holdout", "", label, Lengths.Percent(holdout.Share), holdout.Source) { Stake = Stakes.Holdout },
        new("holdout-salt", "", $"what {label} is dealt with", Salt(holdout.Salt, usual), holdout.Source)
        {
            FollowsFrom = "holdout",
            Stake = Stakes.Deal("between the control group and the others"),
        },
    ];

    /// <summary>What people are dealt with: their names' hash with the name of what they are dealt in, or what is written.</summary>
    public static string Salt(string salt, string usual) => salt == usual ? "its own name" : ValueWords.Quoted(salt);

    /// <summary>What a touch over a cap does.</summary>
    public static Fact CapRule(PlanCapRule rule) => new(
        "if-capped", "", "what a touch over a cap does", rule.Wait is { } wait ? $"wait up to {Lengths.Of(wait)}" : "skip", rule.Source)
    {
        Stake = Stake.Medium("touches are dropped that waited before, or the other way round"),
    };

    private static IEnumerable<Fact> Consent(Speech speech, PlanPolicy policy)
    {
        foreach (var channel in Vocabulary.Members(policy.ConsentChannels))
        {
            var name = speech.Names.Channel(channel);
            yield return new Fact("consent", name, $"the consent that {name} needs", "", policy.ConsentSource)
            {
                Stake = new Stake(Weight.None, Added: Weight.Low("nobody gets it without consent"),
                    Removed: Weight.High("people get it who never consented")),
            };
        }

        if (policy.ConsentField >= 0)
        {
            yield return new Fact("consent-field", "", "the field that holds what somebody consented to",
                speech.Names.Field(policy.ConsentField), policy.ConsentSource)
            {
                Stake = Stake.High("others have consented than before"),
            };
        }
    }

    private static Fact Quiet(Speech speech, PlanQuiet quiet)
    {
        var on = quiet.Channels == 0 ? "" : $" for {speech.Names.Channels(quiet.Channels, "")}";
        var length = quiet.End > quiet.Start ? quiet.End - quiet.Start : quiet.End - quiet.Start + Ticks.PerDay;
        return new Fact("quiet", on, "the quiet hours" + on, $"{Lengths.TimeOfDay(quiet.Start)}-{Lengths.TimeOfDay(quiet.End)}", quiet.Source)
        {
            Stake = Stakes.Shield("the quiet time"), Amount = length, Verb = ("are", "were"),
        };
    }

    private static Fact Cap(Speech speech, PlanCap cap)
    {
        var what = cap.Channels == 0 ? "touches" : speech.Names.Channels(cap.Channels, "");
        var topic = cap.Topic < 0 ? "" : $" about {speech.Names.Topic(cap.Topic)}";
        var people = cap.For is null ? "" : $" for {speech.Of(cap.For)}";
        var per = Lengths.Of(cap.Period);
        return new Fact("cap", $"{what}{topic}{people} {per}", $"the cap on {what}{topic}{people} per {per}", $"{cap.Count}", cap.Source)
        {
            // Fewer in the same time are stricter; a cap for some people may be either.
            Stake = cap.For is null ? Stakes.Limit("a cap") : Stake.Medium("some people get more, or fewer, than before"),
            Amount = cap.Count, Conditions = cap.For is null ? [] : [cap.For],
        };
    }

    private static string Except(Speech speech, long channels) => channels == 0 ? "for every channel"
        : $"except for {speech.Names.Channels(channels, "")}";

    private static Fact CoolOff(Speech speech, PlanCoolOff one)
    {
        var what = speech.Last(one.LastInstant);
        return new Fact("cool-off", what, $"the silence after {what}", Lengths.OfTicks(one.Length), one.Source)
        {
            Stake = Stakes.Shield("the silence"), Amount = one.Length, Verb = ("lasts", "lasted"),
        };
    }

    private static Fact Change(Speech speech, PlanConsentChange one, string family, string label, Stake stake)
    {
        List<string> reads = [];
        if (one.ChannelProperty >= 0) reads.Add($"channel from {speech.Names.Property(one.Event, one.ChannelProperty)}");
        if (one.TopicProperty >= 0) reads.Add($"topic from {speech.Names.Property(one.Event, one.TopicProperty)}");
        var trigger = speech.Trigger(one.Event, one.Where, null, Scope.Contact);
        return new Fact(family, trigger, $"{label} {trigger}", reads.Count == 0 ? "from everything" : string.Join(", ", reads), one.Source)
        {
            Stake = stake, Verb = ("takes", "took"), Conditions = one.Where is null ? [] : [one.Where],
        };
    }
}
