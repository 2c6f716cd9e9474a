using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Semantics.Checks;

/// <summary>Personas, segments and grades that nobody can have; points that are always cut off.</summary>
internal sealed class PeopleChecks(CheckContext context)
{
    public void Check()
    {
        foreach (var segment in context.Program.Segments) context.CheckCondition(segment.Condition);
        Personas();
        foreach (var grade in context.Program.Grades) Grade(grade);
        foreach (var score in context.Program.Scores) Score(score);
    }

    private void Personas()
    {
        var earlier = new List<BoundExpression>();
        BoundPersona? otherwise = null;
        foreach (var persona in context.Program.Personas)
        {
            var at = persona.Symbol.Origin ?? persona.Origin;
            if (otherwise is not null)
            {
                var diagnostic = FindingDiagnostics.PersonaNever.At(at.Source, at.Span, persona.Symbol.Name, $"`{otherwise.Symbol.Name}` before it takes everybody");
                context.Report(diagnostic.With(Related(otherwise.Symbol, "this one takes everybody")));
            }
            else if (context.CheckCondition(persona.Condition) && !context.Possible.CanHold(persona.Condition, earlier))
                context.Report(FindingDiagnostics.PersonaNever, at, persona.Symbol.Name, "the personas before it already take everybody of whom this holds");
            if (persona.Condition is { } condition) earlier.Add(condition);
            else otherwise ??= persona;
        }
    }

    private static RelatedSpan Related(Symbol symbol, string label) =>
        symbol.Origin is { } at ? new RelatedSpan(label, at.Source, at.Span) : throw new System.Diagnostics.UnreachableException();

    private void Grade(BoundGrade grade)
    {
        var earlier = new List<BoundExpression>();
        for (var at = 0; at < grade.Conditions.Length; at++)
        {
            var condition = grade.Conditions[at];
            var isLast = condition is BoundLiteral;
            var possible = isLast || context.CheckCondition(condition);
            if (possible && !context.Possible.CanHold(condition, earlier))
                context.Report(FindingDiagnostics.GradeNever, condition.Origin, grade.Symbol.Cases[at], "the grades before it already take everybody of whom this holds");
            earlier.Add(condition);
        }
    }

    private void Score(BoundScore score)
    {
        foreach (var rule in score.Rules)
        {
            context.CheckCondition(rule.Where);
            context.CheckCondition(rule.When);
            context.CheckCondition(rule.Every?.Where);
            context.CheckCondition(rule.Every?.While);
            if (rule.Limits.FirstOrDefault(limit => limit.Kind == RuleLimitKind.Points && rule.Points > limit.Points) is { } tooSmall)
            {
                context.Report(FindingDiagnostics.AlwaysCapped, rule.Origin,
                    $"This gives {Show(rule.Points)} points and at most {Show(tooSmall.Points)}: it is always cut off.");
            }
        }

        foreach (var reset in score.Resets)
        {
            context.CheckCondition(reset.Where);
            context.CheckCondition(reset.When);
        }

        foreach (var group in score.Rules.Where(rule => rule.Points > 0).GroupBy(rule => rule.Group))
        {
            var cap = group.Key >= 0 ? score.Groups[group.Key].Cap : score.Symbol.High;
            var full = group.Where(rule => rule.Points >= cap).ToList();
            if (full.Count < 2) continue;
            var of = group.Key >= 0 ? $"group `{score.Groups[group.Key].Name}`" : $"score `{score.Symbol.Name}`";
            var diagnostic = FindingDiagnostics.AlwaysCapped.At(full[1].Origin.Source, full[1].Origin.Span,
                $"Each of these two rules alone fills {of}, which is read as at most {Show(cap ?? 0)}: together they are always cut off.");
            context.Report(diagnostic.With(new RelatedSpan("the other rule", full[0].Origin.Source, full[0].Origin.Span)));
        }
    }

    private static string Show(decimal value) => value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
}
