using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>`stages journey { path awareness, education  awareness -> education when engagement >= 20 }`.</summary>
/// <param name="Name">The journey's name.</param>
/// <param name="Items">Its stages and moves, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StagesSyntax(NameSyntax Name, ImmutableArray<StagesItemSyntax> Items, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>A line of `stages`.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record StagesItemSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`path awareness, education, sales_ready owned by sales, customer final`: the order that `stage >=` means.</summary>
/// <param name="Stages">The stages, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StagePathSyntax(ImmutableArray<StageSyntax> Stages, TextSpan Span) : StagesItemSyntax(Span);

/// <summary>`side lost`: detours, before and after nothing.</summary>
/// <param name="Stages">The stages.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StageSideSyntax(ImmutableArray<StageSyntax> Stages, TextSpan Span) : StagesItemSyntax(Span);

/// <summary>A stage where it is declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="OwnedBy">Who owns the contact there; null for marketing.</param>
/// <param name="IsFinal">Whether nobody leaves it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StageSyntax(NameSyntax Name, TextLiteralSyntax? Title, NameSyntax? OwnedBy, bool IsFinal, TextSpan Span)
    : SyntaxNode(Span);

/// <summary>`awareness -> education when engagement >= 20`, `before sales_ready -> sales_ready on demo_requested`.</summary>
/// <param name="FromBefore">Whether `before` is written: from every stage of the path before the one named.</param>
/// <param name="From">The stage left, or the one it lies before.</param>
/// <param name="To">The stage entered.</param>
/// <param name="Trigger">What moves the contact: `when`, `on` or `after`.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StageMoveSyntax(bool FromBefore, NameSyntax From, NameSyntax To, TriggerSyntax Trigger, TextSpan Span)
    : StagesItemSyntax(Span);
