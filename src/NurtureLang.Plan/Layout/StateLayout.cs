using System.Collections.Immutable;
using NurtureLang.Plan.Schema;

namespace NurtureLang.Plan.Layout;

/// <summary>Where everything stands in the state of a contact: words of 64 bits, derived from the plan alone.</summary>
/// <remarks>
/// INVARIANT: the same plan gives the same layout. The state does not grow with the log: what a window, a cap or a limit remembers has a size
/// that the plan states. Enrolments and the longer memories (lists) stand beside the words; each list has a capacity.
/// </remarks>
public sealed class StateLayout
{
    /// <summary>Windowed memories of more events than this stand in lists beside the words.</summary>
    public const int LargestRing = 64;

    /// <summary>How many values an award that is once per value of a property remembers.</summary>
    public const int PropertyMemory = 256;

    /// <summary>How many awards that fade in steps or expire are remembered for one rule of a score.</summary>
    public const int AwardMemory = 1_000;

    /// <summary>How many deadlines of one guarantee may be open at once.</summary>
    public const int PromiseMemory = 64;

    /// <summary>How many keys of ended enrolments are remembered for one sequence.</summary>
    public const int KeyMemory = 256;

    /// <summary>How many bits of a word say something; so a word is never the value that stands for unknown.</summary>
    public const int BitsOfAWord = 62;

    private StateLayout(CampaignPlan plan) => new LayoutBuilder(plan, this).Build();

    /// <summary>The layout of a plan's state.</summary>
    public static StateLayout Of(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new StateLayout(plan);
    }

    /// <summary>The word that holds the contact's own time.</summary>
    public const int Now = 0;

    /// <summary>The word that holds flags: see the runtime.</summary>
    public const int Flags = 1;

    /// <summary>The word that holds the next instant at which something can change by time alone.</summary>
    public const int NextWake = 2;

    /// <summary>The word that holds the persona.</summary>
    public const int Persona = 3;

    /// <summary>The first of the contact's fields.</summary>
    public const int Fields = 4;

    /// <summary>How many words a contact's state has.</summary>
    public int Words { get; internal set; }

    /// <summary>How many lists stand beside the words.</summary>
    public int Lists { get; internal set; }

    /// <summary>The bytes of state that a contact needs outside of enrolments and lists.</summary>
    public int Bytes => Words * sizeof(long);

    /// <summary>The words that follow from the log alone: what aggregates, held conditions and scores remember; behind the last of them.</summary>
    public (int First, int End) FromLog { get; internal set; }

    /// <summary>The lists that follow from the log alone; behind the last of them.</summary>
    public (int First, int End) ListsFromLog { get; internal set; }

    /// <summary>The first word of each aggregate; see <see cref="AggregateLists"/> for those that have a list.</summary>
    public ImmutableArray<int> Aggregates { get; internal set; }

    /// <summary>The list of each aggregate, or -1.</summary>
    public ImmutableArray<int> AggregateLists { get; internal set; }

    /// <summary>The word of each held condition: since when it holds.</summary>
    public ImmutableArray<int> Held { get; internal set; }

    /// <summary>The layout of each score.</summary>
    public ImmutableArray<ScoreLayout> Scores { get; internal set; }

    /// <summary>The word of each grade.</summary>
    public ImmutableArray<int> Grades { get; internal set; }

    /// <summary>The first word of each journey: the stage, then since when.</summary>
    public ImmutableArray<int> Stages { get; internal set; }

    /// <summary>For each journey and stage, the word of the instant at which the contact last moved there; -1 where nobody asks.</summary>
    public ImmutableArray<ImmutableArray<int>> Entered { get; internal set; }

    /// <summary>The first word of each cap: for a rolling one the length and the instants, newest first; for a calendar one the period and the count.</summary>
    public ImmutableArray<int> Caps { get; internal set; }

    /// <summary>The first of the words of opted-out channels: all topics, then each topic.</summary>
    public int OptedOut { get; internal set; }

    /// <summary>The first of the words of opted-in channels: all topics, then each topic.</summary>
    public int OptedIn { get; internal set; }

    /// <summary>The word of each message that holds when it last left, or -1 where nobody asks.</summary>
    public ImmutableArray<int> LastSent { get; internal set; }

    /// <summary>The first of the words, one a channel, that hold when a touch last left on it; -1 where nobody asks.</summary>
    public int LastSentOnChannel { get; internal set; } = -1;

    /// <summary>The words of the instants at which each `withdraw` last took consent back, in the order of the plan's steps: sequences, then hand-offs.</summary>
    public ImmutableArray<int> WithdrawnAt { get; internal set; } = [];

