using NurtureLang.Semantics.Binding;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Checks;

/// <summary>Refuses definitions that lead back to themselves: segments, derived scores, points on a condition, personas and grades.</summary>
internal sealed class CircleCheck(Program program, BindingContext binding)
{
    private static readonly object Personas = new();

    private readonly Dictionary<object, List<(object Needs, Origin At)>> needs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> state = new(ReferenceEqualityComparer.Instance);
    private readonly List<object> open = [];

    /// <summary>Whether there is none.</summary>
    public bool Check()
    {
        foreach (var segment in program.Segments) Add(segment.Symbol, segment.Condition);
        foreach (var persona in program.Personas) Add(Personas, persona.Condition);
        foreach (var grade in program.Grades)
        {
            foreach (var condition in grade.Conditions) Add(grade.Symbol, condition);
        }

        foreach (var score in program.Scores)
        {
            Add(score.Symbol, score.Derived);
            foreach (var rule in score.Rules) Add(score.Symbol, rule.When);
        }

        foreach (var rollUp in program.Accounts.SelectMany(account => account.RollUps))
        {
            Add(rollUp, rollUp.Of);
            Add(rollUp, rollUp.Where);
        }

        return needs.Keys.ToList().TrueForAll(Visit);
    }

    private void Add(object definition, BoundExpression? expression)
    {
        if (!needs.TryGetValue(definition, out var list)) needs.Add(definition, list = []);
        foreach (var part in Live(expression))
        {
            object? needed = part switch
            {
                BoundSegmentTest test => test.Segment,
                BoundScoreValue score => score.Score,
                BoundGradeValue grade => grade.Grade,
                BoundPersonaValue => Personas,
                BoundRollUpValue value => value.RollUp,
                _ => null,
            };
            if (needed is not null) list.Add((needed, part.Origin));
        }
    }

    // What an aggregate asks of each event was answered when the event came: it closes no circle.
    private static IEnumerable<BoundExpression> Live(BoundExpression? expression) =>
        expression is null ? [] : expression is BoundAggregate ? [expression] : BoundWalk.Parts(expression).SelectMany(Live).Prepend(expression);

    private bool Visit(object definition)
    {
        if (state.GetValueOrDefault(definition) == 2) return true;
        state[definition] = 1;
        open.Add(definition);
        foreach (var (needed, at) in needs.GetValueOrDefault(definition) ?? [])
        {
            if (state.GetValueOrDefault(needed) == 1)
            {
                var chain = open.SkipWhile(one => one != needed).Append(needed).Select(Name);
                binding.Report(NameDiagnostics.Circle, at.Source, at.Span, Name(needed), string.Join(" -> ", chain));
                return false;
            }

            if (!Visit(needed)) return false;
        }

        open.RemoveAt(open.Count - 1);
        state[definition] = 2;
        return true;
    }

    private static string Name(object definition) => definition switch
    {
        Symbol symbol => $"`{symbol.Name}`",
        BoundRollUp rollUp => rollUp.Name is { } name ? $"`{rollUp.Account.Name}.{name}`" : $"a count of the contacts of `{rollUp.Account.Name}`",
        _ => "`persona`",
    };
}
