using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Plan.Scores;

/// <summary>A score: rules that add points, or a value derived from other scores.</summary>
/// <remarks>
/// Read as: for each group, the sum of its rules bounded by its cap; the sum of the groups and of the rules outside groups; bounded by the range;
/// rounded to millionths, half away from zero. Bounds limit what is read, never what is remembered.
/// </remarks>
/// <param name="Name">Its name.</param>
/// <param name="Title">How it is shown.</param>
/// <param name="Lowest">The lower end of its range in millionths, unknown for none.</param>
/// <param name="Highest">The upper end of its range in millionths, unknown for none.</param>
/// <param name="Groups">Its groups with their caps.</param>
/// <param name="Rules">Its rules, in the order of the source.</param>
/// <param name="Derived">For a derived score: its value. Then there are no rules.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="Resets">What sets the points of its rules on events back to nothing; none where nothing does.</param>
public sealed record PlanScore(
    string Name,
    string Title,
    long Lowest,
    long Highest,
    ImmutableArray<PlanScoreGroup> Groups,
    ImmutableArray<PlanScoreRule> Rules,
    PlanExpression? Derived,
    string Source,
    ImmutableArray<PlanScoreReset>? Resets = null);

/// <summary>What sets a score back: an event, before that event's own points; or a condition, at the instant it becomes true.</summary>
/// <param name="Event">The event's position; -1 for a condition.</param>
/// <param name="Where">Which events.</param>
/// <param name="When">The condition; none for an event.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanScoreReset(int Event, PlanExpression? Where, PlanExpression? When, string Source);

/// <summary>A group of rules with a cap on their current sum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cap">The cap in millionths.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="Within">The group that it stands in, an earlier one; none where it stands in none.</param>
public sealed record PlanScoreGroup(string Name, long Cap, string Source, int? Within = null);

/// <summary>How points fade.</summary>
public enum DecayKind
{
    /// <summary>They stay.</summary>
    None,
    /// <summary>They halve smoothly, by half every period.</summary>
    HalfLife,
    /// <summary>They halve in steps, each award every period after it was made.</summary>
    Steps,
    /// <summary>They drop to nothing one period after the award.</summary>
    Expiry,
}

/// <summary>What limits how often or how much a rule may award.</summary>
public enum LimitKind
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>At most so many points per period; an award that would pass it gives what is left.</summary>
    Points,
    /// <summary>One award per period, or per contact where there is no period.</summary>
    Once,
    /// <summary>One award for each value of a property, in each period where there is one.</summary>
    OncePerProperty,
}

/// <summary>A limit on a rule.</summary>
/// <param name="Kind">What it limits.</param>
/// <param name="Points">For points: how many, in millionths.</param>
/// <param name="Period">The period; none for ever.</param>
/// <param name="Property">For once per property: its position.</param>
public sealed record PlanLimit(LimitKind Kind, long Points = 0, PlanPeriod? Period = null, int Property = -1);

/// <summary>A rule of a score: points on an event, or points while a condition holds.</summary>
/// <param name="Name">How the log names it, such as `on page_viewed`.</param>
/// <param name="Points">The points in millionths, negative ones too.</param>
/// <param name="Event">The event's position; -1 for a rule on a condition.</param>
/// <param name="Where">Which events count.</param>
/// <param name="When">For a rule on a condition: the condition; the points stand while it holds.</param>
/// <param name="Limit">What limits it.</param>
/// <param name="Decay">How its points fade.</param>
/// <param name="DecayPeriod">The period of that, in ticks; 0 where they stay.</param>
/// <param name="Group">Its group's position; -1 for none.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="More">Further limits: the award is the least that all of them leave; none where there is one or none.</param>
/// <param name="Every">For points while nothing happens: how often; then the rule is neither on an event nor on a condition.</param>
public sealed record PlanScoreRule(
    string Name,
    long Points,
    int Event,
    PlanExpression? Where,
    PlanExpression? When,
    PlanLimit Limit,
    DecayKind Decay,
    long DecayPeriod,
    int Group,
    string Source,
    ImmutableArray<PlanLimit>? More = null,
    PlanEvery? Every = null);

/// <summary>Points again and again while nothing happens.</summary>
/// <param name="Length">How often, in ticks, at least an hour.</param>
/// <param name="Without">The event that starts the count anew; -1 for none.</param>
/// <param name="Where">Which of them.</param>
/// <param name="While">While this holds, and counted from when it came to hold; none for always.</param>
public sealed record PlanEvery(long Length, int Without, PlanExpression? Where, PlanExpression? While);

/// <summary>A grade: a letter read off conditions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values with their conditions; the first that holds, the last one always does.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanGrade(string Name, ImmutableArray<PlanGradeValue> Values, string Source);

/// <summary>A value of a grade.</summary>
/// <param name="Name">The letter.</param>
/// <param name="When">Its condition.</param>
public sealed record PlanGradeValue(string Name, PlanExpression When);
