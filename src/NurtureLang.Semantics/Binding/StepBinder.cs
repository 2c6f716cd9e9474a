using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Semantics.Binding;

/// <summary>The steps of a sequence or a hand-off.</summary>
internal sealed partial class StepBinder(
    BindingContext context,
    SourceText source,
    IEntryScope? entryScope,
    IReadOnlyDictionary<CalendarSymbol, BoundCalendar> calendars,
    IEnumerable<StepSyntax> written,
    IEnumerable<string> others,
    bool isHandoff = false)
{
    private readonly StepNames names = new(context, source, written, others);
    private readonly DurationBinder durations = new(context, source);
    private readonly ExpressionBinder expressions = new(context, new ExpressionScope(source, Entry: entryScope));

    /// <summary>Whether a step sends the next of a list.</summary>
    public bool HasNextOf { get; private set; }

    /// <summary>The steps of a block, in order.</summary>
    public ImmutableArray<BoundStep> Bind(ImmutableArray<StepSyntax> steps) =>
        [.. steps.Select(step => Bind(step, null)).OfType<BoundStep>()];

    private ImmutableArray<BoundStep> Bind(BlockSyntax? block) => block is null ? [] : Bind(block.Steps);

    private BoundStep? Bind(StepSyntax syntax, string? name)
    {
        var at = new Origin(source, syntax.Span);
        if (IsMisplaced(syntax)) return null;
        return syntax switch
        {
            NamedStepSyntax named => Named(named),
            SendStepSyntax send => Send(send, name, at),
            TaskStepSyntax task => Task(task, name ?? names.Numbered("task"), at),
            AlertStepSyntax alert =>
                new BoundAlert(name ?? names.Numbered("alert"), expressions.Template(alert.Text), expressions.TemplateOf(alert.To), at),
            WaitStepSyntax wait => Wait(wait, name ?? names.Numbered("wait"), at),
            WaitUntilTimeSyntax wait => new BoundWaitUntil(name ?? names.Numbered("wait"), null, null, false, 0, wait.Time.Value.Ticks, at),
            WaitUntilWeekdaySyntax wait => new BoundWaitUntil(
                name ?? names.Numbered("wait"), null, null, false, 1 << DurationBinder.Index(wait.Day.Day), wait.Time?.Value.Ticks, at),
            WaitUntilDateSyntax wait => WaitUntil(wait, name ?? names.Numbered("wait"), at),
            WaitForStepSyntax wait => WaitFor(wait, name ?? names.Numbered("wait"), at),
            WaitForFirstStepSyntax wait => WaitForFirst(wait, name ?? names.Numbered("wait"), at),
            IfStepSyntax choice => If(choice, name ?? names.Numbered("if"), at),
            ChooseStepSyntax choose => Choose(choose, name ?? names.Numbered("choose"), at),
            ChooseWhenStepSyntax choose => ChooseWhen(choose, name ?? names.Numbered("choose"), at),
            RepeatStepSyntax repeat => Repeat(repeat, name ?? names.Numbered("repeat"), at),
            StartStepSyntax start => context.Find(context.Symbols.Sequences, start.Sequence, source) is { } other
                ? new BoundStart(name ?? names.Numbered("start"), other, at)
                : null,
            ExitStepSyntax => new BoundExitStep(name ?? names.Numbered("exit"), at),
            SetStepSyntax set => Set(set, name ?? names.Numbered("set"), at),
            SplitStepSyntax split => Split(split, name ?? names.Numbered("split"), at),
            WebhookStepSyntax webhook => new BoundWebhook(name ?? names.Numbered("webhook"), webhook.Connector.Text, Payload(webhook.With), at),
            WithdrawStepSyntax withdraw => Withdraw(withdraw, name ?? names.Numbered("withdraw"), at),
            ReassignStepSyntax reassign => Reassign(reassign, name ?? names.Numbered("reassign"), at),
            _ => null,
        };
    }

    private BoundStep? Named(NamedStepSyntax named)
    {
        context.Names?.DeclareLocal("step", named.Name, source);
        return Bind(named.Step, named.Name.Text);
    }

    private BoundStep? NotExecuted(string form, TextSpan span)
    {
        context.NotExecuted(form, source, span);
        return null;
    }

    private BoundStep? Send(SendStepSyntax send, string? name, Origin at)
    {
        ImmutableArray<WeekHours> windows =
            send.Within is { } within && context.Find(context.Symbols.Calendars, within, source) is { } calendar ? OpenHours(calendars[calendar]) : [];
        if (send.Choices.OfType<NextOfSyntax>().Any())
        {
            HasNextOf = true;
            var choices = send.Choices.Select(choice => choice is NextOfSyntax list ? new BoundChoice(Pieces(list.Items), true) : new BoundChoice(Messages([choice]), false))
                .Where(choice => !choice.Messages.IsEmpty).ToImmutableArray();
            return choices.IsEmpty ? null : new BoundSendNext(name ?? names.Numbered("send"), choices, windows, at);
        }

        var messages = Messages(send.Choices);
        return messages.IsEmpty ? null : new BoundSend(name ?? names.After(messages[0].Name), messages, windows, at);
    }

    /// <summary>A calendar's open hours as a window, which keeps to its closed days and zone.</summary>
    public static ImmutableArray<WeekHours> OpenHours(BoundCalendar calendar) =>
        [.. calendar.Open.Select(hours => hours with { Calendar = calendar.Symbol })];

    private ImmutableArray<MessageSymbol> Messages(ImmutableArray<ExpressionSyntax> items)
    {
        var messages = ImmutableArray.CreateBuilder<MessageSymbol>();
        foreach (var item in items)
        {
            if (item is MissingExpressionSyntax) continue;
            if (item is not NamePathSyntax { IsSimple: true } path)
            {
                context.Report(TypeDiagnostics.OtherTypeWanted, source, item.Span, "A message's name", source.GetText(item.Span), "none");
                continue;
            }

            if (context.Find(context.Symbols.Messages, path.First, source) is not { } message) continue;
            messages.Add(message);
            CheckEntry(message, path.Span);
        }

        return messages.ToImmutable();
    }

    /// <summary>The messages of a list of which none comes twice.</summary>
    public ImmutableArray<MessageSymbol> Pieces(ImmutableArray<ExpressionSyntax> items)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items.OfType<NamePathSyntax>())
        {
            if (!seen.Add(item.ToString()))
                context.Report(FindingDiagnostics.PieceTwice.At(source, item.Span, item.ToString()).With(Mends.TakeOutOfList("take it out", source, item.Span)));
        }

        return [.. Messages(items).Distinct()];
    }

    // What a message wants to know of the entering event must be known where it is sent.
    private void CheckEntry(MessageSymbol message, TextSpan span)
    {
        if (entryScope is null || !context.EntryByMessage.TryGetValue(message, out var wanted)) return;
        foreach (var (name, type, hasFallback) in wanted.Uses)
        {
            var found = entryScope.Find(name);
            if (found is { IsError: true }) continue;
            string? why = null;
            if (found is null || !found.IsSameKind(type)) why = found is null ? entryScope.WhyNot(name) : $"here it is {found}";
            else if (found.IsOptional && !hasFallback) why = $"here it may be unknown: write `{{entry.{name} or \"...\"}}` in the message";
            if (why is null) continue;
            var diagnostic = MeaningDiagnostics.MessageNeedsEntry.At(source, span, message.Name, name, why);
            context.Report(message.Origin is { } at
                ? diagnostic.With(new Syntax.Diagnostics.RelatedSpan("the message", at.Source, at.Span))
                : diagnostic);
            return;
        }
    }

    private BoundTask Task(TaskStepSyntax task, string name, Origin at)
    {
        var payload = Payload(task.With);
        CalendarSpan? due = null;
        CalendarSymbol? calendar = null;
        if (task.DueWithin is { } length)
        {
            (due, calendar) = durations.Business(length);
        }

        return new BoundTask(name, expressions.Template(task.Text), expressions.TemplateOf(task.To), payload, due, calendar, at);
    }

    private ImmutableArray<BoundPayload> Payload(ImmutableArray<ExpressionSyntax> written)
    {
        var payload = ImmutableArray.CreateBuilder<BoundPayload>();
        foreach (var with in written)
        {
            var value = expressions.Value(with);
            if (!value.Type.IsError) payload.Add(new BoundPayload(PayloadName(with), value));
        }

        return payload.ToImmutable();
    }

    private string PayloadName(ExpressionSyntax syntax) =>
        string.Join(' ', source.GetText(syntax.Span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private BoundSet? Set(SetStepSyntax set, string name, Origin at)
    {
        if (context.Find(context.Symbols.Fields, set.Field, source) is not { } field) return null;
        var value = expressions.Value(set.Value, field.Type);
        if (value.Type.IsError || field.Type.IsError) return null;
        if (!value.Type.IsSameKind(field.Type) && !(field.Type.Kind == TypeKind.TimeZone && value.Type.Kind == TypeKind.Text && !field.Type.IsSet))
        {
            context.Report(TypeDiagnostics.OtherTypeWanted, source, set.Value.Span, $"For `{field.Name}`, {field.Type.Known}",
                source.GetText(set.Value.Span), ExpressionBinder.Describe(value.Type));
            return null;
        }

        if (value.Type.IsOptional && !field.Type.IsOptional)
        {
            context.Report(TypeDiagnostics.OtherTypeWanted, source, set.Value.Span, $"For `{field.Name}`, which is always known, a value that is known",
                source.GetText(set.Value.Span), "a value that may be unknown");
        }

        return new BoundSet(name, field, value, at);
    }

    private BoundRepeat Repeat(RepeatStepSyntax repeat, string name, Origin at)
    {
        var every = durations.Calendar(repeat.Interval);
        if (every.IsZero)
            context.Report(TypeDiagnostics.OutOfRange, source, repeat.Interval.Span, source.GetText(repeat.Interval.Span), "it is no time at all");
        var times = 0;
        if (repeat.Times is { } count)
        {
            if (decimal.IsInteger(count.Value) && count.Value is >= 1 and <= 10_000) times = (int)count.Value;
            else context.Report(TypeDiagnostics.OutOfRange, source, count.Span, source.GetText(count.Span), "a whole number from 1 to 10,000");
        }

        var until = repeat.Until is { } condition ? expressions.Condition(condition) : null;
        return new BoundRepeat(name, every, times, until, Bind(repeat.Body), at);
    }
}
