using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Checks;

/// <summary>Entries that let nobody in: `for` keeps them out, or an exit or a goal holds for all of them already.</summary>
internal sealed class EntryChecks(CheckContext context)
{
    public void Check(BoundSequence sequence)
    {
        if (sequence.Entries.IsEmpty && sequence.Anchor is { } anchor && sequence.For is not null) Check(sequence, null, anchor.Origin);
        foreach (var entry in sequence.Entries) Check(sequence, entry.Where ?? entry.When, entry.Origin);
    }

    private void Check(BoundSequence sequence, BoundExpression? entering, Origin at)
    {
        BoundExpression?[] both = [entering, sequence.For];
        BoundExpression[] parts = [.. both.OfType<BoundExpression>()];
        if (parts.Length == 0) return;
        var inside = parts.Length == 1 ? parts[0] : new BoundAll([.. parts], at);
        // What can never hold was told of itself.
        if (!parts.All(context.Possible.CanHold)) return;
        if (!context.Possible.CanHold(inside))
        {
            context.Report(FindingDiagnostics.RefusesAll, at, sequence.Symbol.Name, "whom it lets in, `for` keeps out");
            return;
        }

        foreach (var exit in sequence.Exits)
        {
            if (!Holds(exit.When, inside)) continue;
            Report(sequence, at, "an `exit` holds for everybody whom it lets in", exit.Origin, "the exit");
            return;
        }

        foreach (var goal in sequence.Goals)
        {
            if (!Holds(goal.When, inside)) continue;
            Report(sequence, at, "everybody whom it lets in has met its goal", goal.Origin, "the goal");
            return;
        }
    }

    private bool Holds(BoundExpression? ending, BoundExpression inside) =>
        ending is not null and not BoundLiteral && !context.Possible.CanHold(inside, [ending]);

    private void Report(BoundSequence sequence, Origin at, string why, Origin other, string label) => context.Report(
        FindingDiagnostics.RefusesAll.At(at.Source, at.Span, sequence.Symbol.Name, why)
            .With(new Syntax.Diagnostics.RelatedSpan(label, other.Source, other.Span)));
}
