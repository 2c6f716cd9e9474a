using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>What is made of a contact's events.</summary>
internal sealed partial class ExpressionBinder
{
    // A window written after a comparison: it goes to the one aggregate in it that has none of its own.
    private WindowSyntax? pendingWindow;
    private int windowTakers;

    private BoundExpression Windowed(WindowedSyntax syntax)
    {
        var (outerWindow, outerTakers) = (pendingWindow, windowTakers);
        (pendingWindow, windowTakers) = (syntax.Window, 0);
        var condition = Condition(syntax.Condition);
        var takers = windowTakers;
        (pendingWindow, windowTakers) = (outerWindow, outerTakers);
        if (condition.Type.IsError || takers == 1) return condition;
        Report(TypeDiagnostics.WindowOfNothing, syntax.Window.Span, takers == 0 ? "is none" : $"are {takers}");
        return Error(syntax);
    }

    private (long From, long To) Window(WindowSyntax? own)
    {
        if (own is null && pendingWindow is not null) windowTakers++;
        switch (own ?? pendingWindow)
        {
            case InLastSyntax last:
                return (durations.Exact(last.Duration), 0);
            case FromToAgoSyntax fromTo:
                var (from, to) = (durations.Exact(fromTo.From), durations.Exact(fromTo.To));
                if (from > to) return (from, to);
                Report(TypeDiagnostics.OutOfRange, fromTo.Span, Text(fromTo), "the longer time ago comes first");
                return (to + 1, from);
            default:
                return (0, 0);
        }
    }

    private BoundExpression AnyOrNo(AggregateSyntax syntax)
    {
        BoundExpression any;
        if (syntax.Source is SendSourceSyntax sends) any = Sent(sends, syntax);
        else any = AtLeastOne(Counted(AggregateFunction.Count, syntax, DataType.Number), syntax);
        return syntax.Kind == AggregateKind.Any || any.Type.IsError ? any : new BoundNot(any, At(syntax));
    }

    private BoundExpression AtLeastOne(BoundExpression count, AggregateSyntax syntax) => count.Type.IsError
        ? count
        : new BoundCompare(Bound.Comparison.GreaterOrEqual, count, new BoundConstant(1, DataType.Number, At(syntax)), At(syntax));

    private BoundExpression Sent(SendSourceSyntax sends, AggregateSyntax syntax)
    {
        var (from, to) = Window(syntax.Window);
        if (Touches(sends) is not { } touches) return Error(syntax);
        // When each message and channel was last used is remembered once for all who ask; only the rest needs a count.
        if (to != 0 || touches.Topics.Length > 0) return AtLeastOne(TouchCount(touches, from, to, syntax), syntax);
        if (touches.Messages.IsEmpty || touches.Channels.IsEmpty) return new BoundSent(touches.Messages, touches.Channels, from, At(syntax));
        return new BoundAny(
            [new BoundSent(touches.Messages, [], from, At(syntax)), new BoundSent([], touches.Channels, from, At(syntax))], At(syntax));
    }

    private BoundAggregate TouchCount(BoundTouches touches, long from, long to, AggregateSyntax syntax) =>
        new(AggregateFunction.Count, null, null, null, from, to, DataType.Number, At(syntax)) { Touches = touches };

    // What of a `send of` means; null where a name is nothing that is sent, which was told.
    private BoundTouches? Touches(SendSourceSyntax sends)
    {
        var messages = new List<MessageSymbol>();
        var channels = new List<ChannelSymbol>();
        var topics = new List<TopicSymbol>();
        foreach (var name in sends.Messages)
        {
            if (symbols.Messages.Find(name.Text) is { } message)
            {
                context.Names?.Use(message, source, name.Span);
                messages.Add(message);
            }
            else if (symbols.Channels.Find(name.Text) is { } channel)
            {
                context.Names?.Use(channel, source, name.Span);
                channels.Add(channel);
            }
            else if (symbols.Topics.Find(name.Text) is { } topic)
            {
                context.Use(topic, name, source);
                topics.Add(topic);
            }
            else
            {
                context.Unknown("message, channel or topic", name, source, symbols.Messages.Names.Concat(symbols.Channels.Names).Concat(symbols.Topics.Names));
                return null;
            }
        }

        return new BoundTouches([.. messages.Distinct()], [.. channels.Distinct()], [.. topics.Distinct()]);
    }

