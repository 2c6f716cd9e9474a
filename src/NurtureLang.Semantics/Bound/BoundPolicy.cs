using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>What holds for every touch.</summary>
/// <param name="Consent">The channels that need consent.</param>
/// <param name="ConsentField">The contact's field that holds it; null for none.</param>
/// <param name="ConsentOrigin">Where consent was asked for; null where it was not.</param>
/// <param name="Quiet">When nothing is sent.</param>
/// <param name="Caps">How often may be sent.</param>
/// <param name="Capped">What a touch over a cap does; null where the policy does not say.</param>
/// <param name="Suppressions">When marketing is silent.</param>
/// <param name="CoolOffs">Silences after an event.</param>
/// <param name="OptOuts">What takes consent back.</param>
/// <param name="OptIns">What gives it.</param>
/// <param name="Zones">Where a contact's zone is looked up.</param>
/// <param name="Priority">Who goes first.</param>
/// <param name="Holdout">The control group of the whole campaign; null for none.</param>
public sealed record BoundPolicy(
    ImmutableArray<ChannelSymbol> Consent,
    PropertySymbol? ConsentField,
    Origin? ConsentOrigin,
    ImmutableArray<BoundQuiet> Quiet,
    ImmutableArray<BoundCap> Caps,
    BoundCapped? Capped,
    ImmutableArray<BoundSuppression> Suppressions,
    ImmutableArray<BoundCoolOff> CoolOffs,
    ImmutableArray<BoundConsentChange> OptOuts,
    ImmutableArray<BoundConsentChange> OptIns,
    ImmutableArray<BoundZoneSource> Zones,
    ImmutableArray<SequenceSymbol> Priority,
    BoundHoldout? Holdout = null);

/// <summary>An interval of the day in which nothing is sent, in ticks.</summary>
/// <param name="Start">The start, included.</param>
/// <param name="End">The end, not included.</param>
/// <param name="Channels">For which channels; empty for all.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundQuiet(long Start, long End, ImmutableArray<ChannelSymbol> Channels, Origin Origin);

/// <summary>At most so many touches per period.</summary>
/// <param name="Count">How many.</param>
/// <param name="Channel">Of which channel; null for all.</param>
/// <param name="Topic">Of which topic; null for all.</param>
/// <param name="Period">In how long.</param>
/// <param name="For">For whom; null for everybody.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundCap(int Count, ChannelSymbol? Channel, TopicSymbol? Topic, LimitPeriod Period, BoundExpression? For, Origin Origin);

/// <summary>What a touch over a cap does.</summary>
/// <param name="Wait">How long it waits at most; null to skip it.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundCapped(CalendarSpan? Wait, Origin Origin);

/// <summary>A silence while a condition holds.</summary>
/// <param name="When">The condition.</param>
/// <param name="Except">The channels that it leaves alone.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundSuppression(BoundExpression When, ImmutableArray<ChannelSymbol> Except, Origin Origin);

/// <summary>A silence after an event.</summary>
/// <param name="Ticks">How long.</param>
/// <param name="Last">The event's last occurrence.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundCoolOff(long Ticks, BoundAggregate Last, Origin Origin);

/// <summary>An event that changes consent.</summary>
/// <param name="Event">The event.</param>
/// <param name="Where">Which of them.</param>
/// <param name="Channel">The property that names the channel; null for none.</param>
/// <param name="Topic">The property that names the topic; null for none.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundConsentChange(EventSymbol Event, BoundExpression? Where, PropertySymbol? Channel, PropertySymbol? Topic, Origin Origin);

/// <summary>A field that a contact's time zone is looked up in.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsCountry">Whether it holds a country's code.</param>
public sealed record BoundZoneSource(PropertySymbol Field, bool IsCountry);
