using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>`test "a demo request reaches sales" { contact { ... }  at 2026-03-02 10:00 demo_requested  expect stage sales_ready }`.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Items">What happens and what is expected, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestSyntax(TextLiteralSyntax Title, ImmutableArray<TestItemSyntax> Items, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>A line of a test.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record TestItemSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`contact { email: "ada@bank.example" }`.</summary>
/// <param name="Fields">The contact's fields.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestContactSyntax(ImmutableArray<RecordFieldSyntax> Fields, TextSpan Span) : TestItemSyntax(Span);

/// <summary>`at 2026-03-02 10:00 form_submitted { form: "newsletter" }`, `after 2 days demo_requested`.</summary>
/// <param name="At">When; null where it is so long after the one before.</param>
/// <param name="After">How long after the one before; null where an instant is written.</param>
/// <param name="Event">The event.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestEventSyntax(
    LiteralSyntax? At,
    DurationLiteralSyntax? After,
    NameSyntax Event,
    ImmutableArray<RecordFieldSyntax> Properties,
    TextSpan Span) : TestItemSyntax(Span);

/// <summary>`form: "newsletter"`.</summary>
/// <param name="Name">The field or property.</param>
/// <param name="Value">Its value.</param>
/// <param name="Span">Where it stands.</param>
public sealed record RecordFieldSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : SyntaxNode(Span);

/// <summary>`expect stage sales_ready`, `expect task within 5 minutes`, `expect no email after 2 days`.</summary>
/// <param name="IsNegated">Whether `no` is written.</param>
/// <param name="What">`stage`, `persona`, `task`, `alert`, a channel, a message ...</param>
/// <param name="Value">Which: `sales_ready` in `stage sales_ready`; null where none is written.</param>
/// <param name="Within">`within 5 minutes`; null where it is not written.</param>
/// <param name="After">`after 2 days`; null where it is not written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestExpectSyntax(
    bool IsNegated,
    NameSyntax What,
    NameSyntax? Value,
    DurationLiteralSyntax? Within,
    DurationLiteralSyntax? After,
    TextSpan Span) : TestItemSyntax(Span);

/// <summary>`expect lead >= 50`: a condition that holds now.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestExpectConditionSyntax(ExpressionSyntax Condition, TextSpan Span) : TestItemSyntax(Span);
