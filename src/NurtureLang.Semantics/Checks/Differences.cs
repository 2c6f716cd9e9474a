using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Checks;

/// <summary>Comparisons of values with one another, as differences: `renewal &lt; today + 3 days` is renewal - today &lt; 3.</summary>
/// <remarks>They rule each other out exactly when going round some of them leads to less than nothing.</remarks>
internal sealed class Differences
{
    private const string Zero = "0";
    private const int MostValues = 24;

    private readonly Dictionary<string, int> values = new(StringComparer.Ordinal) { [Zero] = 0 };
    private readonly List<(int From, int To, decimal Most, bool IsStrict)> edges = [];

    /// <summary>Takes a comparison that holds; one that says nothing about a difference of two values is left out.</summary>
    public void Take(BoundExpression left, Comparison op, BoundExpression right)
    {
        if (Form(left) is not { } first || Form(right) is not { } second) return;
        var form = first.Minus(second);
        if (form.Plus is null && form.Less is null) return;
        var whole = left.Type.Kind == TypeKind.Date;
        switch (op)
        {
            case Comparison.Less: Add(form.Less, form.Plus, -form.Constant, true, whole); break;
            case Comparison.LessOrEqual: Add(form.Less, form.Plus, -form.Constant, false, whole); break;
            case Comparison.Greater: Add(form.Plus, form.Less, form.Constant, true, whole); break;
            case Comparison.GreaterOrEqual: Add(form.Plus, form.Less, form.Constant, false, whole); break;
            case Comparison.Equal:
                Add(form.Less, form.Plus, -form.Constant, false, whole);
                Add(form.Plus, form.Less, form.Constant, false, whole);
                break;
        }
    }

    /// <summary>Whether all of them can hold at once.</summary>
    public bool IsPossible()
    {
        if (values.Count > MostValues) return true;
        var most = new (decimal Most, bool IsStrict)?[values.Count, values.Count];
        foreach (var edge in edges) Shorten(most, edge.From, edge.To, (edge.Most, edge.IsStrict));
        for (var by = 0; by < values.Count; by++)
        {
            for (var from = 0; from < values.Count; from++)
            {
                for (var to = 0; to < values.Count; to++)
                {
                    if (most[from, by] is { } one && most[by, to] is { } other)
                        Shorten(most, from, to, (one.Most + other.Most, one.IsStrict || other.IsStrict));
                }
            }
        }

        for (var value = 0; value < values.Count; value++)
        {
            if (most[value, value] is { } round && (round.Most < 0 || (round.Most == 0 && round.IsStrict))) return false;
        }

        return true;
    }

    // value - less is at most so much. Dates are whole days: less than three is at most two.
    private void Add(string? less, string? value, decimal most, bool isStrict, bool whole)
    {
        if (Math.Abs(most) > 1e20m) return;
        if (whole && isStrict) (most, isStrict) = (decimal.Ceiling(most) - 1, false);
        edges.Add((Of(less), Of(value), most, isStrict));
    }

    private int Of(string? key)
    {
        if (values.TryGetValue(key ?? Zero, out var known)) return known;
        values.Add(key ?? Zero, values.Count);
        return values.Count - 1;
    }

    private static void Shorten((decimal Most, bool IsStrict)?[,] most, int from, int to, (decimal Most, bool IsStrict) way)
    {
        if (most[from, to] is { } known && (known.Most < way.Most || (known.Most == way.Most && (known.IsStrict || !way.IsStrict)))) return;
        most[from, to] = way;
    }

    private static Linear? Form(BoundExpression value) => value switch
    {
        BoundConstant node => new Linear(null, null, node.Value),
        BoundClock { Kind: ClockKind.Now or ClockKind.Today } node => new Linear($"clock {node.Kind}", null, 0),
        BoundArithmetic { Operator: MathOperator.Add } node when Form(node.Left) is { } left && Form(node.Right) is { } right =>
            left.Minus(new Linear(right.Less, right.Plus, -right.Constant)),
        BoundArithmetic { Operator: MathOperator.Subtract } node when Form(node.Left) is { } left && Form(node.Right) is { } right => left.Minus(right),
        _ => SubjectKey.Of(value) is { } key && !value.Type.IsNamed && !value.Type.IsSet ? new Linear(key, null, 0) : null,
    };

    /// <summary>One value less another one, and a constant.</summary>
    private sealed record Linear(string? Plus, string? Less, decimal Constant, bool IsLost = false)
    {
        public Linear Minus(Linear other)
        {
            // What is added and taken away is gone; what would be there twice is not followed.
            var plus = new List<string?> { Plus, other.Less }.OfType<string>().ToList();
            var less = new List<string?> { Less, other.Plus }.OfType<string>().ToList();
            foreach (var both in plus.Intersect(less, StringComparer.Ordinal).ToList())
            {
                plus.Remove(both);
                less.Remove(both);
            }

            if (IsLost || other.IsLost || plus.Count > 1 || less.Count > 1) return new Linear(null, null, 0, IsLost: true);
            return new Linear(plus.FirstOrDefault(), less.FirstOrDefault(), Constant - other.Constant);
        }
    }
}
