using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Semantics.Binding;

/// <summary>Branches: by conditions, or by the cases of something named.</summary>
internal sealed partial class StepBinder
{
    private BoundBranching If(IfStepSyntax choice, string name, Origin at) =>
        Conditional(choice.Arms, choice.Else, name, at);

    private BoundBranching ChooseWhen(ChooseWhenStepSyntax choose, string name, Origin at)
    {
        if (choose.Otherwise is null)
        {
            context.Report(TypeDiagnostics.NotExhaustive.At(source, Head(choose.Span), "everybody else", "`otherwise { ... }`")
                .With(Mends.Insert("do nothing for everybody else", source, choose.Span.End, " otherwise { }")));
        }

        return Conditional(choose.Arms, choose.Otherwise, name, at);
    }

    private BoundBranching Conditional(
        System.Collections.Immutable.ImmutableArray<ConditionalArmSyntax> arms, Syntax.Tree.Steps.BlockSyntax? rest, string name, Origin at)
    {
        var branches = new List<BoundBranch>();
        foreach (var arm in arms)
            branches.Add(new BoundBranch(expressions.Condition(arm.Condition), Bind(arm.Body), new Origin(source, arm.Span)));
        if (rest is not null) branches.Add(Otherwise(rest));
        return new BoundBranching(name, [.. branches], at);
    }

    private BoundBranch Otherwise(Syntax.Tree.Steps.BlockSyntax block)
    {
        var at = new Origin(source, block.Span);
        return new BoundBranch(new BoundLiteral(true, at), Bind(block), at);
    }

    private BoundStep? Choose(ChooseStepSyntax choose, string name, Origin at)
    {
        var subject = expressions.Value(choose.Subject);
        var branches = new List<BoundBranch>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var arm in choose.Arms)
        {
            var cases = subject.Type.IsError ? [] : arm.Cases.Select(one => Case(subject, choose.Subject, arm, one, seen)).OfType<BoundExpression>().ToList();
            var armAt = new Origin(source, arm.Span);
            var steps = Bind(arm.Body);
            if (cases.Count > 0) branches.Add(new BoundBranch(cases.Count == 1 ? cases[0] : new BoundAny([.. cases], armAt), steps, armAt));
        }

        if (choose.Otherwise is { } rest) branches.Add(Otherwise(rest));
        else if (!subject.Type.IsError) CheckExhaustive(choose, subject.Type, seen);
        return subject.Type.IsError ? null : new BoundBranching(name, [.. branches], at);
    }

    private BoundExpression? Case(BoundExpression subject, ExpressionSyntax subjectSyntax, ChooseArmSyntax arm, ExpressionSyntax syntax, HashSet<string> seen)
    {
        var text = source.GetText(syntax.Span);
        var condition = expressions.Condition(new ComparisonSyntax(subjectSyntax, ComparisonOperator.Equal, syntax, syntax.Span));
        if (condition.Type.IsError) return null;
        if (!seen.Add(text)) context.Report(TypeDiagnostics.CaseTwice.At(source, syntax.Span, text).With(TakeOut(arm, syntax)));
        return condition;
    }

    private void CheckExhaustive(ChooseStepSyntax choose, DataType type, HashSet<string> seen)
    {
        IEnumerable<string>? all = type.Kind switch
        {
            TypeKind.Persona => context.Symbols.Personas.Names,
            TypeKind.Enum or TypeKind.Stage or TypeKind.Grade => type.Cases?.Cases,
            TypeKind.YesNo => ["yes", "no"],
            _ => null,
        };
        var missing = all?.Where(one => !seen.Contains(one)).ToList();
        var (whom, mend) = missing switch
        {
            null => ("everything else", "`otherwise { ... }`"),
            { Count: > 0 } => (
                string.Join(", ", missing.Select(one => $"`{one}`")), missing.Count == 1 ? $"`{missing[0]} {{ ... }}`" : "a branch for each, or `otherwise { ... }`"),
            _ when type.IsOptional => ("those of whom it is unknown", "`otherwise { ... }`"),
            _ => ("", ""),
        };
        if (whom.Length == 0) return;
        var branch = missing is [var only] ? $"{only} {{ }}" : "otherwise { }";
        context.Report(TypeDiagnostics.NotExhaustive.At(source, choose.Subject.Span, whom, mend).With(LastArm(choose) is { } last
            ? Mends.Insert($"add `{branch}`", source, last.End, Separator(last) + branch)
            : Mends.FirstLine($"add `{branch}`", source, choose.Subject.Span, branch)));
    }

    // A case goes alone where its branch is for others too.
    private Syntax.Diagnostics.Fix TakeOut(ChooseArmSyntax arm, ExpressionSyntax one)
    {
        const string Title = "take it out";
        if (arm.Cases.Length == 1) return Mends.TakeOut(Title, source, arm.Span);
        return arm.Cases[0] != one ? Mends.TakeOutOfList(Title, source, one.Span)
            : Syntax.Diagnostics.Fix.Replace(Title, source, Syntax.Text.TextSpan.FromBounds(one.Span.Start, arm.Cases[1].Span.Start), "");
    }

    private static Syntax.Text.TextSpan? LastArm(ChooseStepSyntax choose) => choose.Arms.IsEmpty ? null : choose.Arms[^1].Span;

    // A branch that has its line to itself is followed by another line.
    private string Separator(Syntax.Text.TextSpan arm)
    {
        var line = source.GetLineText(source.GetLine(arm.Start));
        var indent = line.Length - line.TrimStart().Length;
        return source.GetPosition(arm.Start).Column - 1 == indent ? Mends.NewLine(source) + line[..indent] : "  ";
    }

    // The first line of a form is enough to show where it stands.
    private Syntax.Text.TextSpan Head(Syntax.Text.TextSpan span)
    {
        var line = source.GetLineSpan(source.GetLine(span.Start));
        return Syntax.Text.TextSpan.FromBounds(span.Start, Math.Min(span.End, line.End));
    }
}
