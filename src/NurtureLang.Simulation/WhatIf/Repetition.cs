using System.Collections.Immutable;
using NurtureLang.Plan;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>One repetition of a what-if: the model with the rates that hold in it, and what its draws begin from. Shared by all threads.</summary>
/// <param name="Model">The model.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Key">What every draw of it begins from.</param>
/// <param name="Rates">For each rule its rate, in millionths.</param>
/// <param name="Delays">For each rule how long afterwards.</param>
internal sealed record Repetition(ResponseModel Model, CampaignPlan Plan, ulong Key, ImmutableArray<long> Rates, ImmutableArray<ReactionDelay> Delays)
{
    /// <summary>For each kind of reaction the number that stands for it in draws.</summary>
    public ImmutableArray<ulong> KindKeys { get; } = [.. Model.Kinds.Select(kind => Draws.KeyOf(kind.Name))];

    /// <summary>For each message the number that stands for it in draws.</summary>
    public ImmutableArray<ulong> MessageKeys { get; } = [.. Plan.Messages.Select(message => Draws.KeyOf(message.Name))];

    /// <summary>For each channel the number that stands for it in draws.</summary>
    public ImmutableArray<ulong> ChannelKeys { get; } = [.. Plan.Channels.Select(Draws.KeyOf)];

    /// <summary>What every draw of a repetition begins from.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="number">The repetition's number, from 1.</param>
    public static ulong KeyOf(long seed, int number) => Draws.Under(Draws.Under(unchecked((ulong)seed), 1), (ulong)number);

    /// <summary>Runs contacts of one thread.</summary>
    public ReactingRun RunOn(Engine engine) => new(engine, this);
}
