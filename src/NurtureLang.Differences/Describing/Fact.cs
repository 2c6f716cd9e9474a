using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Differences.Describing;

/// <summary>One thing that a declaration says: what it is about, and what it says of it.</summary>
/// <param name="Family">What it is compared with: a fact that has lost its key is held against those of its family. Programs know a change by it.</param>
/// <param name="Key">What tells it from others of its family; of two versions the same key is the same thing.</param>
/// <param name="Label">How a sentence names it, such as `the cap on email`.</param>
/// <param name="Value">What it says, such as `2 per calendar day`; it is all that is compared.</param>
/// <param name="Source">Where it was written.</param>
internal sealed record Fact(string Family, string Key, string Label, string Value, string Source)
{
    /// <summary>What a change of it puts at stake.</summary>
    public Stake Stake { get; init; } = Stake.None;

    /// <summary>How much it is, where that says whether it grew; null where it cannot be said.</summary>
    public long? Amount { get; init; }

    /// <summary>The words between label and value, now and before.</summary>
    public (string Is, string Was) Verb { get; init; } = ("is", "was");

    /// <summary>Whether the value is words for people, of which a sentence shows what is different.</summary>
    public bool IsProse { get; init; }

    /// <summary>The family whose change says this one's too; null for none.</summary>
    public string? FollowsFrom { get; init; }

    /// <summary>The conditions in it.</summary>
    public ImmutableArray<PlanExpression> Conditions { get; init; } = [];
}

/// <summary>An order that means something; of two versions only what both have is compared.</summary>
/// <param name="Family">What programs know a change by.</param>
/// <param name="Label">How a sentence names it.</param>
/// <param name="Names">What is in order, with ranks: equal ones stand beside one another.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="Stake">What a change of it puts at stake.</param>
internal sealed record Ranking(string Family, string Label, ImmutableArray<Ranked> Names, string Source, Weight Stake);

/// <summary>A thing of a ranking.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rank">Its rank, the first the lowest.</param>
internal sealed record Ranked(string Name, int Rank);

/// <summary>What a change of a fact puts at stake, by what happens to it.</summary>
/// <param name="Changed">When it says something else, and it is neither more nor less.</param>
/// <param name="Added">When it is new.</param>
/// <param name="Removed">When it is gone.</param>
/// <param name="More">When its amount grew.</param>
/// <param name="Less">When its amount shrank.</param>
internal sealed record Stake(Weight Changed, Weight? Added = null, Weight? Removed = null, Weight? More = null, Weight? Less = null)
{
    /// <summary>Nothing.</summary>
    public static Stake None { get; } = new(Weight.None);

    /// <summary>The same, whatever happens.</summary>
    public static Stake Medium(string why) => new(Weight.Medium(why));

    /// <summary>The same, whatever happens.</summary>
    public static Stake High(string why) => new(Weight.High(why));

    /// <summary>What is at stake in a change.</summary>
    public Weight Of(Fact? old, Fact? now)
    {
        if (old is null) return Added ?? Changed;
        if (now is null) return Removed ?? Changed;
        return (old.Amount, now.Amount) switch
        {
            ({ } before, { } after) when after > before => More ?? Changed,
            ({ } before, { } after) when after < before => Less ?? Changed,
            _ => Changed,
        };
    }
}
