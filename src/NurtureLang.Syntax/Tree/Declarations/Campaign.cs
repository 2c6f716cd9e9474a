using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>`campaign acme "Acme nurture" { timezone "Europe/Copenhagen"  calendar office }`.</summary>
/// <param name="Name">The campaign's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Items">What its block says; none where it has no block.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CampaignSyntax(NameSyntax Name, TextLiteralSyntax? Title, ImmutableArray<CampaignItemSyntax> Items, TextSpan Span)
    : DeclarationSyntax(Span);

/// <summary>A line of a campaign's block.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record CampaignItemSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`timezone "Europe/Copenhagen"`: where a contact's own is unknown.</summary>
/// <param name="Zone">The zone's IANA name.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CampaignTimezoneSyntax(TextLiteralSyntax Zone, TextSpan Span) : CampaignItemSyntax(Span);

/// <summary>`calendar office`: the campaign's calendar.</summary>
/// <param name="Calendar">Which calendar.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CampaignCalendarSyntax(NameSyntax Calendar, TextSpan Span) : CampaignItemSyntax(Span);
