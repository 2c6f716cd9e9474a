namespace NurtureLang.Runtime.Decisions;

/// <summary>One decision of the engine about one contact. What does not concern its kind is null, or unknown where it is an instant or a number.</summary>
public sealed record Decision
{
    /// <summary>When it happens, in ticks since 1970-01-01T00:00Z.</summary>
    public required long At { get; init; }

    /// <summary>What was decided.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>Where the line that decided it was written, such as `acme.nurture:88`.</summary>
    public required string Source { get; init; }

    /// <summary>The sequence.</summary>
    public string? Sequence { get; init; }

    /// <summary>The number of the enrolment of this contact in this sequence, from 1; 0 where it does not concern one.</summary>
    public int Enrolment { get; init; }

    /// <summary>The step.</summary>
    public string? Step { get; init; }

    /// <summary>The split, or `holdout` for a control group.</summary>
    public string? Split { get; init; }

    /// <summary>The arm of the split.</summary>
    public string? Arm { get; init; }

    /// <summary>The name of what it is about: a message, a score, a journey, a grade, an event.</summary>
    public string? Name { get; init; }

    /// <summary>The channel of a touch.</summary>
    public string? Channel { get; init; }

    /// <summary>Why something did not simply happen.</summary>
    public string? Reason { get; init; }

    /// <summary>For a deferred touch: until when, in ticks. For an enrolment that is spread: when its first step begins.</summary>
    public long Until { get; init; } = Plan.Values.Value.Unknown;

    /// <summary>When it was meant to happen, or for a task by when it is to be done, in ticks.</summary>
    public long Due { get; init; } = Plan.Values.Value.Unknown;

    /// <summary>For a task or an alert: to whom.</summary>
    public string? To { get; init; }

    /// <summary>For a task, an alert or a diagnostic: the text.</summary>
    public string? Text { get; init; }

    /// <summary>For a task: what is told along with it, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>>? With { get; init; }

    /// <summary>For a touch that left: by asset, the fields that it asks for.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>? Asks { get; init; }

    /// <summary>For a stage, grade or persona: the one before; null for none.</summary>
    public string? From { get; init; }

    /// <summary>For a stage, grade or persona: the one after.</summary>
    public string? Into { get; init; }

    /// <summary>For a score: the rule, or `decay`, `range`, `group NAME` where a bound or time changed it.</summary>
    public string? Rule { get; init; }

    /// <summary>For a score: the change, in millionths.</summary>
    public long Delta { get; init; } = Plan.Values.Value.Unknown;

    /// <summary>For a score: its value before, in millionths.</summary>
    public long Before { get; init; } = Plan.Values.Value.Unknown;

    /// <summary>For a score: its value after, in millionths.</summary>
    public long After { get; init; } = Plan.Values.Value.Unknown;
}
