using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Steps;

/// <summary>`if is enterprise { ... } else if lead >= 50 { ... } else { ... }`.</summary>
/// <param name="Arms">The conditions, in order; at least one.</param>
/// <param name="Else">What is done where none holds; null where it is not written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record IfStepSyntax(ImmutableArray<ConditionalArmSyntax> Arms, BlockSyntax? Else, TextSpan Span) : StepSyntax(Span);

/// <summary>A condition and what is done where it holds.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Body">What is done.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ConditionalArmSyntax(ExpressionSyntax Condition, BlockSyntax Body, TextSpan Span) : SyntaxNode(Span);

/// <summary>`choose persona { technical { ... } general { ... } }`.</summary>
/// <param name="Subject">What is looked at.</param>
/// <param name="Arms">The cases, in order.</param>
/// <param name="Otherwise">What is done in every other case; null where it is not written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ChooseStepSyntax(ExpressionSyntax Subject, ImmutableArray<ChooseArmSyntax> Arms, BlockSyntax? Otherwise, TextSpan Span)
    : StepSyntax(Span);

/// <summary>`technical { send docs_tour }`, `A, B { ... }`.</summary>
/// <param name="Cases">The cases it is for: names or literals; at least one.</param>
/// <param name="Body">What is done.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ChooseArmSyntax(ImmutableArray<ExpressionSyntax> Cases, BlockSyntax Body, TextSpan Span) : SyntaxNode(Span);

/// <summary>`choose when lead >= 80 { ... } when is dormant { ... } otherwise { ... }`.</summary>
/// <param name="Arms">The conditions, in order; at least one.</param>
/// <param name="Otherwise">What is done where none holds; null where it is not written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ChooseWhenStepSyntax(ImmutableArray<ConditionalArmSyntax> Arms, BlockSyntax? Otherwise, TextSpan Span)
    : StepSyntax(Span);

/// <summary>`split subject_test { 50% plain { ... } 50% question { ... } } winner by email_clicked after 7 days at least 100 each tie plain`.</summary>
/// <param name="Name">The split's name.</param>
/// <param name="Arms">The arms, in order.</param>
/// <param name="Winner">How the winner is found; null where none is sought.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SplitStepSyntax(NameSyntax Name, ImmutableArray<SplitArmSyntax> Arms, SplitWinnerSyntax? Winner, TextSpan Span)
    : StepSyntax(Span);

/// <summary>`50% plain { send tips_a }`, `60% rest waits for the winner`.</summary>
/// <param name="Share">How many people.</param>
/// <param name="Name">The arm's name.</param>
/// <param name="Body">What is done; null for the people who wait for the winner.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SplitArmSyntax(PercentLiteralSyntax Share, NameSyntax Name, BlockSyntax? Body, TextSpan Span) : SyntaxNode(Span);

/// <summary>`winner by order_paid after 3 days at least 100 each tie a`.</summary>
/// <param name="By">The event that counts for an arm.</param>
/// <param name="After">When the winner is decided.</param>
/// <param name="AtLeastEach">How many people each arm needs; null where none is written.</param>
/// <param name="Tie">The arm taken where none is better; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SplitWinnerSyntax(
    EventFilterSyntax By,
    DurationLiteralSyntax After,
    NumberLiteralSyntax? AtLeastEach,
    NameSyntax? Tie,
    TextSpan Span) : SyntaxNode(Span);

/// <summary>`repeat every 2 weeks up to 6 times until stage >= validation { ... }`.</summary>
/// <param name="Interval">How often.</param>
/// <param name="Times">How many times at most; null where none is written.</param>
/// <param name="Until">The condition that ends it; null where none is written.</param>
/// <param name="Body">What is done each time.</param>
/// <param name="Span">Where it stands.</param>
public sealed record RepeatStepSyntax(
    DurationLiteralSyntax Interval,
    NumberLiteralSyntax? Times,
    ExpressionSyntax? Until,
    BlockSyntax Body,
    TextSpan Span) : StepSyntax(Span);
