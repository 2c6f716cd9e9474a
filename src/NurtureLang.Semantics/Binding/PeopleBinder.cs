using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Semantics.Binding;

/// <summary>Personas, segments and grades.</summary>
internal sealed class PeopleBinder(BindingContext context)
{
    public BoundPersona Persona(Declared<PersonaSymbol, PersonaSyntax> declared)
    {
        var condition = declared.Syntax.Condition is { } syntax ? Binder(declared.Source).Condition(syntax) : null;
        return new BoundPersona(declared.Symbol, condition, declared.Origin);
    }

    public BoundSegment Segment(Declared<SegmentSymbol, SegmentSyntax> declared) =>
        new(declared.Symbol, Binder(declared.Source).Condition(declared.Syntax.Condition), declared.Origin);

    public BoundGrade Grade(Declared<GradeSymbol, GradeSyntax> declared)
    {
        var binder = Binder(declared.Source);
        var conditions = new List<BoundExpression>();
        foreach (var arm in declared.Syntax.Arms)
        {
            var at = new Origin(declared.Source, arm.Span);
            conditions.Add(arm.Condition is { } condition ? binder.Condition(condition) : new BoundLiteral(true, at));
        }

        var arms = declared.Syntax.Arms;
        if (arms.Length > 0 && arms[^1].Condition is not null)
        {
            var letter = Enumerable.Range('A', 26).Select(unit => ((char)unit).ToString()).FirstOrDefault(unit => !arms.Any(arm => arm.Grade.Text == unit)) ?? "rest";
            context.Report(MeaningDiagnostics.GradeOtherwise.At(declared.Source, declared.Syntax.Name.Span, declared.Symbol.Name)
                .With(Mends.Insert($"end it with `{letter} otherwise`", declared.Source, arms[^1].Span.End, $", {letter} otherwise")));
        }

        return new BoundGrade(declared.Symbol, [.. conditions.Take(declared.Symbol.Cases.Length)], declared.Origin);
    }

    private ExpressionBinder Binder(Syntax.Text.SourceText source) => new(context, new ExpressionScope(source));
}
