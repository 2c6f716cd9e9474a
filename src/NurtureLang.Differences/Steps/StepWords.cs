using NurtureLang.Differences.Describing;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Differences.Steps;

/// <summary>Says what a step does. In labels `{0}` is what the step is called, which is known when all steps are.</summary>
internal sealed class StepWords(Speech speech, Scope scope)
{
    private const string Wait = "wait";

    /// <summary>A block under an anchor.</summary>
    public static StepLine Track(PlanTrack track)
    {
        var text = track.Distance is { Months: 0, Days: 0, Ticks: 0 } ? $"on the day{(track.Before ? " before" : "")}"
            : $"{Lengths.Of(track.Distance)} {(track.Before ? "before" : "after")}";
        var at = track.At == Value.Unknown ? "" : $" at {Lengths.TimeOfDay(track.At)}";
        var late = track.SendLate switch { true => ", sent at once when late", false => ", skipped when late", null => "" };
        return new StepLine(
            "block", track.Name, -1, "", $"{text}{at}{late}",
            [
                new Fact("when", "", "when a block comes", text + at, track.Source) { Stake = Stakes.Pace },
                new Fact("late", "", "what becomes of {0} when its time has passed", late.Length == 0 ? "what the anchor says" : late[2..],
                    track.Source)
                {
                    Stake = Stake.Medium("late joiners get more at once, or less"),
                },
            ],
            track.Source)
        {
            HoldsPeople = true, Stake = Stakes.Sending,
        };
    }

    /// <summary>A block of a hand-off's ladder.</summary>
    public StepLine Rung(PlanRung rung, int at)
    {
        var length = speech.Length(rung.After, rung.Calendar);
        var text = rung.IsLate ? rung.After is { Months: 0, Days: 0, Ticks: 0 } && rung.Calendar < 0 ? "late" : $"late by {length}"
            : $"after {length}";
        var stake = new Stake(Weight.Medium("people are told at another time"), More: Weight.High("people are told later"),
            Less: Weight.Low("people are told sooner"));
        return new StepLine(
            "rung", $"{at}", -1, "", text,
                [new Fact("when", "", "when a block of the ladder is done", text, rung.Source) { Stake = stake,
                Amount = Lengths.Weight(rung.After) }], rung.Source)
        {
            Stake = new Stake(Weight.Medium("people are told something else"), Added: Weight.Low("people are told more"),
                Removed: Weight.High("nobody is told when it gets late")),
        };
    }

    /// <summary>The branches of a step, and where each begins.</summary>
    public IEnumerable<(string Label, int First)> Branches(PlanStep step) => step switch
    {
        WaitForStep wait =>
        [
            .. wait.Branches.Select(branch => (Label: wait.Branches.Length == 1 ? "then"
                : $"then {speech.Trigger(branch.Event, branch.Where, branch.When, scope)}", branch.Then)),
            ("timeout", wait.Timeout),
        ],
        BranchStep branch => branch.Branches.Select(one => ($"when {speech.Of(one.When, scope)}", one.Then)),
        SplitStep split => split.Arms.Select(arm => (arm.Name, arm.Then)),
        RepeatStep repeat => [("", repeat.Body)],
        _ => [],
    };

    /// <summary>A step.</summary>
    public StepLine Line(PlanStep step, int parent, string branch)
    {
        var made = Make(step);
        // A touch that is named after its message is called otherwise when the message is.
        var name = step is SendStep or SendNextStep ? speech.Names.Named(Kinds.Message, step.Name) : step.Name;
        return made with { Name = name, Parent = parent, Branch = branch, Source = step.Source };
    }

