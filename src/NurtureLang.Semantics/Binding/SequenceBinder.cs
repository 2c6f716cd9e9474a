using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Sequences;

namespace NurtureLang.Semantics.Binding;

/// <summary>A sequence: its settings here, its steps in <see cref="StepBinder"/>.</summary>
internal sealed class SequenceBinder
{
    private readonly BindingContext context;
    private readonly Declared<SequenceSymbol, SequenceSyntax> declared;
    private readonly SourceText source;
    private readonly IEntryScope entryScope;
    private readonly DurationBinder durations;
    private readonly ExpressionBinder plain;
    private readonly ExpressionBinder inside;
    private readonly IReadOnlyDictionary<CalendarSymbol, BoundCalendar> calendars;

    private readonly List<BoundEntry> entries = [];
    private readonly List<BoundExit> exits = [];
    private readonly List<BoundGoal> goals = [];
    private readonly List<WeekHours> windows = [];
    private readonly List<BoundTrack> tracks = [];
    private BoundExpression? key;
    private BoundExpression? forWhom;
    private BoundAgain? again;
    private InsideRule insideRule;
    private BoundCapped? capped;
    private bool exitIfRefused;
    private BoundHoldout? holdout;
    private BoundSpread? spread;
    private BoundPace? pace;
    private bool lateSaid;
    private bool sendLate;
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    public SequenceBinder(
        BindingContext context,
        Declared<SequenceSymbol, SequenceSyntax> declared,
        IEntryScope entryScope,
        IReadOnlyDictionary<CalendarSymbol, BoundCalendar> calendars)
    {
        this.context = context;
        this.declared = declared;
        this.entryScope = entryScope;
        this.calendars = calendars;
        source = declared.Source;
        durations = new DurationBinder(context, source);
        plain = new ExpressionBinder(context, new ExpressionScope(source));
        inside = new ExpressionBinder(context, new ExpressionScope(source, Entry: entryScope));
    }

    public BoundSequence Bind()
    {
        var syntax = declared.Syntax;
        if (syntax.Per is { } per) Key(per);
        foreach (var item in syntax.Items) Setting(item);
        var steps = new StepBinder(context, source, entryScope, calendars, StepWalk.Written(syntax), syntax.Items.OfType<StreamSyntax>().Select(stream => stream.Name.Text));
        var program = declared.Symbol.IsProgram ? Program(steps) : null;
        var anchorSyntax = program is null ? syntax.Items.OfType<AnchorSyntax>().FirstOrDefault() : null;
        var anchor = anchorSyntax is null ? null : Anchor(anchorSyntax);
        if (program is null) Steps(steps, anchorSyntax is not null);
        CheckTimes(anchor, anchorSyntax);
        var exhausted = syntax.Items.OfType<WhenExhaustedSyntax>().FirstOrDefault();
        var exhaustedSteps = exhausted is null ? (ImmutableArray<BoundStep>?)null : steps.Bind(exhausted.Steps);
        if (exhausted is not null && !steps.HasNextOf && program is null)
            context.Report(MeaningDiagnostics.NothingExhausts, source, exhausted.Span, declared.Symbol.Name);
        return new BoundSequence(
            declared.Symbol, syntax.Priority?.Value, [.. entries], key, again ?? new BoundAgain(false, null, 0), insideRule, forWhom,
            [.. exits], [.. goals], capped, exitIfRefused, [.. windows], anchor, [.. tracks], exhaustedSteps, declared.Origin, program, holdout,
            spread, pace);
    }

    // The streams are the steps of the one track: a contact stands at one of them.
    private BoundProgram Program(StepBinder steps)
    {
        var binder = new StreamsBinder(context, source, declared.Syntax, steps, Trigger, inside);
        var program = binder.Bind();
        tracks.Add(new BoundTrack("", false, CalendarSpan.Zero, null, null, [.. binder.Streams], declared.Origin));
        return program;
    }

