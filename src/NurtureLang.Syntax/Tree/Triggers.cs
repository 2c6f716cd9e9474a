using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree;

/// <summary>Events of one kind, or those of them that a condition holds for: `page_viewed where url = "/help"`.</summary>
/// <param name="Event">The event.</param>
/// <param name="Where">The condition; null where every one counts.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EventFilterSyntax(NameSyntax Event, ExpressionSyntax? Where, TextSpan Span) : SyntaxNode(Span);

/// <summary>What makes something happen.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record TriggerSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`on demo_requested where ...`: each such event.</summary>
/// <param name="Filter">Which events.</param>
/// <param name="Span">Where it stands.</param>
public sealed record OnEventSyntax(EventFilterSyntax Filter, TextSpan Span) : TriggerSyntax(Span);

/// <summary>`when lead >= 80`: the instant it becomes true.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Until">The condition that undoes it, `until lead &lt; 50`; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WhenSyntax(ExpressionSyntax Condition, ExpressionSyntax? Until, TextSpan Span) : TriggerSyntax(Span);

/// <summary>`after 14 days without rep_contacted`: so long after arriving, unless such an event came.</summary>
/// <param name="Delay">How long.</param>
/// <param name="Without">The event that prevents it; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AfterSyntax(DurationLiteralSyntax Delay, EventFilterSyntax? Without, TextSpan Span) : TriggerSyntax(Span);

/// <summary>`every 7 days without logged_in when stage is customer`: again and again while nothing happens.</summary>
/// <param name="Interval">How often.</param>
/// <param name="Without">The event that starts the count anew; null where none is written.</param>
/// <param name="When">The condition it needs; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EverySyntax(DurationLiteralSyntax Interval, EventFilterSyntax? Without, ExpressionSyntax? When, TextSpan Span)
    : TriggerSyntax(Span);

/// <summary>`at sales_ready`: arriving at a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AtStageSyntax(NameSyntax Stage, TextSpan Span) : TriggerSyntax(Span);

/// <summary>`on company when count of contacts where lead >= 50 >= 3`: once per account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Condition">The condition on it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record OnAccountSyntax(NameSyntax Account, ExpressionSyntax Condition, TextSpan Span) : TriggerSyntax(Span);
