using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>`persona technical "Technical evaluator" when title contains "engineer"`, or `persona general otherwise`.</summary>
/// <param name="Name">The persona's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Condition">Who it is; null for `otherwise`.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PersonaSyntax(NameSyntax Name, TextLiteralSyntax? Title, ExpressionSyntax? Condition, TextSpan Span)
    : DeclarationSyntax(Span);

/// <summary>`segment dormant = no event in last 60 days`.</summary>
/// <param name="Name">The segment's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Condition">Who is in it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SegmentSyntax(NameSyntax Name, TextLiteralSyntax? Title, ExpressionSyntax Condition, TextSpan Span)
    : DeclarationSyntax(Span);

/// <summary>`account company by domain(email) { score = sum of lead, best of 3 }`.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Key">What people of one account share.</param>
/// <param name="RollUps">What is made of them.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AccountSyntax(NameSyntax Name, ExpressionSyntax Key, ImmutableArray<RollUpSyntax> RollUps, TextSpan Span)
    : DeclarationSyntax(Span);

/// <summary>`score = sum of lead, best of 3`, `hot = count of contacts where lead >= 50`.</summary>
/// <param name="Name">The roll-up's name.</param>
/// <param name="Function">How it is made: `sum`, `count`, `max` ...</param>
/// <param name="Of">Of what of each contact; null for the contacts themselves.</param>
/// <param name="Where">Of which contacts; null for all.</param>
/// <param name="BestOf">Of how many contacts, the best; null for all.</param>
/// <param name="Span">Where it stands.</param>
public sealed record RollUpSyntax(
    NameSyntax Name, NameSyntax Function, ExpressionSyntax? Of, ExpressionSyntax? Where, NumberLiteralSyntax? BestOf, TextSpan Span) : SyntaxNode(Span);

/// <summary>`function seniority(title: text?): number = case title contains "chief" -> 3, otherwise 0`.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Parameters">What it is given.</param>
/// <param name="Returns">What it gives.</param>
/// <param name="Body">How.</param>
/// <param name="Span">Where it stands.</param>
public sealed record FunctionSyntax(
    NameSyntax Name,
    ImmutableArray<FieldSyntax> Parameters,
    TypeSyntax Returns,
    FunctionBodySyntax Body,
    TextSpan Span) : DeclarationSyntax(Span);

/// <summary>What a function does.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record FunctionBodySyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>A function's value as an expression.</summary>
/// <param name="Value">The expression.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ExpressionBodySyntax(ExpressionSyntax Value, TextSpan Span) : FunctionBodySyntax(Span);

/// <summary>`csharp "functions/domain.csx"`.</summary>
/// <param name="Path">The script's path.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CSharpBodySyntax(TextLiteralSyntax Path, TextSpan Span) : FunctionBodySyntax(Span);
