using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Plan.Policy;

/// <summary>What holds for every touch: who may be written to, when, and how often.</summary>
/// <param name="ConsentChannels">The channels that need consent, a bit mask.</param>
/// <param name="ConsentField">The position of the contact's field that holds the channels consented to; -1 for none.</param>
/// <param name="ConsentSource">Where consent was asked for; empty where it was not.</param>
/// <param name="Quiet">When nothing is sent, in the contact's own time.</param>
/// <param name="Caps">How often may be sent.</param>
/// <param name="CapWait">What a touch over a cap does where its sequence does not say: wait up to this long, or skip where there is none.</param>
/// <param name="Suppressions">When marketing is silent.</param>
/// <param name="CoolOffs">Silences that an event starts.</param>
/// <param name="OptOuts">The events that take consent back.</param>
/// <param name="OptIns">The events that give it.</param>
/// <param name="ZoneChain">Where a contact's time zone is looked up, in order; the campaign's comes last by itself.</param>
/// <param name="Holdout">The control group of the whole campaign; none for none.</param>
public sealed record PlanPolicy(
    long ConsentChannels,
    int ConsentField,
    string ConsentSource,
    ImmutableArray<PlanQuiet> Quiet,
    ImmutableArray<PlanCap> Caps,
    PlanCapRule? CapWait,
    ImmutableArray<PlanSuppression> Suppressions,
    ImmutableArray<PlanCoolOff> CoolOffs,
    ImmutableArray<PlanConsentChange> OptOuts,
    ImmutableArray<PlanConsentChange> OptIns,
    ImmutableArray<PlanZoneSource> ZoneChain,
    PlanHoldout? Holdout = null);

/// <summary>An interval of the day in which nothing is sent: start inclusive, end exclusive, it may cross midnight.</summary>
/// <param name="Start">The start, in ticks since midnight.</param>
/// <param name="End">The end, in ticks since midnight.</param>
/// <param name="Channels">The channels it holds for, a bit mask; 0 for all.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanQuiet(long Start, long End, long Channels, string Source);

/// <summary>A cap: at most so many touches per period.</summary>
/// <param name="Count">How many, 1 to 1,000.</param>
/// <param name="Channels">The channels that count, a bit mask; 0 for all.</param>
/// <param name="Topic">The topic that counts; -1 for all.</param>
/// <param name="Period">The period.</param>
/// <param name="For">For whom; where it holds, this cap stands in place of those for everybody with the same channels and topic.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanCap(int Count, long Channels, int Topic, PlanPeriod Period, PlanExpression? For, string Source);

/// <summary>What a touch over a cap does.</summary>
/// <param name="Wait">Wait for the first free instant up to this long; none to skip the touch.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanCapRule(PlanDuration? Wait, string Source);

/// <summary>A silence while a condition holds.</summary>
/// <param name="When">The condition.</param>
/// <param name="Except">The channels that it leaves alone, a bit mask.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanSuppression(PlanExpression When, long Except, string Source);

/// <summary>A silence for a time after an event.</summary>
/// <param name="Length">How long, in ticks; a day is 24 hours.</param>
/// <param name="LastInstant">The aggregate that holds the instant of the event's last occurrence.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanCoolOff(long Length, int LastInstant, string Source);

/// <summary>An event that changes consent.</summary>
/// <param name="Event">The event's position.</param>
/// <param name="Where">Which events do.</param>
/// <param name="ChannelProperty">The property that names the channel; -1 for none.</param>
/// <param name="TopicProperty">The property that names the topic; -1 for none.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanConsentChange(int Event, PlanExpression? Where, int ChannelProperty, int TopicProperty, string Source);

/// <summary>A place where a contact's time zone is looked up.</summary>
/// <param name="Field">The contact's field.</param>
/// <param name="IsCountry">Whether the field holds a country's two-letter code, whose most populous zone is taken, and not a zone.</param>
public sealed record PlanZoneSource(int Field, bool IsCountry);
