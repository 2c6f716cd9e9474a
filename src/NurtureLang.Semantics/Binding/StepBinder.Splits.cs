using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Semantics.Binding;

/// <summary>Splits: arms that contacts are dealt to by a hash, in declared shares.</summary>
internal sealed partial class StepBinder
{
    private BoundSplit? Split(SplitStepSyntax split, string name, Origin at)
    {
        if (!context.SplitNames.TryAdd(split.Name.Text, new Origin(source, split.Name.Span)))
        {
            var first = context.SplitNames[split.Name.Text];
            context.Report(NameDiagnostics.Duplicate.At(source, split.Name.Span, "Split", split.Name.Text)
                .With(new Syntax.Diagnostics.RelatedSpan("it is declared here first", first.Source, first.Span)));
        }

        context.Names?.DeclareWithin("split", "", split.Name, source);
        var arms = new List<BoundArm>();
        foreach (var arm in split.Arms)
        {
            if (arm.Body is null && split.Winner is null) context.Report(SplitDiagnostics.NoWinnerToWaitFor, source, arm.Span, arm.Name.Text);
            if (arms.Exists(known => known.Name == arm.Name.Text)) context.Report(NameDiagnostics.Duplicate, source, arm.Name.Span, "Arm", arm.Name.Text);
            context.Names?.DeclareWithin("arm", split.Name.Text, arm.Name, source);
            arms.Add(new BoundArm(arm.Name.Text, Share(arm.Share), Bind(arm.Body), arm.Body is null, new Origin(source, arm.Span)));
        }

        Adds(split, arms);
        var winner = split.Winner is { } sought ? Winner(sought, split, arms) : null;
        return split.Winner is null || winner is not null ? new BoundSplit(name, split.Name.Text, [.. arms], winner, at) : null;
    }

    private BoundWinner? Winner(SplitWinnerSyntax winner, SplitStepSyntax split, List<BoundArm> arms)
    {
        var after = durations.Calendar(winner.After);
        if (after.IsZero) context.Report(TypeDiagnostics.OutOfRange, source, winner.After.Span, source.GetText(winner.After.Span), "it is no time at all");
        var least = 1;
        if (winner.AtLeastEach is { } each)
        {
            if (decimal.IsInteger(each.Value) && each.Value is >= 1 and <= 10_000_000) least = (int)each.Value;
            else context.Report(TypeDiagnostics.OutOfRange, source, each.Span, source.GetText(each.Span), "a whole number from 1 to ten million");
        }

        if (arms.Count(arm => !arm.Waits) < 2) context.Report(SplitDiagnostics.NothingToCompare, source, split.Name.Span, split.Name.Text);
        var tie = -1;
        if (winner.Tie is { } named && (tie = arms.FindIndex(arm => arm.Name == named.Text && !arm.Waits)) < 0)
            context.Unknown("arm that does something", named, source, arms.Where(arm => !arm.Waits).Select(arm => arm.Name));
        if (tie >= 0 && winner.Tie is { } tied) context.Names?.UseLocal("arm", split.Arms[tie].Name, source, tied.Span);
        if (context.Find(context.Symbols.Events, winner.By.Event, source) is not EventSymbol of) return null;
        var where = winner.By.Where is { } filter ? new ExpressionBinder(context, new ExpressionScope(source, of)).Condition(filter) : null;
        return new BoundWinner(of, where, after, least, tie, new Origin(source, winner.Span));
    }

    private void Adds(SplitStepSyntax split, List<BoundArm> arms)
    {
        if (arms.Count is < 2 or > BoundSplit.MostArms)
        {
            var count = arms.Count switch { 0 => "no arms", 1 => "1 arm", _ => $"{arms.Count} arms" };
            context.Report(SplitDiagnostics.ArmCount, source, split.Name.Span, split.Name.Text, count, BoundSplit.MostArms);
            return;
        }

        var sum = split.Arms.Sum(arm => arm.Share.Value);
        if (sum == 100) return;
        var last = split.Arms[^1].Share;
        var diagnostic = SplitDiagnostics.SharesDoNotAddUp.At(source, split.Name.Span, split.Name.Text, $"{sum:0.####}%");
        var rest = last.Value + 100 - sum;
        context.Report(rest < 0 ? diagnostic : diagnostic.With(
            new Syntax.Diagnostics.Fix($"give `{split.Arms[^1].Name.Text}` the rest, {rest:0.####}%", [new Syntax.Diagnostics.TextEdit(source, last.Span, $"{rest:0.####}%")])));
    }

    // Shares are told to the ten thousandth of a percent: whole millionths.
    private long Share(PercentLiteralSyntax percent) => ShareOf(context, source, percent);

    /// <summary>A share of people in millionths, from nobody to everybody.</summary>
    public static long ShareOf(BindingContext context, SourceText source, PercentLiteralSyntax percent)
    {
        if (percent.Value is >= 0 and <= 100 && decimal.IsInteger(percent.Value * 10_000)) return (long)(percent.Value * 10_000);
        context.Report(TypeDiagnostics.OutOfRange, source, percent.Span, source.GetText(percent.Span), "a share is from 0% to 100%, with at most four decimals");
        return 0;
    }
}
