using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>`channel whatsapp`.</summary>
/// <param name="Name">The channel's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ChannelSyntax(NameSyntax Name, TextLiteralSyntax? Title, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>`topic product_news`.</summary>
/// <param name="Name">The topic's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TopicSyntax(NameSyntax Name, TextLiteralSyntax? Title, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>`asset case_bank { kind case_study  url "https://..."  for economic in education  asks employees at most 2 }`.</summary>
/// <param name="Name">The asset's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Items">What its block says.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AssetSyntax(NameSyntax Name, TextLiteralSyntax? Title, ImmutableArray<AssetItemSyntax> Items, TextSpan Span)
    : DeclarationSyntax(Span);

/// <summary>A line of an asset.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record AssetItemSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`kind ebook`.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AssetKindSyntax(NameSyntax Kind, TextSpan Span) : AssetItemSyntax(Span);

/// <summary>`url "https://acme.example/start"`.</summary>
/// <param name="Url">Where it is found.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AssetUrlSyntax(TextLiteralSyntax Url, TextSpan Span) : AssetItemSyntax(Span);

/// <summary>`for economic in education, validation`.</summary>
/// <param name="Personas">Whom it is for; none for everybody.</param>
/// <param name="Stages">At which stages; none for all.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AssetForSyntax(ImmutableArray<NameSyntax> Personas, ImmutableArray<NameSyntax> Stages, TextSpan Span)
    : AssetItemSyntax(Span);

/// <summary>`asks employees, role at most 2`: progressive profiling.</summary>
/// <param name="Fields">The contact's fields its form may ask for.</param>
/// <param name="AtMost">How many at once; null for all.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AssetAsksSyntax(ImmutableArray<NameSyntax> Fields, NumberLiteralSyntax? AtMost, TextSpan Span) : AssetItemSyntax(Span);

/// <summary>`message hello { channel email  subject "Welcome"  body "content/hello.md" }`.</summary>
/// <param name="Name">The message's name.</param>
/// <param name="IsTransactional">Whether `transactional` is written: never capped, and no marketing.</param>
/// <param name="Items">What its block says.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MessageSyntax(NameSyntax Name, bool IsTransactional, ImmutableArray<MessageItemSyntax> Items, TextSpan Span)
    : DeclarationSyntax(Span);

/// <summary>A line of a message.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record MessageItemSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`channel email`.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MessageChannelSyntax(NameSyntax Channel, TextSpan Span) : MessageItemSyntax(Span);

/// <summary>`topic product_news`.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MessageTopicSyntax(NameSyntax Topic, TextSpan Span) : MessageItemSyntax(Span);

/// <summary>`from owner or "sales@acme.example"`.</summary>
/// <param name="Sender">Who it comes from.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MessageFromSyntax(ExpressionSyntax Sender, TextSpan Span) : MessageItemSyntax(Span);

/// <summary>`subject "Welcome, {first_name or "and thank you"}"`.</summary>
/// <param name="Subject">The subject line.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MessageSubjectSyntax(TextLiteralSyntax Subject, TextSpan Span) : MessageItemSyntax(Span);

/// <summary>`body "content/hello.md"`.</summary>
/// <param name="Path">The file that holds it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MessageBodySyntax(TextLiteralSyntax Path, TextSpan Span) : MessageItemSyntax(Span);

/// <summary>`text "Your guide is waiting"`.</summary>
/// <param name="Content">The words themselves.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MessageTextSyntax(TextLiteralSyntax Content, TextSpan Span) : MessageItemSyntax(Span);

/// <summary>`offers getting_started`.</summary>
/// <param name="Assets">The assets it offers.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MessageOffersSyntax(ImmutableArray<NameSyntax> Assets, TextSpan Span) : MessageItemSyntax(Span);
