using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Checks;

/// <summary>
/// Whether a condition can hold for somebody: decided over comparisons with constants, named values and texts; everything else is taken as possible.
/// INVARIANT: an answer of "never" is always right; an answer of "possible" may be wrong.
/// </summary>
internal sealed class Satisfiability
{
    private readonly Formula formula;
    private readonly ScoreReach reach;
    private readonly Program program;

    public Satisfiability(Program program, ScoreReach reach)
    {
        this.program = program;
        this.reach = reach;
        formula = new Formula(program.Segments.ToDictionary(segment => segment.Symbol, segment => segment.Condition));
    }

    /// <summary>Whether a condition can hold.</summary>
    public bool CanHold(BoundExpression? condition) => CanHold(condition, []);

    /// <summary>Whether a condition can hold where none of the others does.</summary>
    public bool CanHold(BoundExpression? condition, IEnumerable<BoundExpression> without)
    {
        var alternatives = condition is null ? [[]] : formula.Alternatives(condition);
        foreach (var other in without) alternatives = Formula.And(alternatives, formula.Alternatives(other, positive: false));
        return alternatives is null || alternatives.Exists(IsPossible);
    }

    /// <summary>Whether two conditions can hold at once, whatever they say about stages.</summary>
    public bool CanHoldTogether(IEnumerable<BoundExpression> conditions)
    {
        List<ImmutableArray<Literal>>? all = [[]];
        foreach (var condition in conditions) all = Formula.And(all, formula.Alternatives(condition));
        return all is null || all.Exists(one => IsPossible([.. one.Where(literal => !BoundWalk.Within(literal.Atom).OfType<BoundStageValue>().Any())]));
    }

    private bool IsPossible(ImmutableArray<Literal> literals)
    {
        // What a comparison holds of is known: the opposite of a second comparison then says something about it too.
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var literal in literals.Where(literal => literal.IsPositive))
        {
            foreach (var subject in Subjects(literal.Atom)) known.Add(subject);
        }

