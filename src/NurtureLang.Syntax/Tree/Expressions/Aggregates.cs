using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree.Expressions;

/// <summary>What is made of a contact's events.</summary>
public enum AggregateKind
{
    /// <summary>`count(...)`: how many.</summary>
    Count,

    /// <summary>`any(...)`: whether there is one.</summary>
    Any,

    /// <summary>`no x`: whether there is none.</summary>
    No,

    /// <summary>`sum(x.value)`.</summary>
    Sum,

    /// <summary>`average(x.value)`.</summary>
    Average,

    /// <summary>`min(x.value)`.</summary>
    Min,

    /// <summary>`max(x.value)`.</summary>
    Max,

    /// <summary>`first(x)`: the earliest.</summary>
    First,

    /// <summary>`last(x)`: the latest.</summary>
    Last,
}

/// <summary>Something made of a contact's events: `count(page_viewed where url = "/x") in last 30 days`, `no event in last 60 days`.</summary>
/// <param name="Kind">What is made of them.</param>
/// <param name="Source">Which events.</param>
/// <param name="Window">Which stretch of time, where one is written right after; a window after the comparison is <see cref="WindowedSyntax"/>.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AggregateSyntax(AggregateKind Kind, AggregateSourceSyntax Source, WindowSyntax? Window, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary>Which events an aggregate looks at.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record AggregateSourceSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>Events of one kind: `page_viewed where seconds > 30`, `cart_abandoned.value`.</summary>
/// <param name="Event">The event.</param>
/// <param name="Property">The property that is summed; null where none is written.</param>
/// <param name="Where">Which of them; null for all.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EventSourceSyntax(NameSyntax Event, NameSyntax? Property, ExpressionSyntax? Where, TextSpan Span)
    : AggregateSourceSyntax(Span);

/// <summary>Events of any kind: `event` in `no event in last 60 days`.</summary>
/// <param name="Span">Where it stands.</param>
public sealed record AnyEventSourceSyntax(TextSpan Span) : AggregateSourceSyntax(Span);

/// <summary>Messages sent: `send of (e1, e2)`; a list of one without parentheses too.</summary>
/// <param name="Messages">The messages, channels or topics; at least one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SendSourceSyntax(ImmutableArray<NameSyntax> Messages, TextSpan Span) : AggregateSourceSyntax(Span);

/// <summary>The contacts of an account: `contacts where lead >= 50` in `count of contacts where lead >= 50 >= 3`.</summary>
/// <param name="Where">Which of them; null for all.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ContactsSourceSyntax(ExpressionSyntax? Where, TextSpan Span) : AggregateSourceSyntax(Span);

/// <summary>A comparison with the window of its one aggregate written after it: `count(x) >= 3 in last 30 days`.</summary>
/// <param name="Condition">The comparison.</param>
/// <param name="Window">The stretch of time.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WindowedSyntax(ExpressionSyntax Condition, WindowSyntax Window, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A stretch of time that moves with the present.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record WindowSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`in last 30 days`.</summary>
/// <param name="Duration">How far back it reaches.</param>
/// <param name="Span">Where it stands.</param>
public sealed record InLastSyntax(DurationLiteralSyntax Duration, TextSpan Span) : WindowSyntax(Span);

/// <summary>`from 60 to 30 days ago`.</summary>
/// <param name="From">How long ago it begins.</param>
/// <param name="To">How long ago it ends.</param>
/// <param name="Span">Where it stands.</param>
public sealed record FromToAgoSyntax(DurationLiteralSyntax From, DurationLiteralSyntax To, TextSpan Span) : WindowSyntax(Span);
