using System.Runtime.ExceptionServices;
using NurtureLang.History;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Run;

/// <summary>Runs a plan over a history, contacts on several threads; the result and the decisions are the same bytes for any number of them.</summary>
public static class Simulator
{
    // Small enough that the last ones spread over the threads, large enough that nobody waits for the counter.
    private const int Chunk = 64;

    /// <summary>Runs every contact.</summary>
    /// <param name="engine">The engine that the plan was loaded into.</param>
    /// <param name="history">The history, its texts in the engine's pool.</param>
    /// <param name="options">What is asked of the run.</param>
    /// <param name="decisions">Gets the decisions as JSON lines; none where they are not wanted.</param>
    /// <param name="progress">Told now and then how many contacts are done; from any thread.</param>
    public static SimulationResult Run(
        Engine engine, HistoryData history, SimulationOptions options, Stream? decisions, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        var plan = engine.Plan;
        var run = new ContactRun(plan, history, options, engine.Zones.Campaign.StartOfDay);
        var ranks = decisions is null ? [] : Ranks(history);
        var workers = new Worker[Math.Clamp(options.Threads, 1, Math.Max(1, (run.ContactCount + Chunk - 1) / Chunk))];
        var next = 0;
        for (var i = 0; i < workers.Length; i++)
            workers[i] = new Worker(new ContactSink(plan, options.Scores, decisions is not null), engine.ForThread(), run, history, ranks);
        RunAll(workers, worker =>
        {
            while (true)
            {
                var first = Interlocked.Add(ref next, Chunk) - Chunk;
                if (first >= run.ContactCount || Array.Exists(workers, one => one.Failure is not null)) break;
                worker.Run(first, Math.Min(first + Chunk, run.ContactCount));
                progress?.Invoke(Math.Min(first + Chunk, run.ContactCount));
            }

            worker.Sink.Store?.Sort();
        });

        if (decisions is not null) DecisionStore.Merge([.. workers.Select(worker => worker.Sink.Store).OfType<DecisionStore>()], decisions);
        var metrics = new RunMetrics(plan);
        foreach (var worker in workers) metrics.Add(worker.Sink.Metrics);
        return new SimulationResult
        {
            Metrics = metrics,
            Options = options,
            From = run.Span.From,
            Until = run.Span.Until,
            Rejected = history.Summary.Rejected,
            Notes = RunNotes.Of(plan, history, metrics, options),
        };
    }

    private static void RunAll(Worker[] workers, Action<Worker> work)
    {
        var others = workers.Skip(1).Select(worker => new Thread(() => Guarded(worker, work)) { IsBackground = true, Name = "contacts" }).ToList();
        foreach (var thread in others) thread.Start();
        Guarded(workers[0], work);
        foreach (var thread in others) thread.Join();
        if (Array.Find(workers, worker => worker.Failure is not null)?.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
    }

    // A failure on a thread would end the process with a stack trace; it is carried over to the caller.
    private static void Guarded(Worker worker, Action<Worker> work)
    {
        try
        {
            work(worker);
        }
        catch (Exception problem)
        {
            worker.Failure = problem;
        }
    }

    private static int[] Ranks(HistoryData history)
    {
        var numbers = history.Contacts.NumbersInOrderOfId();
        var ranks = new int[numbers.Length];
        for (var rank = 0; rank < numbers.Length; rank++) ranks[numbers[rank]] = rank;
        return ranks;
    }

    private sealed class Worker(ContactSink sink, Engine engine, ContactRun run, HistoryData history, int[] ranks)
    {
        public ContactSink Sink => sink;

        public Exception? Failure { get; set; }

        public void Run(int first, int end)
        {
            for (var contact = first; contact < end; contact++)
            {
                var instant = run.FirstInstant(contact);
                if (instant == Value.Unknown)
                {
                    sink.Metrics.ContactsLeftOut++;
                    continue;
                }

                sink.Begin(ranks.Length == 0 ? "" : history.Contacts.IdOf(contact), ranks.Length == 0 ? 0 : ranks[contact], instant);
                var state = run.Run(engine, contact, instant, sink, out var applied, out var leftOut);
                sink.Metrics.Events += applied;
                sink.Metrics.EventsLeftOut += leftOut;
                sink.Metrics.End(ContactOutcomes.Of(sink.Metrics.Plan, engine.Read(state, run.Span.Until)));
            }
        }
    }
}
