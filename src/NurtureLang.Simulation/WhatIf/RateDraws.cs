using NurtureLang.Plan;
using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Gives a repetition its rates: those that are stated as they are, those that are estimated drawn as uncertain as the estimate is.</summary>
internal static class RateDraws
{
    /// <summary>Of more touches than these an estimate is as good as certain; it is drawn as if it were of so many.</summary>
    private const long MostTouches = 20_000;

    /// <summary>The repetition of a number.</summary>
    public static Repetition For(ResponseModel model, CampaignPlan plan, long seed, int number, RecordedResponses recorded)
    {
        var key = Repetition.KeyOf(seed, number);
        return new Repetition(
            model,
            plan,
            key,
            [.. model.Rules.Select((rule, position) => rule.Rate ?? Draw(
                Draws.Under(Draws.Under(key, 0), Draws.KeyOf(rule.Describe(plan))), recorded.TouchesOf(position), recorded.ReactedTo(position)))],
            [.. model.Rules.Select((rule, position) => rule.Delay ?? recorded.DelayOf(position))]);
    }

    /// <summary>A rate that may be the true one where so many of so many touches were reacted to, and every rate was as likely before that was seen.</summary>
    /// <remarks>
    /// That is a draw from the beta distribution of `reacted + 1` and `touches - reacted + 1`, whose mean is `(reacted + 1) / (touches + 2)`: the number at the
    /// place `reacted + 1` when `touches + 1` even draws are put in order. Whole numbers only, so that every machine draws the same.
    /// </remarks>
    internal static long Draw(ulong key, long touches, long reacted)
    {
        if (touches > MostTouches) (touches, reacted) = (MostTouches, (long)((Int128)reacted * MostTouches / touches));
        var draws = new ulong[touches + 1];
        for (var index = 0; index < draws.Length; index++) draws[index] = Draws.Under(key, (ulong)index);
        Array.Sort(draws);
        return Draws.Scale(draws[reacted], Value.One + 1);
    }
}