    private BoundExpression Aggregate(AggregateSyntax syntax)
    {
        switch (syntax.Kind)
        {
            case AggregateKind.Count:
                return syntax.Source switch
                {
                    SendSourceSyntax sends => CountOfTouches(sends, syntax),
                    ContactsSourceSyntax contacts => CountOfContacts(contacts, syntax),
                    _ => Counted(AggregateFunction.Count, syntax, DataType.Number),
                };
            case AggregateKind.First or AggregateKind.Last:
                return FirstOrLast(syntax, (syntax.Source as EventSourceSyntax)?.Property, syntax.Span);
            case AggregateKind.Sum: return OfAmounts(syntax, AggregateFunction.Sum);
            case AggregateKind.Average: return OfAmounts(syntax, AggregateFunction.Average);
            case AggregateKind.Min: return OfAmounts(syntax, AggregateFunction.Min);
            case AggregateKind.Max: return OfAmounts(syntax, AggregateFunction.Max);
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private BoundExpression CountOfTouches(SendSourceSyntax sends, AggregateSyntax syntax)
    {
        var (from, to) = Window(syntax.Window);
        return Touches(sends) is { } touches ? TouchCount(touches, from, to, syntax) : Error(syntax);
    }

    private BoundExpression OfAmounts(AggregateSyntax syntax, AggregateFunction function)
    {
        var word = function.ToString().ToLowerInvariant();
        if (syntax.Source is not EventSourceSyntax source)
        {
            Report(TypeDiagnostics.CannotSum, syntax.Source.Span, word, Wanted(function), "order_paid", "value");
            return Error(syntax);
        }

        if (context.Find(symbols.Events, source.Event, this.source) is not EventSymbol of) return Error(syntax);
        var property = source.Property is { } name ? of.Property(name.Text) : null;
        if (source.Property is { } unknown && property is null)
        {
            context.Unknown($"property of `{of.Name}`", unknown, this.source, of.Properties.Select(one => one.Name));
            return Error(syntax);
        }

        if (property is not null && source.Property is { } found) Note(of, property, found);
        if (property is not null && CanBeMade(function, property.Type))
            return Counted(function, syntax, function == AggregateFunction.Sum ? property.Type.Known : property.Type.Optional, property);
        var example = of.Properties.FirstOrDefault(one => CanBeMade(function, one.Type))?.Name ?? "value";
        Report(TypeDiagnostics.CannotSum, source.Property?.Span ?? source.Event.Span, word, Wanted(function), of.Name, example);
        return Error(syntax);
    }

    private static bool CanBeMade(AggregateFunction function, DataType type) => !type.IsSet && (
        type.Kind is TypeKind.Number or TypeKind.Money or TypeKind.Percent or TypeKind.Duration
        || (function is AggregateFunction.Min or AggregateFunction.Max && type.Kind is TypeKind.Date or TypeKind.Instant or TypeKind.Time));

    private static string Wanted(AggregateFunction function) =>
        function is AggregateFunction.Min or AggregateFunction.Max ? "has an order, such as a number, an amount of money or a date" : "is an amount, such as a number or money";

    // `last(x)` alone is the instant of the last one; with a property, what that one said.
    private BoundExpression FirstOrLast(AggregateSyntax syntax, NameSyntax? name, TextSpan span)
    {
        if (syntax.Window is not null)
        {
            Report(TypeDiagnostics.WindowOfNothing, syntax.Window.Span, "is a `first` or `last`, which looks at all time,");
            return Error(syntax);
        }

        var function = syntax.Kind == AggregateKind.First ? AggregateFunction.First : AggregateFunction.Last;
        if (syntax.Source is AnyEventSourceSyntax && name is null)
            return new BoundAggregate(function, null, null, null, 0, 0, new DataType(TypeKind.Instant, true), new Origin(source, span));
        if (syntax.Source is not EventSourceSyntax events) return NotExecuted("first or last of what is no event", syntax);
        if (context.Find(symbols.Events, events.Event, source) is not EventSymbol of) return Error(syntax);
        PropertySymbol? property = null;
        if (name is not null && (property = of.Property(name.Text)) is null)
        {
            context.Unknown($"property of `{of.Name}`", name, source, of.Properties.Select(one => one.Name));
            return Error(syntax);
        }

        if (property is not null && name is not null) Note(of, property, name);
        var where = Where(of, events.Where);
        if (where?.Type.IsError == true) return where;
        var type = property?.Type.Optional ?? new DataType(TypeKind.Instant, true);
        return new BoundAggregate(function, of, where, property, 0, 0, type, new Origin(source, span));
    }

    private BoundExpression Member(MemberSyntax syntax)
    {
        if (syntax.Target is AggregateSyntax { Kind: AggregateKind.First or AggregateKind.Last } aggregate)
            return FirstOrLast(aggregate, syntax.Member, syntax.Span);
        var target = Value(syntax.Target);
        if (!target.Type.IsError)
            Report(TypeDiagnostics.ValueWanted, syntax.Member.Span, Text(syntax), $"a part of {Describe(target.Type)}, which has none");
        return Error(syntax);
    }

    private BoundExpression Counted(AggregateFunction function, AggregateSyntax syntax, DataType type, PropertySymbol? property = null)
    {
        var (from, to) = Window(syntax.Window);
        switch (syntax.Source)
        {
            case AnyEventSourceSyntax:
                return new BoundAggregate(function, null, null, null, from, to, type, At(syntax));
            case EventSourceSyntax events:
                if (context.Find(symbols.Events, events.Event, source) is not EventSymbol of) return Error(syntax);
                var (filter, key, value) = Match(of, events.Where);
                if (value?.Type.IsError == true) return value;
                var where = Where(of, filter);
                if (where?.Type.IsError == true) return where;
                return new BoundAggregate(function, of, where, property, from, to, type, At(syntax)) { Key = key, KeyValue = value };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private BoundExpression? Where(EventSymbol of, ExpressionSyntax? where)
    {
        if (where is null) return null;
        var outer = scope.IsCounting ? null : scope.Event;
        var inner = new ExpressionBinder(context, scope with { Event = of, Outer = outer, IsCounting = true, IsMatching = outer is not null }) { depth = depth };
        return inner.Condition(where);
    }

    /// <summary>The last occurrence of an event, as an instant.</summary>
    public BoundAggregate? LastOccurrence(Syntax.Tree.EventFilterSyntax filter)
    {
        if (context.Find(symbols.Events, filter.Event, source) is not EventSymbol of) return null;
        var where = Where(of, filter.Where);
        if (where?.Type.IsError == true) return null;
        return new BoundAggregate(AggregateFunction.Last, of, where, null, 0, 0, new DataType(TypeKind.Instant, true), new Origin(source, filter.Span));
    }
}
