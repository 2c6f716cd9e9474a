using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>`policy { consent email  quiet 20:00-08:00 }`.</summary>
/// <param name="Items">Its rules, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicySyntax(ImmutableArray<PolicyItemSyntax> Items, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>A line of a policy.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record PolicyItemSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`consent email, sms`.</summary>
/// <param name="Channels">The channels that need it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicyConsentSyntax(ImmutableArray<NameSyntax> Channels, TextSpan Span) : PolicyItemSyntax(Span);

/// <summary>`quiet 20:00-08:00 for sms`.</summary>
/// <param name="Hours">When touches wait.</param>
/// <param name="Channels">For which channels; none for all.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicyQuietSyntax(TimeRangeSyntax Hours, ImmutableArray<NameSyntax> Channels, TextSpan Span) : PolicyItemSyntax(Span);

/// <summary>`cap 1 email per calendar day, 3 touches per 7 days else wait up to 2 days`.</summary>
/// <param name="Limits">The caps; at least one.</param>
/// <param name="Else">What happens over a cap; null where it is not said here.</param>
/// <param name="For">The segment or stage it is for; null for everybody.</param>
/// <param name="OnTopic">The topic it counts; null for all.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicyCapSyntax(
    ImmutableArray<CapLimitSyntax> Limits,
    CappedSyntax? Else,
    NameSyntax? For,
    NameSyntax? OnTopic,
    TextSpan Span) : PolicyItemSyntax(Span);

/// <summary>`1 email per calendar day`.</summary>
/// <param name="Count">How many.</param>
/// <param name="What">A channel, or `touch`, `touches` for every channel.</param>
/// <param name="Period">In how long.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CapLimitSyntax(NumberLiteralSyntax Count, NameSyntax What, PeriodSyntax Period, TextSpan Span) : SyntaxNode(Span);

/// <summary>What happens over a cap: `wait up to 2 days`, or `skip`.</summary>
/// <param name="WaitUpTo">How long a touch waits for a free instant; null for `skip`.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CappedSyntax(DurationLiteralSyntax? WaitUpTo, TextSpan Span) : SyntaxNode(Span);

/// <summary>`suppress when stage is sales_ready except call`.</summary>
/// <param name="Condition">When marketing is silent.</param>
/// <param name="Except">The channels that are not.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicySuppressSyntax(ExpressionSyntax Condition, ImmutableArray<NameSyntax> Except, TextSpan Span)
    : PolicyItemSyntax(Span);

/// <summary>`optout on unsubscribed`.</summary>
/// <param name="Filter">The event that takes consent back.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicyOptOutSyntax(EventFilterSyntax Filter, TextSpan Span) : PolicyItemSyntax(Span);

/// <summary>`optin on resubscribed`.</summary>
/// <param name="Filter">The event that gives consent.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicyOptInSyntax(EventFilterSyntax Filter, TextSpan Span) : PolicyItemSyntax(Span);

/// <summary>`priority renewal > accelerator > welcome`.</summary>
/// <param name="Sequences">The sequences, first who goes first.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicyPrioritySyntax(ImmutableArray<NameSyntax> Sequences, TextSpan Span) : PolicyItemSyntax(Span);

/// <summary>`timezone contact, else country, else campaign`.</summary>
/// <param name="Chain">Where the zone is taken from, first choice first.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicyTimezoneSyntax(ImmutableArray<NameSyntax> Chain, TextSpan Span) : PolicyItemSyntax(Span);

/// <summary>`cool-off 30 days after rep_rejected`.</summary>
/// <param name="Duration">How long marketing is silent.</param>
/// <param name="After">After which event.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicyCoolOffSyntax(DurationLiteralSyntax Duration, EventFilterSyntax After, TextSpan Span) : PolicyItemSyntax(Span);

/// <summary>`holdout 10% salt "2026"`: the global control group.</summary>
/// <param name="Holdout">How many, and the salt.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicyHoldoutSyntax(HoldoutSyntax Holdout, TextSpan Span) : PolicyItemSyntax(Span);

/// <summary>`holdout 10% salt "2026"`.</summary>
/// <param name="Share">How many get nothing and are measured.</param>
/// <param name="Salt">What the hash is salted with; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record HoldoutSyntax(PercentLiteralSyntax Share, TextLiteralSyntax? Salt, TextSpan Span) : SyntaxNode(Span);
