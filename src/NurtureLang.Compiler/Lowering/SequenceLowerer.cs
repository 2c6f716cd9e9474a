using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Sequences;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Writes a sequence.</summary>
internal sealed class SequenceLowerer(Program program, ExpressionLowerer expressions, KeptProperties keptProperties)
{
    private readonly Dictionary<SequenceSymbol, int> ranks = Ranks(program);

    public PlanSequence Lower(BoundSequence sequence)
    {
        var names = keptProperties.Names(sequence);
        expressions.Keep(names);
        var graph = new StepGraph(expressions, program.Name);
        ImmutableArray<PlanEntry> entries = [.. sequence.Entries.Select(Entry)];
        ImmutableArray<PlanExit> exits = [.. sequence.Exits.Select(exit => new PlanExit(
            exit.Event?.Position ?? -1, expressions.Optional(exit.Where), expressions.Optional(exit.When), exit.Origin.Line))];
        ImmutableArray<PlanGoal> goals = [.. sequence.Goals.Select(goal => new PlanGoal(
            goal.Event?.Position ?? -1, expressions.Optional(goal.Where), expressions.Optional(goal.When),
            goal.Within is { } within ? Fixed.Duration(within) : null, goal.Origin.Line))];
        var first = graph.Lay(sequence);
        IEnumerable<BoundTrack> bound = sequence.Program is null ? sequence.Tracks : [.. sequence.Tracks, sequence.Tracks[0] with { Name = "when exhausted" }];
        ImmutableArray<PlanTrack> tracks = [.. bound.Select((track, at) => new PlanTrack(
            track.Name, track.IsBefore, Fixed.Duration(track.Distance), track.At ?? Plan.Values.Value.Unknown, track.SendLate, first[at],
            track.Origin.Line))];
        var again = sequence.Again;
        return new PlanSequence(
            sequence.Symbol.Name, sequence.Symbol.Title, ranks[sequence.Symbol], entries,
            [.. names.Select(name => KeptProperties.Kept(name, sequence))], Key(sequence.Key, names),
            new PlanAgain(again.IsAllowed, again.After is { } after ? Fixed.Duration(after) : null, again.AtMost),
            Inside(sequence.Inside), expressions.Optional(sequence.For), exits, goals,
            CapRule(sequence.Capped), sequence.ExitIfRefused, Fixed.Hours(sequence.Windows), Anchor(sequence.Anchor), tracks, graph.Steps,
            graph.Counters, sequence.Origin.Line, Program(sequence.Program, graph),
            PolicyLowerer.Holdout(sequence.Holdout, $"{program.Name}/{sequence.Symbol.Name} holdout"),
            sequence.Spread is { } spread ? new PlanSpread(spread.Ticks, $"{program.Name}/{sequence.Symbol.Name} spread", spread.Origin.Line) : null,
            sequence.Pace is { } pace ? new PlanPace(pace.Count, Fixed.Period(pace.Period), $"{program.Name}/{sequence.Symbol.Name} pace", pace.Origin.Line) : null);
    }

    /// <summary>What a touch over a cap does.</summary>
    public static PlanCapRule? CapRule(BoundCapped? capped) =>
        capped is null ? null : new PlanCapRule(capped.Wait is { } wait ? Fixed.Duration(wait) : null, capped.Origin.Line);

    private PlanEntry Entry(BoundEntry entry)
    {
        var schedule = entry.Schedule is { } written ? Fixed.Schedule(written) : null;
        return new PlanEntry(
            entry.Event?.Position ?? -1, expressions.Optional(entry.Where), expressions.Optional(entry.When), entry.NotOlderThan, schedule, entry.Origin.Line);
    }

    private PlanProgram? Program(BoundProgram? program, StepGraph graph) => program is null ? null : new PlanProgram(
        [.. program.Starts.Select(start => new PlanStreamStart(graph.Of(start.Stream), expressions.Optional(start.When)))],
        [.. program.Moves.Select(move => new PlanStreamMove(
            graph.Of(move.Stream), move.Event?.Position ?? -1, expressions.Optional(move.Where), expressions.Optional(move.When), move.Origin.Line))],
        expressions.Optional(program.Pause?.While), program.Pause?.Origin.Line ?? "");

    private PlanAnchor? Anchor(BoundAnchor? anchor) => anchor is null ? null : new PlanAnchor(
        anchor.Value is { } value ? expressions.Lower(value) : new ConstantValue(Plan.Values.Value.Unknown),
        anchor.Value is null, anchor.IsInstant, anchor.IsEveryYear,
        anchor.Shift switch
        {
            DayShift.None => BusinessDayShift.None,
            DayShift.Before => BusinessDayShift.Before,
            DayShift.After => BusinessDayShift.After,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        anchor.Calendar?.Position ?? -1, anchor.SendLate, anchor.Origin.Line);

    private static PlanKey? Key(BoundExpression? key, ImmutableArray<string> names) => key switch
    {
        null => null,
        BoundEntryProperty entry => new PlanKey(names.IndexOf(entry.Name), -1),
        BoundField field => new PlanKey(-1, field.Field.Position),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static WhileInside Inside(InsideRule rule) => rule switch
    {
        InsideRule.Ignore => WhileInside.Ignore,
        InsideRule.Restart => WhileInside.Restart,
        InsideRule.Another => WhileInside.Another,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // First those that the policy names, in its order; then those with a number, the highest first; then the others, equal among themselves.
    private static Dictionary<SequenceSymbol, int> Ranks(Program program)
    {
        var ranks = new Dictionary<SequenceSymbol, int>();
        foreach (var named in program.Policy.Priority) ranks.Add(named, ranks.Count);
        var rest = program.Sequences.Where(sequence => !ranks.ContainsKey(sequence.Symbol)).ToList();
        var rank = ranks.Count;
        foreach (var equal in rest.Where(sequence => sequence.Priority is not null).GroupBy(sequence => sequence.Priority).OrderByDescending(group => group.Key))
        {
            foreach (var sequence in equal) ranks.Add(sequence.Symbol, rank);
            rank++;
        }

        foreach (var sequence in rest.Where(sequence => sequence.Priority is null)) ranks.Add(sequence.Symbol, rank);
        return ranks;
    }
}