    private void Steps(StepBinder steps, bool isAnchored)
    {
        var own = declared.Syntax.Items.OfType<SequenceStepSyntax>().ToList();
        var blocks = declared.Syntax.Items.OfType<TrackSyntax>().ToList();
        var name = declared.Symbol.Name;
        if (isAnchored && own.Count > 0)
            context.Report(MeaningDiagnostics.AnchorAndSteps, source, own[0].Span, name, "has an anchor: put this step into a block such as `on the day { ... }`");
        if (!isAnchored && blocks.Count > 0)
            context.Report(MeaningDiagnostics.AnchorAndSteps, source, blocks[0].Span, name, "has no `anchor` that this could lie before or after: name a date");
        if (isAnchored) tracks.AddRange(blocks.Select(block => Track(block, steps)));
        else tracks.Add(new BoundTrack("", false, CalendarSpan.Zero, null, null, steps.Bind([.. own.Select(step => step.Step)]), declared.Origin));
    }

    // An instant has a time of day of its own, and so has the entry; a date has none.
    private void CheckTimes(BoundAnchor? anchor, AnchorSyntax? anchorSyntax)
    {
        if (anchor?.Value is not { Type: { Kind: TypeKind.Date, IsSet: false } } || anchorSyntax is null) return;
        var blocks = declared.Syntax.Items.OfType<TrackSyntax>().ToList();
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at].At is not null) continue;
            var head = TextSpan.FromBounds(blocks[at].Span.Start, blocks[at].Body.Span.Start);
            head = head with { Length = source.GetText(head).TrimEnd().Length };
            context.Report(MeaningDiagnostics.TimeOfDayMissing.At(source, head, anchorSyntax.Date.ToString(), tracks[at].Name)
                .With(new Fix("say at what time", [new TextEdit(source, new TextSpan(blocks[at].Body.Span.Start, 0), "at 09:00 ")])));
        }
    }

    private BoundTrack Track(TrackSyntax block, StepBinder steps)
    {
        var distance = block.Offset is { } offset ? durations.Calendar(offset) : CalendarSpan.Zero;
        var head = block.Offset is { } written ? source.GetText(written.Span) : "";
        var name = block.Side switch
        {
            TrackSide.Before => $"{head} before",
            TrackSide.After => $"{head} after",
            TrackSide.OnTheDay => "on the day",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        bool? late = block.IfLate is { } ifLate ? ifLate == IfLate.Send : null;
        return new BoundTrack(name, block.Side == TrackSide.Before, distance, block.At?.Value.Ticks, late, steps.Bind(block.Body.Steps),
            new Origin(source, block.Span));
    }

    private void Setting(SequenceItemSyntax item)
    {
        var at = new Origin(source, item.Span);
        switch (item)
        {
            case EnterSyntax enter: Enter(enter, at); break;
            case EnterEverySyntax every: EnterEvery(every, at); break;
            case EnterAtSyntax enterAt: EnterAt(enterAt, at); break;
            case OncePerSyntax once: OncePer(once); break;
            case AgainSyntax line: Again(line); break;
            case PerKeySyntax per: Key(per.Key); break;
            case ForSyntax line: forWhom = Once("for", line) ? plain.Condition(line.Condition) : forWhom; break;
            case WhileInsideSyntax line: insideRule = Once("while inside", line) ? Inside(line.Kind) : insideRule; break;
            case ExitRuleSyntax line: Exit(line, at); break;
            case SequenceGoalSyntax line: Goal(line, at); break;
            case IfLateSyntax line: Late(line.IfLate, line); break;
            case IfCappedSyntax line when Once("if capped", line):
                capped = new BoundCapped(line.Capped.WaitUpTo is { } wait ? durations.Calendar(wait) : null, at);
                break;
            case IfRefusedSyntax line when Once("if refused", line): exitIfRefused = line.Exits; break;
            case SendWindowSyntax line: windows.AddRange(Window(line)); break;
            case SequenceHoldoutSyntax line when Once("holdout", line): holdout = new LotBinder(context, source).Holdout(line.Holdout); break;
            case SpreadSyntax line when Once("spread", line):
                spread = new LotBinder(context, source).Spread(line, OtherClock());
                break;
            case PaceSyntax line when Once("at most ... contacts", line): pace = new LotBinder(context, source).Pace(line, OtherClock()); break;
            case PauseSyntax when declared.Symbol.IsProgram: Once("pause", item); break;
            case StreamSyntax or StartInSyntax or MoveToSyntax or PauseSyntax when !declared.Symbol.IsProgram:
                context.Report(MeaningDiagnostics.StepNotHere, source, item.Span, "This belongs to a `program`, not to a sequence.");
                break;
            case AnchorSyntax line: Once("anchor", line); break;
            case WhenExhaustedSyntax line: Once("when exhausted", line); break;
        }
    }

    // What says when something happens beside the entry.
    private string? OtherClock() =>
        declared.Symbol.IsProgram ? "the streams say when each piece" : declared.Syntax.Items.OfType<AnchorSyntax>().Any() ? "the anchor says when each block" : null;

    private bool Once(string what, SyntaxNode syntax)
    {
        if (said.Add(what)) return true;
        context.Report(NameDiagnostics.SaidTwice.At(source, syntax.Span, what).With(Mends.TakeOut("take the second out", source, syntax.Span)));
        return false;
    }

    private static InsideRule Inside(WhileInsideKind kind) => kind switch
    {
        WhileInsideKind.Ignore => InsideRule.Ignore,
        WhileInsideKind.Restart => InsideRule.Restart,
        WhileInsideKind.Another => InsideRule.Another,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private void Late(IfLate ifLate, SyntaxNode syntax)
    {
        if (lateSaid) context.Report(NameDiagnostics.SaidTwice, source, syntax.Span, "if late");
        lateSaid = true;
        sendLate = ifLate == IfLate.Send;
    }

    private void Enter(EnterSyntax enter, Origin at)
    {
        switch (enter.Trigger)
        {
            case OnEventSyntax on:
                if (context.Find(context.Symbols.Events, on.Filter.Event, source) is not EventSymbol of) return;
                var where = on.Filter.Where is { } filter ? new ExpressionBinder(context, new ExpressionScope(source, of)).Condition(filter) : null;
                var age = enter.NotOlderThan is { } limit ? durations.Exact(limit) : 0;
                entries.Add(new BoundEntry(of, where, null, age, null, at));
                break;
            case WhenSyntax { Until: null } moment:
                if (enter.NotOlderThan is { } wrong)
                    context.Report(MeaningDiagnostics.WrongTrigger, source, wrong.Span, "`not older than` is about an event: a condition has no age.");
                entries.Add(new BoundEntry(null, null, plain.Condition(moment.Condition), 0, null, at));
                break;
            default:
                context.Report(MeaningDiagnostics.WrongTrigger, source, enter.Trigger.Span,
                    "A sequence is entered `on` an event, `when` a condition becomes true, `every` so many weeks, or `at` an instant.");
                break;
        }
    }

    private void EnterEvery(EnterEverySyntax every, Origin at)
    {
        var when = every.Condition is { } condition ? plain.Condition(condition) : null;
        if (new CadenceBinder(context, source).Bind(every.Cadence, saysWeeks: false) is { } rhythm)
            entries.Add(new BoundEntry(null, null, when, 0, rhythm, at));
    }

    private void EnterAt(EnterAtSyntax enter, Origin at)
    {
        var when = enter.Condition is { } condition ? plain.Condition(condition) : null;
        if (enter.At is not DateTimeLiteralSyntax local)
        {
            context.Report(TypeDiagnostics.OtherTypeWanted, source, enter.At.Span, "A date and a time of day, such as `2026-03-03 11:00`,",
                source.GetText(enter.At.Span), "none");
            return;
        }

        var ticks = (local.Date.ToDateTime(local.Time) - DateTime.UnixEpoch).Ticks;
        entries.Add(new BoundEntry(null, null, when, 0, new BoundSchedule(ticks, 0, 0, 0), at));
    }

    private void OncePer(OncePerSyntax once)
    {
        var what = once.Key.ToString();
        if (what != "contact")
        {
            context.Report(MeaningDiagnostics.OncePer.At(source, once.Key.Span, what)
                .With(Fix.Replace($"write `per {what}`", source, TextSpan.FromBounds(once.Span.Start, once.Key.Span.Start), "per ")));
        }
        else if (again is { IsAllowed: true }) context.Report(NameDiagnostics.SaidTwice, source, once.Span, "again");
        else again = new BoundAgain(false, null, 0);
    }

    private void Again(AgainSyntax line)
    {
        if (again is not null) context.Report(NameDiagnostics.SaidTwice, source, line.Span, "again");
        var most = 0;
        if (line.AtMostTimes is { } times)
        {
            if (!decimal.IsInteger(times.Value) || times.Value is < 1 or > 1_000_000)
                context.Report(TypeDiagnostics.OutOfRange, source, times.Span, source.GetText(times.Span), "a whole number from 1 to a million");
            else most = (int)times.Value;
        }

        again = new BoundAgain(true, line.After is { } after ? durations.Calendar(after) : null, most);
    }

    private void Key(NamePathSyntax per)
    {
        if (key is not null) context.Report(NameDiagnostics.SaidTwice, source, per.Span, "per");
        if (per.IsSimple && context.Symbols.Fields.Find(per.First.Text) is null && entryScope.Find(per.First.Text) is { } type)
        {
            foreach (var property in context.Names is null ? [] : entryScope.Properties(per.First.Text)) context.Names?.Use(property, source, per.First.Span);
            key = new BoundEntryProperty(per.First.Text, type, new Origin(source, per.Span));
        }
        else key = inside.Value(per);
        if (key is not (BoundField or BoundEntryProperty or BoundError))
        {
            context.Report(TypeDiagnostics.ValueWanted, source, per.Span, per.ToString(), "neither a field of the contact nor a property of the entering event");
            key = null;
        }

        if (key is BoundError) key = null;
    }

    private void Exit(ExitRuleSyntax line, Origin at)
    {
        if (Trigger(line.Trigger) is { } trigger) exits.Add(new BoundExit(trigger.Event, trigger.Where, trigger.When, at));
    }

    private void Goal(SequenceGoalSyntax line, Origin at)
    {
        var within = line.Within is { } length ? durations.Calendar(length) : null;
        if (Trigger(line.Trigger) is { } trigger) goals.Add(new BoundGoal(trigger.Event, trigger.Where, trigger.When, within, at));
    }

    private BoundTrigger? Trigger(TriggerSyntax trigger)
    {
        switch (trigger)
        {
            case OnEventSyntax on:
                if (context.Find(context.Symbols.Events, on.Filter.Event, source) is not EventSymbol of) return null;
                var scope = new ExpressionScope(source, of, Entry: entryScope);
                return new BoundTrigger(of, on.Filter.Where is { } filter ? new ExpressionBinder(context, scope).Condition(filter) : null, null);
            case WhenSyntax { Until: null } moment:
                return new BoundTrigger(null, null, inside.Condition(moment.Condition));
            default:
                context.Report(MeaningDiagnostics.WrongTrigger, source, trigger.Span, "This is `on` an event or `when` a condition holds.");
                return null;
        }
    }

    private IEnumerable<WeekHours> Window(SendWindowSyntax line)
    {
        if (line.Hours is { } hours) return durations.Hours(hours);
        if (line.Calendar is { } name && context.Find(context.Symbols.Calendars, name, source) is { } calendar) return StepBinder.OpenHours(calendars[calendar]);
        return [];
    }

    private BoundAnchor Anchor(AnchorSyntax line)
    {
        var at = new Origin(source, line.Span);
        if (line.IfLate is { } ifLate) Late(ifLate, line);
        var shift = (line.OnBusinessDays, line.Shift) switch
        {
            (false, _) => DayShift.None,
            (true, WorkingDayShift.Before) => DayShift.Before,
            _ => DayShift.After,
        };
        if (shift != DayShift.None && context.Calendar is null) context.Report(MeaningDiagnostics.CalendarMissing, source, line.Span);
        var calendar = shift == DayShift.None ? null : context.Calendar;
        if (line.Date is { IsSimple: true, First.Text: "entry" }) return new BoundAnchor(null, true, line.IsEveryYear, shift, calendar, sendLate, at);
        var value = inside.Value(line.Date);
        if (!value.Type.IsError && (value.Type.IsSet || value.Type.Kind is not (TypeKind.Date or TypeKind.Instant)))
            context.Report(MeaningDiagnostics.AnchorNotADate, source, line.Date.Span, line.Date.ToString(), value.Type.ToString());
        return new BoundAnchor(value, value.Type.Kind == TypeKind.Instant, line.IsEveryYear, shift, calendar, sendLate, at);
    }
}
