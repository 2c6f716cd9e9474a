using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Serialization;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Scripting.Running;

namespace NurtureLang.Scripting.Tests;

/// <summary>What nobody trusts does not run, and no plan gets round that.</summary>
public sealed class TrustTests
{
    private const string Script = "decimal f(decimal n) => n;";

    private static CampaignPlan Plan { get; } = Scripted.Compile(
        "campaign c { timezone \"Europe/Berlin\" }\ncontact { n: number }\nfunction f(n: number): number = csharp \"in/f.csx\"\nsegment s = f(n) > 1\n", ("in/f.csx", Script));

    public static TheoryData<string, Func<PlanFunction, PlanFunction>> Hostile => new()
    {
        { "outside of the campaign's folder", function => function with { Path = "../f.csx" } },
        { "outside of the campaign's folder", function => function with { Path = "in/../../f.csx" } },
        { "outside of the campaign's folder", function => function with { Path = "/etc/passwd" } },
        { "outside of the campaign's folder", function => function with { Path = "C:/f.csx" } },
        { "outside of the campaign's folder", function => function with { Path = "in\\..\\f.csx" } },
        { "outside of the campaign's folder", function => function with { Path = "" } },
        { "hash of a script", function => function with { Hash = "0" } },
        { "hash of a script", function => function with { Hash = function.Hash.ToUpperInvariant() } },
        { "name that is none", function => function with { Name = "f(0)); System.Console.Beep();//" } },
        { "another number of values", function => function with { Parameters = [] } },
        { "another type", function => function with { Parameters = [new PlanProperty("n", new PlanType(ValueKind.Channel))] } },
        { "where text is wanted", function => function with { Parameters = [new PlanProperty("n", new PlanType(ValueKind.Text))] } },
        { "enum 7", function => function with { Returns = new PlanType(ValueKind.Enum, Enum: 7) } },
    };

    [Fact]
    public void A_plan_has_the_hash_of_a_script_and_not_its_text()
    {
        var function = Assert.Single(Plan.Functions);
        Assert.Equal(("f", "in/f.csx", Scripted.Hash(Script), "main.nurture:3"), (function.Name, function.Path, function.Hash, function.Source));
        Assert.DoesNotContain("=> n", System.Text.Encoding.UTF8.GetString(PlanJson.Write(Plan)), StringComparison.Ordinal);
        Assert.Equal(PlanJson.Write(Plan), PlanJson.Write(PlanJson.Read(PlanJson.Write(Plan))));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_plan_is_refused(string says, Func<PlanFunction, PlanFunction> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var plan = PlanJson.Seal(Plan with { Functions = [change(Plan.Functions[0])] });
        Assert.Contains(says, Assert.Throws<PlanException>(() => PlanJson.Read(PlanJson.Write(plan))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_gives_a_script_what_moves_is_refused()
    {
        var condition = new CompareCondition(CompareOperator.Greater, new CallValue(0, [new ClockValue(ClockReading.Now)]), new ConstantValue(1));
        var plan = PlanJson.Seal(Plan with { Segments = [Plan.Segments[0] with { Condition = condition }] });
        Assert.Contains("changes at every instant", Assert.Throws<PlanException>(() => PlanJson.Read(PlanJson.Write(plan))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_was_given_no_functions_runs_none()
    {
        var engine = Engine.Load(Plan, new TextPool());
        var state = engine.NewContact();
        var told = Assert.Throws<FunctionException>(() =>
        {
            engine.Begin(state, [Value.One], 0, new Quiet());
            engine.AdvanceTo(state, 1, new Quiet());
            engine.Read(state, 1);
        });
        Assert.Contains($"--trust sha256:{Scripted.Hash(Script)}", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trust_names_the_script_the_meaning_and_the_option()
    {
        var told = Assert.Throws<FunctionException>(() => ScriptTrust.None.Require(Plan)).Message;
        Assert.StartsWith("in/f.csx is a script in C# that is not trusted, so nothing was run.", told, StringComparison.Ordinal);
        Assert.EndsWith($"Then add --trust sha256:{Scripted.Hash(Script)}", told, StringComparison.Ordinal);
        ScriptTrust.Of([$"sha256:{Scripted.Hash(Script)}"]).Require(Plan);
        Assert.Throws<FunctionException>(() => ScriptTrust.Of([$"sha256:{Scripted.Hash(Script + " ")}"]).Require(Plan));
        Assert.Throws<FunctionException>(() => ScriptTrust.Of(["everything"]));
    }

    private sealed class Quiet : Runtime.Decisions.IDecisionSink
    {
        public bool WantsScores => false;

        public void Take(Runtime.Decisions.Decision decision)
        {
        }
    }
}