    /// <summary>For each guarantee that limits what is given, the list of the instants at which it last was, oldest first; -1 for the others.</summary>
    public ImmutableArray<int> Given { get; internal set; }

    /// <summary>For each guarantee that something happens in time, the list of the deadlines that are open, in the order in which they began; -1 for the others.</summary>
    public ImmutableArray<int> Promises { get; internal set; }

    /// <summary>The word of each field that an asset asks for: when it was last asked for; -1 where none asks. Empty where no asset asks for anything.</summary>
    public ImmutableArray<int> Asked { get; internal set; } = [];

    /// <summary>The first of the words of channels whose consent the campaign took back, which no opt-in gave since: all topics, then each topic; -1 where it never does.</summary>
    public int Withdrawn { get; internal set; } = -1;

    /// <summary>The first of the words whose bits, 62 in each, say which functions in C# have failed for the contact; -1 where the plan has none.</summary>
    public int Failed { get; internal set; } = -1;

    /// <summary>The layout of each sequence.</summary>
    public ImmutableArray<SequenceLayout> Sequences { get; internal set; }

    /// <summary>The word that holds the hash of the contact's id, which lots are drawn by; -1 where the plan draws none.</summary>
    public int Contact { get; internal set; } = -1;

    /// <summary>The words that hold a text's id, which a stored state writes as text.</summary>
    public ImmutableArray<int> TextWords { get; internal set; }

    /// <summary>For each list, whether its entries' first number is a text's id.</summary>
    public ImmutableArray<bool> TextLists { get; internal set; }

    /// <summary>For each list, of how many numbers an entry of it is.</summary>
    public ImmutableArray<int> ListStrides { get; internal set; }

    /// <summary>The words of a contact of whom nothing is known.</summary>
    public ImmutableArray<long> First { get; internal set; }

    /// <summary>Whether a type's values are ids of texts.</summary>
    public static bool IsText(PlanType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return !type.Set && type.Kind is ValueKind.Text or ValueKind.TimeZone;
    }
}

/// <summary>Where a score stands in the state.</summary>
/// <param name="Logged">The word of the value that the log has come to.</param>
/// <param name="Buckets">What its points are kept in.</param>
/// <param name="Rules">Where each of its rules stands.</param>
/// <param name="Resets">For each reset on a condition: the word that says whether it holds; -1 for one on an event.</param>
public sealed record ScoreLayout(int Logged, ImmutableArray<ScoreBucket> Buckets, ImmutableArray<ScoreRuleLayout> Rules, ImmutableArray<int> Resets);

/// <summary>Points that fade alike and are capped together.</summary>
/// <param name="Group">The group; -1 for none.</param>
/// <param name="Decay">How they fade.</param>
/// <param name="Period">The period of that, in ticks.</param>
/// <param name="Word">For points that stay: the word of the sum. For a half-life: the word of the sum, then of its instant. Otherwise -1.</param>
/// <param name="List">For steps and expiry: the list of instants and points; otherwise -1.</param>
public sealed record ScoreBucket(int Group, Scores.DecayKind Decay, long Period, int Word, int List);

/// <summary>Where a rule of a score stands.</summary>
/// <param name="Bucket">Its bucket; -1 for a rule on a condition.</param>
/// <param name="Word">For a rule on a condition: the word that says whether it holds. For a limit: its first word; -1 for none.</param>
/// <param name="List">For a limit with a list: the list; otherwise -1.</param>
/// <param name="More">Where each of its further limits stands.</param>
/// <param name="Since">For points while nothing happens: the word of the instant that the time counts from; otherwise -1.</param>
public sealed record ScoreRuleLayout(int Bucket, int Word, int List, ImmutableArray<LimitLayout> More, int Since = -1);

/// <summary>Where a limit stands.</summary>
/// <param name="Word">Its first word; -1 for none.</param>
/// <param name="List">Its list; -1 for none.</param>
public sealed record LimitLayout(int Word, int List);

/// <summary>Where a sequence stands in the state.</summary>
/// <param name="Count">The word that counts its enrolments.</param>
/// <param name="LastEnd">The word of the instant at which the last one ended.</param>
/// <param name="Entries">For each entry: the word of its condition's last value, or of its next instant; -1 for an event.</param>
/// <param name="AnchorEdge">For an anchored sequence without entries: the word of the last value of its own condition; otherwise -1.</param>
/// <param name="Keys">The list of keys with their counts and ends; -1 where nothing keys it.</param>
public sealed record SequenceLayout(int Count, int LastEnd, ImmutableArray<int> Entries, int AnchorEdge, int Keys);
