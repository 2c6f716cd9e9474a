using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NurtureLang.Plan.Accounts;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Goals;
using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Stages;

namespace NurtureLang.Plan;

/// <summary>The executable plan: everything that the runtime needs, and nothing else.</summary>
/// <remarks>Every `Source` in it is a file and line such as `acme.nurture:88`. Positions refer to the plan's own lists.</remarks>
/// <param name="Format">The version of this form.</param>
/// <param name="Hash">SHA-256 of the canonical text with this field empty, in lower-case hex.</param>
/// <param name="Compiler">The version of the compiler that wrote it.</param>
/// <param name="Name">The campaign's name.</param>
/// <param name="Title">How it is shown.</param>
/// <param name="TimeZone">The IANA zone for contacts whose own is unknown, and for time stamps without an offset.</param>
/// <param name="Sources">The files it was made from.</param>
/// <param name="StateBytes">The bytes of state that a contact needs outside of enrolments.</param>
/// <param name="Schema">The data it reads.</param>
/// <param name="Channels">The channels' names.</param>
/// <param name="Topics">The topics' names.</param>
/// <param name="Calendars">The business calendars.</param>
/// <param name="Aggregates">What is remembered of events.</param>
/// <param name="Held">The conditions of which it is known since when they hold.</param>
/// <param name="Personas">The personas, in order.</param>
/// <param name="Segments">The segments; one refers only to earlier ones.</param>
/// <param name="Scores">The scores; a derived one refers only to earlier ones.</param>
/// <param name="Grades">The grades.</param>
/// <param name="Stages">The journeys.</param>
/// <param name="Assets">The assets.</param>
/// <param name="Messages">The messages.</param>
/// <param name="Policy">What holds for every touch.</param>
/// <param name="Sequences">The sequences.</param>
public sealed record CampaignPlan(
    int Format,
    string Hash,
    string Compiler,
    string Name,
    string Title,
    string TimeZone,
    ImmutableArray<PlanSource> Sources,
    int StateBytes,
    PlanSchema Schema,
    ImmutableArray<string> Channels,
    ImmutableArray<string> Topics,
    ImmutableArray<PlanCalendar> Calendars,
    ImmutableArray<PlanAggregate> Aggregates,
    ImmutableArray<PlanHeld> Held,
    ImmutableArray<PlanPersona> Personas,
    ImmutableArray<PlanSegment> Segments,
    ImmutableArray<PlanScore> Scores,
    ImmutableArray<PlanGrade> Grades,
    ImmutableArray<PlanStages> Stages,
    ImmutableArray<PlanAsset> Assets,
    ImmutableArray<PlanMessage> Messages,
    PlanPolicy Policy,
    ImmutableArray<PlanSequence> Sequences)
{
    /// <summary>The version of the form that this code writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The steps that take consent back: those of sequences, then those of hand-offs.</summary>
    [JsonIgnore]
    public IEnumerable<WithdrawStep> Withdrawals => Sequences.SelectMany(one => one.Steps).Concat(Handoffs.SelectMany(one => one.Steps)).OfType<WithdrawStep>();

    /// <summary>The hand-offs.</summary>
    public ImmutableArray<PlanHandoff> Handoffs { get; init; } = [];

    /// <summary>The goals of the campaign.</summary>
    public ImmutableArray<PlanMeasuredGoal> Goals { get; init; } = [];

    /// <summary>The functions in C# that its expressions call.</summary>
    public ImmutableArray<PlanFunction> Functions { get; init; } = [];

    /// <summary>What must never happen.</summary>
    public ImmutableArray<PlanGuarantee> Guarantees { get; init; } = [];

    /// <summary>The kinds of accounts, as the plan has them written; none where the campaign declares none.</summary>
    [JsonPropertyName("accounts")]
    public ImmutableArray<PlanAccount>? WrittenAccounts { get; init; }

    /// <summary>The kinds of accounts.</summary>
    [JsonIgnore]
    public ImmutableArray<PlanAccount> Accounts => WrittenAccounts ?? [];
}

/// <summary>A file that a plan was made from.</summary>
/// <param name="Path">Its path from the campaign's folder, with forward slashes.</param>
/// <param name="Hash">SHA-256 of its bytes, in lower-case hex.</param>
public sealed record PlanSource(string Path, string Hash);
