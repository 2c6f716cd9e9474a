using BenchmarkDotNet.Attributes;
using NurtureLang.Benchmarks.Workload;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Benchmarks.Micro;

/// <summary>The step function, an event at a time, for campaigns that each use one part of the language: windows, decay, conditions, limits, stages.</summary>
/// <remarks>A contact with a thousand events in 180 days; the time and the memory are those of one event.</remarks>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private const int Events = 1_000;
    private static readonly string[] Pages = ["/", "/pricing", "/pricing/teams", "/docs", "/docs/first-steps", "/product", "/customers/stories", "/jobs"];
    private readonly long[] instants = new long[Events];
    private readonly int[] types = new int[Events];
    private readonly long[][] properties = new long[Events][];
    private readonly Ignored ignored = new();
    private long[] fields = [];
    private Engine? engine;

    /// <summary>What the campaign uses.</summary>
    [ParamsSource(nameof(PartNames))]
    public string Part { get; set; } = "";

    public static IEnumerable<string> PartNames => Parts.Names;

    [GlobalSetup]
    public void Prepare()
    {
        var texts = new TextPool();
        var plan = Plans.Compile(Parts.Text(Part));
        engine = Engine.Load(plan, texts);
        fields = [texts.Intern("US"), texts.Intern("engineer"), texts.Intern("software"), 1_200 * Value.One];
        var pages = Array.ConvertAll(Pages, page => (long)texts.Intern(page));
        var draws = new Draws(seed: 3);
        for (var i = 0; i < Events; i++)
        {
            instants[i] = (ReferenceWorkload.Start * Ticks.PerSecond) + (ReferenceWorkload.Days * Ticks.PerDay / Events * i);
            types[i] = draws.Weighted(ReferenceWorkload.EventWeights);
            properties[i] = new long[plan.Schema.Events[types[i]].Properties.Length];
            if (types[i] == 0) properties[i][0] = pages[draws.Next() % (ulong)pages.Length];
        }
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public object Steps()
    {
        var engine = this.engine ?? throw new InvalidOperationException("not prepared");
        var state = engine.NewContact();
        engine.Begin(state, fields, instants[0], ignored);
        for (var i = 0; i < Events; i++) engine.Apply(state, new EventInput(instants[i], types[i], properties[i]), ignored);
        engine.AdvanceTo(state, instants[^1], ignored);
        return state;
    }

    private sealed class Ignored : IDecisionSink
    {
        public bool WantsScores => false;

        public void Take(Decision decision)
        {
        }
    }
}
