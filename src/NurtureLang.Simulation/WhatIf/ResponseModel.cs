using System.Collections.Immutable;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>How contacts react to touches: what a response-model file says, in positions of the plan.</summary>
public sealed record ResponseModel
{
    /// <summary>The version of the form that this code reads.</summary>
    public const int Format = 1;

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the file's bytes, in lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>What its author says about it; empty for nothing.</summary>
    public string About { get; init; } = "";

    /// <summary>How many drawn reactions a contact has at most, in one repetition.</summary>
    public int AtMost { get; init; } = 200;

    /// <summary>The events of the history that a what-if leaves out, by position.</summary>
    public ImmutableArray<int> LeaveOut { get; init; } = [];

    /// <summary>The rules, in the order of the file.</summary>
    public required ImmutableArray<ResponseRule> Rules { get; init; }

    /// <summary>The kinds of reaction: an event each, whatever comes after another one behind it.</summary>
    public required ImmutableArray<ReactionKind> Kinds { get; init; }

    /// <summary>Where rates and delays are estimated from; null where nothing is.</summary>
    public ResponseEstimation? Estimation { get; init; }

    /// <summary>The position of the rule for a reaction to a touch: of those that fit, the most specific one; -1 where none does.</summary>
    /// <param name="kind">The kind of reaction.</param>
    /// <param name="message">The touch's message.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="persona">The contact's persona when it left; -1 for none.</param>
    /// <param name="stages">The contact's stage in each journey then.</param>
    internal int RuleOf(int kind, int message, int channel, int persona, ReadOnlySpan<int> stages)
    {
        foreach (var rule in Kinds[kind].Rules)
        {
            if (Rules[rule].Fits(message, channel, persona, stages)) return rule;
        }

        return -1;
    }
}

/// <summary>A kind of reaction.</summary>
/// <param name="Event">The event's position in the schema.</param>
/// <param name="Name">The event's name.</param>
/// <param name="Rules">The rules about it, by position, the most specific first.</param>
public sealed record ReactionKind(int Event, string Name, ImmutableArray<int> Rules);

/// <summary>Where rates and delays are estimated from.</summary>
/// <param name="Event">The event that records a touch, by position; -1 for the touches that the replay makes.</param>
/// <param name="Within">How long after what it reacts to a recorded event counts as a reaction, in ticks.</param>
/// <param name="AtLeast">How many touches an estimate needs at least.</param>
public sealed record ResponseEstimation(int Event, long Within, int AtLeast);

/// <summary>A rule of a response model: to which touches a reaction comes, how often, and how long afterwards.</summary>
public sealed record ResponseRule
{
    /// <summary>Its number in the file, from 1; rules that a list makes share it.</summary>
    public required int Number { get; init; }

    /// <summary>The kind of reaction, by position.</summary>
    public int Kind { get; init; }

    /// <summary>The event's position in the schema.</summary>
    public required int Event { get; init; }

    /// <summary>The event's name.</summary>
    public required string EventName { get; init; }

    /// <summary>The message that it is about; -1 for any.</summary>
    public int Message { get; init; } = -1;

    /// <summary>The channel that it is about; -1 for any.</summary>
    public int Channel { get; init; } = -1;

    /// <summary>The persona that it is about; -1 for any.</summary>
    public int Persona { get; init; } = -1;

    /// <summary>The journey of the stage that it is about; -1 for any.</summary>
    public int Journey { get; init; } = -1;

    /// <summary>The stage that it is about.</summary>
    public int Stage { get; init; } = -1;

    /// <summary>The event that has to come first, by position; -1 for none.</summary>
    public int AfterEvent { get; init; } = -1;

    /// <summary>The kind of reaction that has to come first; -1 for none.</summary>
    public int After { get; init; } = -1;

    /// <summary>The share of touches that it follows, in millionths; null where it is estimated.</summary>
    public long? Rate { get; init; }

    /// <summary>How long afterwards; null where it is estimated.</summary>
    public ReactionDelay? Delay { get; init; }

    /// <summary>The event's properties, in the schema's order.</summary>
    public ImmutableArray<long> Properties { get; init; } = [];

    /// <summary>The properties that get the touch's message.</summary>
    public ImmutableArray<int> MessageProperties { get; init; } = [];

    /// <summary>The properties that get the touch's channel.</summary>
    public ImmutableArray<int> ChannelProperties { get; init; } = [];

    /// <summary>How much it says about a touch: message before channel before persona before stage.</summary>
    /// <remarks>INVARIANT: of two rules that both fit and say equally much, each names a stage of another journey; then the earlier one holds.</remarks>
    public int Specificity => (Message >= 0 ? 8 : 0) + (Channel >= 0 ? 4 : 0) + (Persona >= 0 ? 2 : 0) + (Stage >= 0 ? 1 : 0);

    /// <summary>What it is about, in words, such as `email_opened to hello, persona technical`.</summary>
    public string Describe(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var about = new List<string>();
        if (Message >= 0) about.Add(plan.Messages[Message].Name);
        if (Channel >= 0) about.Add($"channel {plan.Channels[Channel]}");
        if (Persona >= 0) about.Add($"persona {plan.Personas[Persona].Name}");
        if (Stage >= 0) about.Add($"stage {plan.Stages[Journey].Stages[Stage].Name}");
        var after = AfterEvent < 0 ? "" : $" after {plan.Schema.Events[AfterEvent].Name}";
        return $"{EventName} to {(about.Count == 0 ? "any touch" : string.Join(", ", about))}{after}";
    }

    /// <summary>The event's properties for a touch.</summary>
    internal long[] PropertiesFor(int message, int channel)
    {
        long[] values = [.. Properties];
        foreach (var property in MessageProperties) values[property] = message < 0 ? Value.Unknown : message;
        foreach (var property in ChannelProperties) values[property] = channel < 0 ? Value.Unknown : channel;
        return values;
    }

    internal bool Fits(int message, int channel, int persona, ReadOnlySpan<int> stages) =>
        (Message < 0 || Message == message) && (Channel < 0 || Channel == channel) && (Persona < 0 || Persona == persona)
        && (Stage < 0 || stages[Journey] == Stage);
}
