using System.Collections.Immutable;
using NurtureLang.Plan;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Tests;

/// <summary>What stands in for functions in C#: a number of a number, which fails for some, and a text of a text.</summary>
internal sealed class RandomFunctions(TextPool texts) : IFunctions
{
    private static readonly PlanType Number = new(ValueKind.Number, Optional: true);
    private static readonly PlanType Text = new(ValueKind.Text, Optional: true);

    /// <summary>Their declarations.</summary>
    public static ImmutableArray<PlanFunction> Declared { get; } =
    [
        new("number", [new PlanProperty("n", Number)], Number, "f.csx", new string('0', 64), "t:1"),
        new("text", [new PlanProperty("t", Text)], Text, "f.csx", new string('0', 64), "t:2"),
    ];

    /// <summary>An engine that has them.</summary>
    public static Engine Load(CampaignPlan plan, TextPool texts) => Engine.Load(plan, texts, new RandomFunctions(texts));

    public FunctionResult Call(int function, ReadOnlySpan<long> arguments)
    {
        var given = arguments[0];
        if (given == Value.Unknown) return new FunctionResult(Value.Unknown);
        if (function == 1) return new FunctionResult(texts.Intern(texts[given] + "a"));
        var whole = given / Value.One;
        return whole % 5 == 3 ? new FunctionResult(Value.Unknown, $"no number of {whole}") : new FunctionResult(whole * 7 % 20 * Value.One);
    }
}