        var unknown = literals.Where(literal => !literal.IsPositive).Select(literal => (literal.Atom as BoundKnown)?.Subject).OfType<BoundExpression>();
        if (unknown.Select(SubjectKey.Of).Any(key => key is not null && known.Contains(key))) return false;
        var amounts = new Dictionary<string, Bounds>(StringComparer.Ordinal);
        var names = new Dictionary<string, HashSet<decimal>>(StringComparer.Ordinal);
        var texts = new Dictionary<string, TextSets>(StringComparer.Ordinal);
        var differences = new Differences();
        foreach (var literal in literals) Compared(literal, known, differences);
        return literals.All(literal => Add(literal, known, amounts, names, texts))
            && texts.Values.All(text => text.IsPossible()) && differences.IsPossible();
    }

    // The opposite of a comparison also holds where a side is unknown: then nothing is said about their difference.
    private static void Compared(Literal literal, HashSet<string> known, Differences differences)
    {
        if (literal.Atom is not BoundCompare compare) return;
        if (literal.IsPositive) differences.Take(compare.Left, compare.Operator, compare.Right);
        else if (IsKnown(compare.Left, known) && IsKnown(compare.Right, known)) differences.Take(compare.Left, Opposite(compare.Operator), compare.Right);
    }

    private static bool IsKnown(BoundExpression value, HashSet<string> known) =>
        !value.Type.IsOptional || (SubjectKey.Of(value) is { } key && known.Contains(key));

    private static IEnumerable<string> Subjects(BoundExpression atom)
    {
        IEnumerable<BoundExpression> subjects = atom switch
        {
            BoundCompare node => [node.Left, node.Right],
            BoundOneOf node => [node.Subject],
            BoundTextTest node => [node.Subject],
            BoundContains node => [node.Subject],
            BoundKnown node => [node.Subject],
            _ => [],
        };
        return subjects.Select(SubjectKey.Of).OfType<string>();
    }

    private bool Add(
        Literal literal,
        HashSet<string> known,
        Dictionary<string, Bounds> amounts,
        Dictionary<string, HashSet<decimal>> names,
        Dictionary<string, TextSets> texts)
    {
        switch (literal.Atom)
        {
            case BoundCompare { Left: BoundConstant left, Right: BoundConstant right } compare:
                return Holds(compare.Operator, left.Value, right.Value) == literal.IsPositive;
            case BoundCompare { Right: BoundConstant constant } compare:
                return Compare(compare.Left, compare.Operator, constant.Value, literal.IsPositive, known, amounts, names);
            case BoundCompare { Left: BoundConstant constant } compare:
                return Compare(compare.Right, compare.Operator.Mirrored(), constant.Value, literal.IsPositive, known, amounts, names);
            case BoundOneOf oneOf when Follows(oneOf.Subject, literal.IsPositive, known) is { } key:
                if (oneOf.Subject.Type.IsNamed)
                {
                    var left = Names(key, oneOf.Subject, names);
                    if (literal.IsPositive) left.IntersectWith(oneOf.Values);
                    else left.ExceptWith(oneOf.Values);
                    return left.Count > 0;
                }

                return OneOfAmounts(oneOf, key, literal.IsPositive, amounts);
            case BoundTextTest test when test.Texts.All(text => text is BoundText) && Follows(test.Subject, literal.IsPositive, known) is { } key:
                if (!texts.TryGetValue(key, out var sets)) texts.Add(key, sets = new TextSets());
                sets.Take(test, literal.IsPositive);
                return true;
            default:
                return true;
        }
    }

    private bool OneOfAmounts(BoundOneOf oneOf, string key, bool isPositive, Dictionary<string, Bounds> amounts)
    {
        if (!amounts.TryGetValue(key, out var bounds)) amounts.Add(key, bounds = Whole(oneOf.Subject));
        if (isPositive) bounds.OnlyOf(oneOf.Values);
        else
        {
            foreach (var value in oneOf.Values) bounds.Not(value);
        }

        return !bounds.IsEmpty;
    }

    // The key of a value that a literal says something about: the opposite of a comparison also holds where the value is unknown.
    private static string? Follows(BoundExpression subject, bool isPositive, HashSet<string> known) =>
        SubjectKey.Of(subject) is { } key && (isPositive || !subject.Type.IsOptional || known.Contains(key)) ? key : null;

    private bool Compare(
        BoundExpression subject, Comparison op, decimal value, bool isPositive, HashSet<string> known, Dictionary<string, Bounds> amounts,
        Dictionary<string, HashSet<decimal>> names)
    {
        if (Follows(subject, isPositive, known) is not { } key) return true;
        var asked = isPositive ? op : Opposite(op);
        if (subject.Type.IsNamed)
        {
            var left = Names(key, subject, names);
            left.RemoveWhere(one => !Holds(asked, one, value));
            return left.Count > 0;
        }

        if (!amounts.TryGetValue(key, out var bounds)) amounts.Add(key, bounds = Whole(subject));
        switch (asked)
        {
            case Comparison.Equal: bounds.AtLeast(value); bounds.AtMost(value); break;
            case Comparison.NotEqual: bounds.Not(value); break;
            case Comparison.Less: bounds.AtMost(value, counts: false); break;
            case Comparison.LessOrEqual: bounds.AtMost(value); break;
            case Comparison.Greater: bounds.AtLeast(value, counts: false); break;
            case Comparison.GreaterOrEqual: bounds.AtLeast(value); break;
            default: throw new System.Diagnostics.UnreachableException();
        }

        return !bounds.IsEmpty;
    }

    private Bounds Whole(BoundExpression subject)
    {
        var bounds = new Bounds();
        if (subject is BoundAggregate { Function: AggregateFunction.Count }) bounds.AtLeast(0);
        if (subject.Type.Kind == TypeKind.YesNo)
        {
            bounds.AtLeast(0);
            bounds.AtMost(1);
        }

        if (subject is BoundScoreValue score)
        {
            var (low, high) = reach.Of(score.Score);
            if (low is { } least) bounds.AtLeast(least);
            if (high is { } most) bounds.AtMost(most);
        }

        return bounds;
    }

    private HashSet<decimal> Names(string key, BoundExpression subject, Dictionary<string, HashSet<decimal>> names)
    {
        if (names.TryGetValue(key, out var left)) return left;
        var count = subject.Type.Kind switch
        {
            TypeKind.Persona => program.Personas.Length,
            TypeKind.Channel => program.Channels.Length,
            TypeKind.Message => program.Messages.Length,
            TypeKind.Asset => program.Assets.Length,
            TypeKind.Topic => program.Topics.Length,
            _ => subject.Type.Cases?.Cases.Length ?? 0,
        };
        names.Add(key, left = [.. Enumerable.Range(0, count).Select(at => (decimal)at)]);
        return left;
    }

    private static bool Holds(Comparison op, decimal left, decimal right) => op switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Greater => left > right,
        Comparison.GreaterOrEqual => left >= right,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Comparison Opposite(Comparison op) => op switch
    {
        Comparison.Equal => Comparison.NotEqual,
        Comparison.NotEqual => Comparison.Equal,
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.LessOrEqual => Comparison.Greater,
        Comparison.Greater => Comparison.LessOrEqual,
        Comparison.GreaterOrEqual => Comparison.Less,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
