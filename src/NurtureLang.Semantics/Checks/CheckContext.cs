using NurtureLang.Semantics.Binding;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Semantics.Checks;

/// <summary>What the checks of a program share.</summary>
internal sealed class CheckContext(Program program, BindingContext binding)
{
    /// <summary>The program.</summary>
    public Program Program { get; } = program;

    /// <summary>What each score can be read as.</summary>
    public ScoreReach Reach { get; } = new(program);

    /// <summary>Whether a condition can hold.</summary>
    public Satisfiability Possible { get; } = new(program, new ScoreReach(program));

    // The segments that nobody is ever in.
    private HashSet<SegmentSymbol> Never => never ??=
        [.. Program.Segments.Where(segment => !Possible.CanHold(segment.Condition)).Select(segment => segment.Symbol)];

    private HashSet<SegmentSymbol>? never;

    /// <summary>The symbols that something refers to.</summary>
    public IReadOnlySet<Symbol> Used => binding.Used;

    /// <summary>The functions.</summary>
    public IReadOnlyList<FunctionSymbol> Functions => binding.Symbols.Functions.All;

    /// <summary>Reports something.</summary>
    public void Report(DiagnosticDescriptor descriptor, Origin at, params ReadOnlySpan<object> arguments) =>
        binding.Report(descriptor, at.Source, at.Span, arguments);

    /// <summary>Reports something with another place that matters.</summary>
    public void Report(Diagnostic diagnostic) => binding.Report(diagnostic);

    /// <summary>Reports a condition that never holds, unless a part of it was told already.</summary>
    /// <returns>Whether nothing was told: what follows from a mistake is not told again.</returns>
    public bool CheckCondition(BoundExpression? condition)
    {
        if (condition is null) return true;
        if (Thresholds(condition)) return false;
        if (condition is BoundLiteral || Possible.CanHold(condition)) return !Always(condition);
        // That its segment never holds is told where the segment stands.
        if (BoundWalk.Within(condition).OfType<BoundSegmentTest>().Any(test => Never.Contains(test.Segment))) return false;
        Report(FindingDiagnostics.NeverTrue, condition.Origin, "its parts rule each other out");
        return false;
    }

    // Comparisons that always hold, and a condition that does as a whole; true where one was told.
    private bool Always(BoundExpression condition)
    {
        var told = false;
        foreach (var atom in Atoms(condition))
        {
            // A choice among the cases of a type that has one is no slip.
            if (atom is BoundCompare { Left.Type.IsNamed: true } || !IsAlways(atom)) continue;
            Report(FindingDiagnostics.AlwaysTrue, atom.Origin, "");
            told = true;
        }

        // A condition made of segments alone is what they are, which is told of them.
        if (told || !Atoms(condition).Skip(1).Any() || !IsAlways(condition)) return told;
        Report(FindingDiagnostics.AlwaysTrue, condition.Origin, ", whatever its parts come to");
        return true;
    }

    private bool IsAlways(BoundExpression condition) => !Possible.CanHold(new BoundNot(condition, condition.Origin));

    private static IEnumerable<BoundExpression> Atoms(BoundExpression condition) => condition switch
    {
        BoundAll node => node.Parts.SelectMany(Atoms),
        BoundAny node => node.Parts.SelectMany(Atoms),
        BoundNot node => Atoms(node.Part),
        BoundCompare { Left: not BoundConstant } or BoundOneOf => [condition],
        _ => [],
    };

    // A comparison of a score with what it cannot reach; true where one was told.
    private bool Thresholds(BoundExpression condition)
    {
        var told = false;
        foreach (var compare in BoundWalk.Within(condition).OfType<BoundCompare>())
        {
            if (compare is not { Left: BoundScoreValue score, Right: BoundConstant constant }) continue;
            var (low, high) = Reach.Of(score.Score);
            bool? always = compare.Operator switch
            {
                Comparison.GreaterOrEqual => constant.Value > high ? false : constant.Value <= low ? true : null,
                Comparison.Greater => constant.Value >= high ? false : constant.Value < low ? true : null,
                Comparison.LessOrEqual => constant.Value < low ? false : constant.Value >= high ? true : null,
                Comparison.Less => constant.Value <= low ? false : constant.Value > high ? true : null,
                Comparison.Equal => constant.Value > high || constant.Value < low ? false : null,
                _ => null,
            };
            if (always is not { } answer) continue;
            Report(FindingDiagnostics.OutOfReach, compare.Origin, score.Score.Name, Show(low), Show(high), answer ? "always" : "never");
            told = true;
        }

        return told;
    }

    private static string Show(decimal? bound) =>
        bound is { } value ? value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) : "any number";
}
