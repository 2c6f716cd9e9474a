using System.Collections.Immutable;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Puts segments and scores into an order in which each refers only to earlier ones; otherwise that of the source.</summary>
internal sealed class PlanOrder
{
    private readonly Dictionary<Symbol, int> positions = [];

    public PlanOrder(Program program)
    {
        PersonaNames = [.. program.Personas.Select(persona => persona.Symbol.Name)];
        Segments = Sort(program.Segments, segment => segment.Symbol, segment =>
            BoundWalk.Within(segment.Condition).OfType<BoundSegmentTest>().Select(test => (Symbol)test.Segment));
        Scores = Sort(program.Scores, score => score.Symbol, score =>
            BoundWalk.Within(score.Derived).OfType<BoundScoreValue>().Select(value => (Symbol)value.Score));
        foreach (var (segment, at) in Segments.Select((segment, at) => (segment.Symbol, at))) positions.Add(segment, at);
        foreach (var (score, at) in Scores.Select((score, at) => (score.Symbol, at))) positions.Add(score, at);
    }

    /// <summary>The personas' names, in order.</summary>
    public ImmutableArray<string> PersonaNames { get; }

    /// <summary>The segments in the plan's order.</summary>
    public ImmutableArray<BoundSegment> Segments { get; }

    /// <summary>The scores in the plan's order.</summary>
    public ImmutableArray<BoundScore> Scores { get; }

    /// <summary>The position of a segment or score in the plan.</summary>
    public int Of(Symbol symbol) => positions[symbol];

    // INVARIANT: the checker refused circles, so that the walk ends.
    private static ImmutableArray<T> Sort<T>(ImmutableArray<T> all, Func<T, Symbol> symbolOf, Func<T, IEnumerable<Symbol>> needs)
    {
        var bySymbol = all.ToDictionary(symbolOf);
        var done = new HashSet<Symbol>();
        var sorted = ImmutableArray.CreateBuilder<T>(all.Length);
        void Visit(T item)
        {
            if (!done.Add(symbolOf(item))) return;
            foreach (var needed in needs(item)) Visit(bySymbol[needed]);
            sorted.Add(item);
        }

        foreach (var item in all) Visit(item);
        return sorted.ToImmutable();
    }
}
