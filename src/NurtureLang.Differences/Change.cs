namespace NurtureLang.Differences;

/// <summary>What happened to a thing.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,
    /// <summary>It is gone.</summary>
    Removed,
    /// <summary>It says something else.</summary>
    Changed,
    /// <summary>It stands elsewhere.</summary>
    Moved,
    /// <summary>It has another name.</summary>
    Renamed,
}

/// <summary>The parts of a campaign, in the order in which a reader wants them.</summary>
public enum Part
{
    /// <summary>The campaign itself: its name, zone, channels, topics, calendars and priorities.</summary>
    Campaign,
    /// <summary>The data: fields, enums, events, accounts and functions.</summary>
    Data,
    /// <summary>Personas and segments.</summary>
    Who,
    /// <summary>Scores and grades.</summary>
    Scores,
    /// <summary>Stages and the moves between them.</summary>
    Journey,
    /// <summary>Hand-offs to people.</summary>
    Handoffs,
    /// <summary>Assets and messages.</summary>
    Content,
    /// <summary>What holds for every touch.</summary>
    Policy,
    /// <summary>Sequences and programs with their steps.</summary>
    Sequences,
    /// <summary>What good looks like.</summary>
    Goals,
    /// <summary>What must never happen.</summary>
    Guarantees,
}

/// <summary>One thing that an edit changes, in a sentence.</summary>
/// <param name="Kind">What happened to it.</param>
/// <param name="Part">The part of the campaign that it belongs to.</param>
/// <param name="Of">What the thing is in, such as `sequence`; with the name it says whose change it is.</param>
/// <param name="Name">The name of that, such as `welcome`; empty where there is only one.</param>
/// <param name="Aspect">A word that programs know the kind of change by, such as `wait` or `reach`.</param>
/// <param name="Sentence">The change in words, without the name of what it is in, and without a full stop.</param>
/// <param name="Risk">How risky it is.</param>
/// <param name="Why">Why; empty where there is nothing to fear.</param>
/// <param name="Was">What it was, in short; null for what is new.</param>
/// <param name="Is">What it is, in short; null for what is gone.</param>
/// <param name="OldPlace">Where it stands in the older version, such as `acme.nurture:88`; null where it does not.</param>
/// <param name="NewPlace">Where it stands in the newer version; null where it does not.</param>
public sealed record Change(
    ChangeKind Kind,
    Part Part,
    string Of,
    string Name,
    string Aspect,
    string Sentence,
    Risk Risk,
    string Why,
    string? Was,
    string? Is,
    string? OldPlace,
    string? NewPlace)
{
    /// <summary>Further lines that belong to it, such as the steps of a branch that is new.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Details { get; init; } = [];

    /// <summary>The sentence with whose it is: `welcome: the first wait is 3 days, was 2`.</summary>
    public string Whole => Subject.Length == 0 ? Sentence : $"{Subject}: {Sentence}";

    /// <summary>Whose change it is.</summary>
    public string Subject => Name.Length == 0 ? Of : Of is "sequence" or "program" ? Name : $"{Of} {Name}";
}
