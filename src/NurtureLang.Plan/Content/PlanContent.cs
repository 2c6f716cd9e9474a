using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Schema;

namespace NurtureLang.Plan.Content;

/// <summary>A text with values in it.</summary>
/// <param name="Parts">Its parts, in order.</param>
public sealed record PlanTemplate(ImmutableArray<PlanTemplatePart> Parts);

/// <summary>A part of a template: fixed text, or a value with what stands in when it is unknown.</summary>
/// <param name="Text">The fixed text, or the fallback of a value.</param>
/// <param name="Value">The value; none for fixed text.</param>
/// <param name="Type">The value's type, which says how it is written.</param>
/// <param name="Fallback">A value that stands in before the fallback text does; none for the text.</param>
/// <param name="FallbackType">The type of that value.</param>
public sealed record PlanTemplatePart(
    string Text,
    PlanExpression? Value = null,
    PlanType? Type = null,
    PlanExpression? Fallback = null,
    PlanType? FallbackType = null);

/// <summary>An asset: a piece of content that messages offer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is, such as `ebook`.</param>
/// <param name="Url">Where it is; none where it has no address.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanAsset(string Name, string Kind, string? Url, string Source)
{
    /// <summary>What is asked of whoever is offered it; none for nothing.</summary>
    public PlanAsks? Asks { get; init; }
}

/// <summary>Fields that are asked for, a few at a time, as long as they are unknown.</summary>
/// <param name="Fields">The contact's fields, by position, in the order in which they are asked for.</param>
/// <param name="AtMost">How many at once.</param>
public sealed record PlanAsks(ImmutableArray<int> Fields, int AtMost);

/// <summary>A message that a touch sends.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Channel">Its channel's position.</param>
/// <param name="Topic">Its topic's position; -1 for none.</param>
/// <param name="Transactional">Whether it is never capped, does not count and ignores marketing consent and opt-out.</param>
/// <param name="From">Who it is from; none where the channel says.</param>
/// <param name="Subject">Its subject; none where the channel has none.</param>
/// <param name="Body">Its text.</param>
/// <param name="Offers">The assets that it offers, by position.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanMessage(
    string Name,
    int Channel,
    int Topic,
    bool Transactional,
    PlanTemplate? From,
    PlanTemplate? Subject,
    PlanTemplate? Body,
    ImmutableArray<int> Offers,
    string Source);