    private StepLine Make(PlanStep step) => step switch
    {
        SendStep send => Sending("send", $"send {string.Join(" else ", send.Messages.Select(one => speech.Names.Message(one)))}", send.Windows,
            step.Source),
        SendNextStep send => Sending("send", $"send {string.Join(" else ", send.Choices.Select(Choice))}", send.Windows, step.Source),
        CastStep cast => Line("stream", $"cast {string.Join(", ", cast.Messages.Select(one => speech.Names.Message(one)))}", Stakes.Sending,
            holds: true,
            Fact("message", "what {0} casts", string.Join(", ", cast.Messages.Select(one => speech.Names.Message(one))), step.Source, Stakes.Sending),
            Fact("cadence", "when {0} casts", Speech.Schedule(cast.Cadence), step.Source, Stakes.Pace)),
        WaitStep wait => Line(Wait, $"wait {Lengths.Of(wait.Length)}", Stakes.Pace, holds: true,
            Fact("wait", "{0}", Lengths.Of(wait.Length), step.Source, Stakes.Pace) with { Amount = Lengths.Weight(wait.Length) }),
        WaitLengthStep wait => Line(Wait, $"wait {speech.Of(wait.Length, scope)}", Stakes.Pace, holds: true,
            Fact("wait", "{0}", speech.Of(wait.Length, scope), step.Source, Stakes.Pace) with { Conditions = [wait.Length] }),
        WaitUntilStep wait => Line(Wait, $"wait {Until(wait)}", Stakes.Pace, holds: true, Fact("wait", "{0}", Until(wait), step.Source, Stakes.Pace)),
        WaitForStep wait => WaitFor(wait),
        BranchStep branch => Line("condition", $"if {string.Join(", else if ", branch.Branches.Select(one => speech.Of(one.When, scope)))}",
            Stakes.Who, holds: false,
            Fact("condition", "{0}", string.Join(", else if ", branch.Branches.Select(one => speech.Of(one.When, scope))), step.Source, Stakes.Who)
                with { Conditions = [.. branch.Branches.Select(one => one.When)] }),
        RepeatStep repeat => Repeat(repeat),
        SplitStep split => Split(split),
        TaskStep task => Task(task),
        AlertStep alert => Line("alert", $"alert \"{speech.Template(alert.Text, scope)}\" to {speech.Template(alert.To, scope)}", Stakes.Work,
            holds: false,
            Fact("text", "what {0} says", speech.Template(alert.Text, scope), step.Source, Stakes.Words) with { IsProse = true },
            Fact("to", "whom {0} goes to", speech.Template(alert.To, scope), step.Source, Stakes.Work)),
        StartStep start => One("start", speech.Names.Sequence(start.Sequence), ("starts", "started"), step.Source, Stakes.Sending),
        ExitStep => Line("exit", "exit", Stakes.Exit, holds: false),
        SetStep set => One("set", $"{speech.Names.Field(set.Field)} = {Written(set)}", ("says", "said"), step.Source, Stakes.Who),
        ReassignStep reassign => One("reassign", string.Join(", ", reassign.To.Select(one => speech.Template(one, scope))),
            ("goes to", "went to"), step.Source, Stakes.Work),
        WebhookStep webhook => One("webhook", $"{webhook.Connector}{With(webhook.With)}", ("tells", "told"), step.Source,
            Stake.Medium("a connector is told something else, or not any more")),
        WithdrawStep withdraw => One("withdraw", speech.Names.Channel(withdraw.Channel)
            + (withdraw.Topic < 0 ? "" : $" topic {speech.Names.Topic(withdraw.Topic)}"), ("takes back", "took back"),
            step.Source, new Stake(Weight.High("consent to something else is taken back"), Added: Weight.Low("consent is taken back"),
                Removed: Weight.High("consent is no longer taken back"))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private StepLine Sending(string kind, string summary, System.Collections.Immutable.ImmutableArray<PlanHours> windows, string source)
    {
        var sends = Fact("message", "{0}", summary[(kind.Length + 1)..], source, Stakes.Sending) with { Verb = ("sends", "sent") };
        return windows.IsEmpty
            ? Line(kind, summary, Stakes.Sending, holds: true, sends)
            : Line(kind, $"{summary} within {speech.Hours(windows)}", Stakes.Sending, holds: true, sends,
                Fact("window", "the window of {0}", speech.Hours(windows), source, Stakes.Pace));
    }

    private string Choice(PlanChoice choice)
    {
        var messages = string.Join(", ", choice.Messages.Select(one => speech.Names.Message(one)));
        return choice.IsList ? $"next of ({messages})" : messages;
    }

    private string Until(WaitUntilStep wait)
    {
        List<string> parts = ["until"];
        if (wait.Weekdays != 0) parts.Add(Lengths.Weekdays(wait.Weekdays));
        if (wait.Offset is { } offset) parts.Add($"{Lengths.Of(offset)} {(wait.OffsetBefore ? "before" : "after")}");
        else if (wait.OffsetBefore) parts.Add("before");
        if (wait.Value is { } value) parts.Add(speech.Of(value, scope) + (wait.ValueIsInstant ? " (an instant)" : ""));
        else if (wait.ValueIsInstant) parts.Add("(an instant)");
        if (wait.Time != Value.Unknown) parts.Add(Lengths.TimeOfDay(wait.Time));
        return string.Join(' ', parts);
    }

    private StepLine WaitFor(WaitForStep wait)
    {
        var what = string.Join(" or ", wait.Branches.Select(branch => speech.Trigger(branch.Event, branch.Where, branch.When, scope)));
        var limit = wait.UpTo is { } up ? Lengths.Of(up) : "as long as it takes";
        return Line(Wait, $"wait for {what}{(wait.UpTo is null ? "" : $" up to {limit}")}", Stakes.Pace, holds: true,
            Fact("wait-for", "what {0} waits for", what, wait.Source, Stake.Medium("people go on at another time, or by another branch"))
                with { Conditions = [.. wait.Branches.SelectMany(branch => new[] { branch.Where, branch.When }).OfType<PlanExpression>()] },
            Fact("up-to", "how long {0} lasts at most", limit, wait.Source, Stakes.Pace)
                with { Amount = wait.UpTo is { } length ? Lengths.Weight(length) : long.MaxValue });
    }

    private StepLine Repeat(RepeatStep repeat)
    {
        var times = repeat.Times == 0 ? "without end" : Lengths.Count(repeat.Times, "time");
        var until = repeat.Until is { } condition ? speech.Of(condition, scope) : "nothing";
        var more = new Stake(Weight.Medium("people get another number of touches"), More: Weight.Medium("the same people get more touches"),
            Less: Weight.Low("the same people get fewer touches"));
        return Line("repeat", $"repeat every {Lengths.Of(repeat.Every)}, {times}{(repeat.Until is null ? "" : $", until {until}")}",
            Stakes.Sending, holds: true,
            Fact("every", "the period of {0}", Lengths.Of(repeat.Every), repeat.Source, Stakes.Pace) with { Amount = Lengths.Weight(repeat.Every) },
            Fact("times", "how often {0} runs", times, repeat.Source, more) with { Amount = repeat.Times == 0 ? long.MaxValue : repeat.Times },
            Fact("until", "what ends {0}", until, repeat.Source, Stakes.Exit) with { Conditions = repeat.Until is null ? [] : [repeat.Until] });
    }

    private StepLine Split(SplitStep split)
    {
        var deal = Stakes.Deal("arms");
        List<Fact> facts =
        [
            Fact("salt", "what {0} deals by", PolicyElement.Salt(split.Salt, $"{speech.Plan.Name}/{split.Split}"), split.Source, deal),
            Fact("split", "the name of {0}", split.Split, split.Source, deal),
        ];
        facts.AddRange(split.Arms.Select(arm => new Fact("arm", arm.Name, $"the share of arm {arm.Name}", Lengths.Percent(arm.Share)
            + (arm.Waits ? ", waiting for the winner" : ""), arm.Source)
        {
            Stake = deal,
        }));
        if (split.Winner is { } winner)
        {
            var tie = winner.Tie >= 0 && winner.Tie < split.Arms.Length ? $", {split.Arms[winner.Tie].Name} where several are best"
                : winner.Tie >= 0 ? $", arm {winner.Tie} where several are best" : "";
            var text = $"by {speech.Trigger(winner.Event, winner.Where, null, scope)["on ".Length..]} after {Lengths.Of(winner.After)}, "
                + $"of at least {winner.AtLeast} in each arm{tie}";
            facts.Add(Fact("winner", "how the winner of {0} is found", text, winner.Source, Stake.Medium("another arm may win"))
                with { Conditions = winner.Where is null ? [] : [winner.Where] });
        }

        return Line("split", $"split {split.Split}: {string.Join(", ", split.Arms.Select(arm => $"{Lengths.Percent(arm.Share)} {arm.Name}"))}",
            Stakes.Sending, holds: split.Winner is not null, [.. facts]);
    }

    private StepLine Task(TaskStep task)
    {
        var due = task.Due is { } length ? speech.Length(length, task.DueCalendar) : task.DueCalendar >= 0
            ? speech.Names.Calendar(task.DueCalendar) : "no date";
        var stake = new Stake(Weight.Medium("it is due at another time"), More: Weight.Medium("whoever waits for it waits longer"),
            Less: Weight.Medium("people who work have less time"));
        return Line("task", $"task \"{speech.Template(task.Text, scope)}\" to {speech.Template(task.To, scope)}", Stakes.Work, holds: false,
            Fact("text", "what {0} says", speech.Template(task.Text, scope), task.Source, Stakes.Words) with { IsProse = true },
            Fact("to", "who does {0}", speech.Template(task.To, scope), task.Source, Stakes.Work),
            Fact("due", "the time for {0}", due, task.Source, stake) with { Amount = task.Due is { } time ? Lengths.Weight(time) : long.MaxValue },
            Fact("with", "what is told with {0}", With(task.With) is { Length: > 0 } with ? with : " nothing", task.Source, Stakes.Words));
    }

    private string With(System.Collections.Immutable.ImmutableArray<PlanPayload> with) =>
        with.IsEmpty ? "" : " with " + string.Join(", ", with.Select(one => Told(one.Name, speech.Of(one.Value, scope))));

    private static string Told(string name, string value) => name == value ? name : $"{name} = {value}";

    private string Written(SetStep set) => set.Value is ConstantValue { Value: var value } && set.Field >= 0
        && set.Field < speech.Plan.Schema.Fields.Length
        ? ValueWords.Of(speech.Names, speech.Plan.Schema.Fields[set.Field].Type, value)
        : speech.Of(set.Value, scope);

    private static Fact Fact(string family, string label, string value, string source, Stake stake) =>
        new(family, "", label, value.Trim(), source) { Stake = stake };

    private static StepLine One(string kind, string text, (string Is, string Was) verb, string source, Stake stake) =>
        Line(kind, $"{kind} {text}", stake, holds: false, Fact(kind, "{0}", text, source, stake) with { Verb = verb });

    private static StepLine Line(string kind, string summary, Stake stake, bool holds, params Fact[] facts) =>
        new(kind, "", -1, "", summary, [.. facts], "") { HoldsPeople = holds, Stake = stake };
}
