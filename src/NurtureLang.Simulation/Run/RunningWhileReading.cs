using NurtureLang.History;
using NurtureLang.History.Log;
using NurtureLang.History.Rounds;
using NurtureLang.History.Stored;
using NurtureLang.Plan;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Groups;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Run;

/// <summary>Runs a plan over a history while it is read: the contacts' states are kept between the rounds in which their events come.</summary>
/// <remarks>
/// The result and the decisions are the same bytes as <see cref="Simulator"/> gives. Where the history does not allow it (a contact's events do not come in
/// order), the history says that it has not run, and the simulator runs it.
/// </remarks>
public sealed class RunningWhileReading : IContactRuns, IDisposable
{
    private readonly Lazy<Engine> engine;
    private readonly SimulationOptions options;
    private readonly RunSpan known;
    private readonly bool wantsDecisions;
    private readonly int threads;
    private readonly Worker?[] workers;
    private readonly Lock making = new();
    private RunningContacts?[] partitions = [];
    private DecisionStores? stores;
    private int? merge;

    /// <summary>Prepares to run.</summary>
    /// <param name="engine">Gives the engine that the plan was loaded into; asked when the first events come.</param>
    /// <param name="options">What is asked of the run.</param>
    /// <param name="wantsDecisions">Whether decisions are kept to be written.</param>
    public RunningWhileReading(Func<Engine> engine, SimulationOptions options, bool wantsDecisions)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.engine = new Lazy<Engine>(engine);
        this.options = options;
        this.wantsDecisions = wantsDecisions;
        threads = Math.Max(1, options.Threads);
        workers = new Worker?[threads];
        // How long the run is may turn out only at the end, and matters only then.
        known = new RunSpan(
            options.From == Value.Unknown ? Ticks.Earliest : options.From, options.Until == Value.Unknown ? Ticks.Never : options.Until);
    }

    /// <summary>Whether contacts of a plan may be left between two rounds and gone on with: their figures need no more than where they are in each journey.</summary>
    /// <remarks>A goal's figure needs more: the touches that an event may follow, and when a stage was reached.</remarks>
    public static bool Suits(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Handoffs.Length == 0
            && plan.Accounts.Length == 0
            && plan.Goals.Length == 0
            && plan.Policy.Holdout is null
            && !PlanCrossings.Any(plan)
            && plan.Sequences.All(sequence => sequence.Holdout is null && !sequence.Steps.Any(step => step is SplitStep))
            && plan.Stages.All(journey => journey.Stages.Count(stage => stage.Side) <= JourneyPlace.MostSides);
    }

    /// <inheritdoc/>
    public bool StaysWithWorker => wantsDecisions;

    /// <inheritdoc/>
    public void Begin(int partitions) => this.partitions = new RunningContacts?[partitions];

    /// <inheritdoc/>
    public bool Take(int worker, int partition, ContactTable contacts, ContactLog events)
    {
        var mine = WorkerOf(worker);
        // Contacts that a merge joins are run together.
        if (merge is { } type && events.Has((ushort)type)) return false;
        mine.Run(partitions[partition] ??= new RunningContacts(engine.Value.Plan.Stages.Length, engine.Value.NewStates(), worker), contacts, events);
        return true;
    }

    /// <inheritdoc/>
    public void Forget()
    {
        Array.Clear(partitions);
        Array.Clear(workers);
        stores?.Dispose();
        stores = null;
    }

    /// <summary>Comes to the end of the run with every contact.</summary>
    /// <param name="history">The history that has run.</param>
    /// <param name="decisions">Gets the decisions as JSON lines; none where they are not wanted.</param>
    /// <param name="progress">Told how many partitions are done; from any thread.</param>
    /// <exception cref="SimulationException">The run has no time, or there is no room for its decisions.</exception>
    public SimulationResult Finish(PartitionedHistory history, Stream? decisions, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        var span = RunSpan.Of(options, history);
        var summary = history.Summary;
        for (var partition = 0; partition < history.Partitions; partition++) summary = summary.With(history.Load(partition));
        var done = 0;
        // A partition is finished by the worker that ran it, which keeps its decisions in one place.
        PieceWork.Run(
            threads, threads,
            (_, worker) =>
            {
                var mine = WorkerOf(worker);
                for (var partition = 0; partition < history.Partitions; partition++)
                {
                    var contacts = partitions[partition];
                    if ((contacts?.Worker ?? partition % threads) != worker) continue;
                    mine.Finish(contacts, history.Load(partition), span);
                    progress?.Invoke(Interlocked.Increment(ref done));
                }
            },
            progress: null);
        var metrics = new RunMetrics(engine.Value.Plan);
        foreach (var worker in workers)
        {
            if (worker is not null) metrics.Add(worker.Metrics);
        }

        metrics.Faults.Tell(metrics, stores);
        if (decisions is not null) stores?.Merge(decisions);

        return SimulationResult.Of(metrics, options, span, summary, history.HasReceivedAt);
    }

    /// <inheritdoc/>
    public void Dispose() => stores?.Dispose();

    private Worker WorkerOf(int worker)
    {
        if (workers[worker] is { } known) return known;
        lock (making)
        {
            merge = ContactGroups.MergeOf(engine.Value.Plan) is var found and >= 0 ? found : null;
            if (wantsDecisions) stores ??= new DecisionStores(threads, options.DecisionMemory);
            return workers[worker] = new Worker(engine.Value.ForThread(), options, this.known, stores?[worker]);
        }
    }

    /// <summary>What one thread does and has found.</summary>
    private sealed class Worker(Engine engine, SimulationOptions options, RunSpan known, DecisionStore? store)
    {
        private readonly ContactReading reading = engine.NewReading();
        private ContactState idle = engine.NewContact();
        private readonly ContactSink sink = new(engine.Plan, options.Scores, store);

        public RunMetrics Metrics => sink.Metrics;

        public void Run(RunningContacts contacts, ContactTable table, ContactLog events)
        {
            var run = new ContactRun(engine.Plan, table, events, options, known, engine.Zones.Campaign.StartOfDay);
            contacts.Grow(table.Count);
            for (var contact = 0; contact < table.Count; contact++)
            {
                if (events.CountOf(contact) == 0) continue;
                sink.TurnTo(table, contact);
                ContactState state;
                if (contacts.States.Has(contact))
                {
                    state = engine.Take(contacts.States, contact, idle);
                    Metrics.Resume(contacts.PlacesOf(contact));
                }
                else if (run.FirstEvent(contact) == Value.Unknown)
                {
                    Metrics.EventsLeftOut += events.CountOf(contact);
                    continue;
                }
                else
                {
                    var first = run.FirstInstant(contact);
                    engine.Reset(state = idle);
                    Metrics.Begin(first);
                    run.Begin(engine, state, contact, first, sink);
                }

                run.Apply(engine, state, contact, sink, out var applied, out var leftOut);
                Metrics.Events += applied;
                Metrics.EventsLeftOut += leftOut;
                Metrics.Leave(contacts.PlacesOf(contact));
                if (contacts.States.Keep(contact, state) && ReferenceEquals(state, idle)) idle = engine.NewContact();
            }

            engine.Leave();
        }

        public void Finish(RunningContacts? contacts, HistoryData partition, RunSpan span)
        {
            var run = new ContactRun(engine.Plan, partition, options, span, engine.Zones.Campaign.StartOfDay);
            for (var contact = 0; contact < run.ContactCount; contact++)
            {
                sink.TurnTo(partition.Contacts, contact);
                ContactState state;
                if (contacts?.States.Has(contact) == true)
                {
                    state = engine.Take(contacts.States, contact, idle);
                    Metrics.Resume(contacts.PlacesOf(contact));
                }
                else
                {
                    var first = run.FirstInstant(contact);
                    if (first == Value.Unknown)
                    {
                        Metrics.ContactsLeftOut++;
                        continue;
                    }

                    engine.Reset(state = idle);
                    Metrics.Begin(first);
                    run.Begin(engine, state, contact, first, sink);
                }

                engine.AdvanceTo(state, span.Until, sink);
                engine.Read(state, span.Until, reading, sink);
                Metrics.End(reading);
            }

            engine.Leave();
        }
    }
}
