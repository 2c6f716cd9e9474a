using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>`enum industry { software, finance }`.</summary>
/// <param name="Name">The enum's name.</param>
/// <param name="Values">Its values, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EnumSyntax(NameSyntax Name, ImmutableArray<NameSyntax> Values, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>`contact { email: text  first_name: text? }`.</summary>
/// <param name="Fields">The fields, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ContactSyntax(ImmutableArray<FieldSyntax> Fields, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>`event page_viewed { url: text, seconds: number? }`.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Properties">Its properties, in order; none where it has no block.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EventSyntax(NameSyntax Name, ImmutableArray<FieldSyntax> Properties, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>A field or a property: `title: text?`.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Span">Where it stands.</param>
public sealed record FieldSyntax(NameSyntax Name, TypeSyntax Type, TextSpan Span) : SyntaxNode(Span);

/// <summary>A type as written.</summary>
/// <param name="IsOptional">Whether `?` follows it: the value may be unknown.</param>
/// <param name="Span">Where it stands.</param>
public abstract record TypeSyntax(bool IsOptional, TextSpan Span) : SyntaxNode(Span);

/// <summary>A type by its name, one of the language's or an enum's: `text`, `industry?`.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsOptional">Whether `?` follows it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NamedTypeSyntax(NameSyntax Name, bool IsOptional, TextSpan Span) : TypeSyntax(IsOptional, Span);

/// <summary>`one of (champion, power_user)`.</summary>
/// <param name="Values">The values; at least one.</param>
/// <param name="IsOptional">Whether `?` follows it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record OneOfTypeSyntax(ImmutableArray<NameSyntax> Values, bool IsOptional, TextSpan Span) : TypeSyntax(IsOptional, Span);

/// <summary>`set of channel`.</summary>
/// <param name="Element">What it is a set of.</param>
/// <param name="IsOptional">Whether `?` follows it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SetTypeSyntax(TypeSyntax Element, bool IsOptional, TextSpan Span) : TypeSyntax(IsOptional, Span);
