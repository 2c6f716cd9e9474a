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

/// <summary>`contact { email: "ada@bank.example" }`, `contact ada { ... }`.</summary>
/// <param name="Name">What the test calls it; null where it has no name.</param>
/// <param name="Fields">The contact's fields.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestContactSyntax(NameSyntax? Name, ImmutableArray<RecordFieldSyntax> Fields, TextSpan Span) : TestItemSyntax(Span);

/// <summary>`at 2026-03-02 10:00 form_submitted { form: "newsletter" }`, `after 2 days ada demo_requested`, `after 3 days`.</summary>
/// <param name="At">When; null where it is so long after the one before.</param>
/// <param name="After">How long after the one before; null where an instant is written.</param>
/// <param name="Contact">To whom; null where nobody is named.</param>
/// <param name="Event">The event; null where time passes and nothing happens.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestEventSyntax(
    LiteralSyntax? At,
    DurationLiteralSyntax? After,
    NameSyntax? Contact,
    NameSyntax? Event,
    ImmutableArray<RecordFieldSyntax> Properties,
    TextSpan Span) : TestItemSyntax(Span);

/// <summary>`with { title: "CTO" } expect persona technical`: the test once more, with other values.</summary>
/// <param name="Variants">The values that differ.</param>
/// <param name="Expected">What is expected with them: <see cref="TestExpectSyntax"/> and <see cref="TestExpectConditionSyntax"/>.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestRowSyntax(
    ImmutableArray<TestVariantSyntax> Variants, ImmutableArray<TestItemSyntax> Expected, TextSpan Span) : TestItemSyntax(Span);

/// <summary>`{ title: "CTO" }`, `page_viewed { url: "/pricing" }`.</summary>
/// <param name="Of">The contact or the event whose values they are; null for the test's only contact.</param>
/// <param name="Fields">The values.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestVariantSyntax(NameSyntax? Of, ImmutableArray<RecordFieldSyntax> Fields, TextSpan Span) : SyntaxNode(Span);

/// <summary>`form: "newsletter"`.</summary>
/// <param name="Name">The field or property.</param>
/// <param name="Value">Its value.</param>
/// <param name="Span">Where it stands.</param>
public sealed record RecordFieldSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : SyntaxNode(Span);

/// <summary>`expect stage sales_ready`, `expect task within 5 minutes`, `expect no email after 2 days`, `expect hello before nudge`.</summary>
/// <param name="What">What is expected.</param>
/// <param name="Before">What it comes before; null where no order is expected.</param>
/// <param name="Tail">When, for whom and to whom.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestExpectSyntax(ExpectedSyntax What, ExpectedSyntax? Before, ExpectationTailSyntax Tail, TextSpan Span) : TestItemSyntax(Span);

/// <summary>`expect lead >= 50`: a condition that holds.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Tail">When and for whom.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TestExpectConditionSyntax(ExpressionSyntax Condition, ExpectationTailSyntax Tail, TextSpan Span) : TestItemSyntax(Span);

/// <summary>How often something is expected.</summary>
public enum ExpectedCountKind
{
    /// <summary>Once or more often: nothing is written.</summary>
    Some,
    /// <summary>`no`.</summary>
    None,
    /// <summary>`2 email`.</summary>
    Exactly,
    /// <summary>`at most 2 email`.</summary>
    AtMost,
    /// <summary>`at least 2 email`.</summary>
    AtLeast,
}

/// <summary>`no email`, `stage sales_ready`, `task "Call Ada"`, `at most 2 email`, `goal met`.</summary>
/// <param name="Count">How often.</param>
/// <param name="Number">The number of `2 email` and its like; null where none is written.</param>
/// <param name="What">`stage`, `persona`, `task`, `alert`, a channel, a message ...</param>
/// <param name="Value">Which: `sales_ready` in `stage sales_ready`; null where none is written.</param>
/// <param name="Text">A part of the words of a task or an alert; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ExpectedSyntax(
    ExpectedCountKind Count,
    NumberLiteralSyntax? Number,
    NameSyntax What,
    NameSyntax? Value,
    TextLiteralSyntax? Text,
    TextSpan Span) : SyntaxNode(Span);

/// <summary>What stands behind an expectation: when, for whom, to whom, in which sequence.</summary>
/// <param name="Within">`within 5 minutes`; null where it is not written.</param>
/// <param name="After">`after 2 days`; null where it is not written.</param>
/// <param name="AfterWord">The word of `after that`; null where it is not written.</param>
/// <param name="For">`for ada`; null where it is not written.</param>
/// <param name="To">`to "sdr-queue"`; null where it is not written.</param>
/// <param name="In">The sequence in `in welcome`; null where it is not written.</param>
/// <param name="Span">Where it stands; empty where nothing is written.</param>
public sealed record ExpectationTailSyntax(
    DurationLiteralSyntax? Within,
    DurationLiteralSyntax? After,
    NameSyntax? AfterWord,
    NameSyntax? For,
    TextLiteralSyntax? To,
    NameSyntax? In,
    TextSpan Span) : SyntaxNode(Span);
