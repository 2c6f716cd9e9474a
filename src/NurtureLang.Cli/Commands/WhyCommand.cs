using System.Text;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Cli.Timeline;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Groups;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture why`: one contact's timeline.</summary>
internal static class WhyCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "why",
        Summary = "shows what happened to one contact, each decision with the source line that made it",
        Usage = "PATH CONTACT [--contacts FILE] [--events FILE]",
        Arguments = (2, 2),
        ArgumentsHelp = "PATH is a campaign file, a folder holding one, or a plan that `nurture build` wrote. CONTACT is a contact_id of the history.",
        Options = [.. HistoryOptionsSpec.All, .. Scripts.Options, .. HistoryOptionsSpec.NotYet],
        Notes =
        [
            "Lines with a * are events of the log; under each decision stands the line of the campaign that made it. Times are UTC.",
            "With a plan in place of a campaign, the lines' texts are not at hand, only their places.",
        ],
        Examples = ["nurture why samples/acme-b2b C0001"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        var late = arguments.OneOf("--late", "event-time", "as-received") == "event-time" ? LateMode.EventTime : LateMode.AsReceived;
        if (CampaignCompiler.Load(arguments.Values[0], terminal) is not { Plan: var plan } campaign) return ExitCode.Problems;
        var texts = new TextPool();
        using var history = new HistoryLoader(arguments, terminal).Load(plan, campaign.Where?.FolderOnDisk, texts);
        using var functions = Scripts.Open(arguments, campaign, arguments.Values[0], texts);
        var engine = Engine.Load(plan, texts, functions);
        var zone = engine.Zones.Campaign;
        var options = new SimulationOptions
        {
            From = InstantOption.Read(arguments, "--from", zone, isEnd: false),
            Until = InstantOption.Read(arguments, "--until", zone, isEnd: true),
            Late = late, Scores = true,
        };
        try
        {
            // Everything about a contact is in one partition; the others are not looked at.
            var partition = history.Load(history.PartitionOf(Encoding.UTF8.GetBytes(arguments.Values[1])));
            var contact = partition.Contacts.Find(arguments.Values[1]);
            if (contact < 0) throw Unknown(arguments.Values[1], history);
            var span = RunSpan.Of(options, history);
            // What other contacts decide about this one takes all of them.
            engine = CrossingPasses.Settle(engine, history, options, span).Engine;
            // Accounts cross contacts; what a merge does takes those that it names.
            var group = plan.Accounts.IsEmpty ? null : GroupTimeline.Find(engine, history, options, span, arguments.Values[1]);
            Show(terminal, campaign, engine, new ContactRun(plan, partition, options, span, zone.StartOfDay), partition, contact, texts, group);
        }
        catch (SimulationException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), inner: problem);
        }
        catch (HistoryException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), ExitCode.Problems, problem);
        }

        return ExitCode.Fine;
    }

    private static CommandException Unknown(string contact, PartitionedHistory history)
    {
        var found = history.Summary;
        for (var partition = 0; partition < history.Partitions; partition++) found = found.With(history.Load(partition));
        return new CommandException($"The history has no contact {DisplayWidth.Harmless(contact)}; it has {found.Contacts} others.");
    }

    private static void Show(
        Terminal terminal, LoadedPlan campaign, Engine engine, ContactRun run, HistoryData history, int contact, TextPool texts,
        GroupTimeline? group)
    {
        var plan = campaign.Plan;
        var first = run.FirstInstant(contact);
        var id = DisplayWidth.Harmless(history.Contacts.IdOf(contact));
        if (first == Value.Unknown)
        {
            terminal.Out.WriteLine($"{id} was created after the end of the run.");
            return;
        }

        var timeline = new List<(long At, Decision? Decision, int Event)>();
        var moments = run.MomentsOf(contact).ToArray();
        var state = group?.State ?? engine.NewContact();
        if (group is null) run.Run(engine, state, contact, first, new Sink(timeline), out _, out _, index => timeline.Add((moments[index], null, index)));
        else Fill(timeline, group, moments, run.Span);
        var values = new ValueText(plan, texts);
        var view = engine.Read(state, run.Span.Until);
        WriteHead(terminal, id, values.Of(plan.Schema.Fields, history.Contacts.FieldsOf(contact)), first, view.TimeZone);
        var writer = new TimelineWriter(terminal, new SourceLines(campaign.Sources));
        // INVARIANT: stable. An event is told before it is applied, and what was due before it carries an earlier instant.
        foreach (var (at, decision, index) in timeline.OrderBy(entry => entry.At))
        {
            if (decision is not null)
            {
                writer.Decision(decision);
                continue;
            }

            var events = run.EventsOf(contact);
            var type = plan.Schema.Events[events.Types[index]];
            writer.Event(at, type.Name, values.Of(type.Properties, events.PropertiesOf(index)));
        }

        WriteTail(terminal, plan, view, run.Span.Until);
    }

    // Who is run with others: what the contact did, and what was decided about it.
    private static void Fill(List<(long At, Decision? Decision, int Event)> timeline, GroupTimeline group, long[] moments, RunSpan span)
    {
        for (var index = 0; index < moments.Length; index++)
        {
            if (span.Holds(moments[index])) timeline.Add((moments[index], null, index));
        }

        foreach (var decision in group.Decisions) timeline.Add((decision.At, decision, -1));
    }

    private static void WriteHead(Terminal terminal, string id, string fields, long first, string zone)
    {
        terminal.Out.WriteLine(terminal.OutPaint.Bold(id));
        foreach (var line in DisplayWidth.Wrap(DisplayWidth.Harmless(fields), terminal.Width - 2)) terminal.Out.WriteLine($"  {line}");
        var since = $"there since {InstantText.Format(first)}; times are UTC, the contact's zone is {DisplayWidth.Harmless(zone)}";
        foreach (var line in DisplayWidth.Wrap(since, terminal.Width - 2)) terminal.Out.WriteLine($"  {line}");
        terminal.Out.WriteLine();
    }

    private static void WriteTail(Terminal terminal, CampaignPlan plan, ContactView view, long until)
    {
        var facts = new List<string>();
        if (view.Persona >= 0) facts.Add($"persona {plan.Personas[view.Persona].Name}");
        facts.AddRange(plan.Stages.Select((journey, i) => $"{journey.Name} {journey.Stages[view.Stages[i]].Name}"));
        facts.AddRange(plan.Scores.Select((score, i) =>
            $"{score.Name} {(view.Scores[i] == Value.Unknown ? "unknown" : InstantText.FormatNumber(view.Scores[i]))}"));
        facts.AddRange(plan.Grades.Where((_, i) => view.Grades[i] >= 0).Select(grade => $"{grade.Name} {grade.Values[view.Grades[plan.Grades.IndexOf(grade)]].Name}"));
        facts.AddRange(plan.Segments.Where((_, i) => view.Segments[i]).Select(segment => $"in {segment.Name}"));
        facts.AddRange(plan.Sequences.Where((_, i) => view.Live[i] > 0).Select(sequence => $"inside {sequence.Name}"));
        if (facts.Count == 0) return;
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(terminal.OutPaint.Bold($"At the end, {InstantText.Format(until)}"));
        foreach (var line in DisplayWidth.Wrap(string.Join(", ", facts), terminal.Width - 2)) terminal.Out.WriteLine($"  {line}");
    }

    private sealed class Sink(List<(long At, Decision? Decision, int Event)> timeline) : IDecisionSink
    {
        public bool WantsScores => true;

        public void Take(Decision decision) => timeline.Add((decision.At, decision, -1));

        public void Take(in FunctionFault fault) => Take(new Decision
        {
            At = fault.At,
            Kind = DecisionKind.Diagnostic,
            Name = fault.Function.Name,
            Reason = Reasons.FunctionFailed,
            Text = $"`{fault.Function.Name}` failed and is unknown: {fault.Failure}",
            Source = fault.Function.Source,
        });
    }
}
