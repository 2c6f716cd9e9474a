using System.Collections.Immutable;
using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Sequences;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Writes a hand-off.</summary>
internal sealed class HandoffLowerer(ExpressionLowerer expressions, string campaign)
{
    public PlanHandoff Lower(BoundHandoff handoff)
    {
        ImmutableArray<string> names =
        [
            .. BoundWalk.Steps(handoff).SelectMany(BoundWalk.Expressions).SelectMany(BoundWalk.Within).OfType<BoundEntryProperty>()
                .Select(entry => entry.Name).Order(StringComparer.Ordinal).Distinct(),
        ];
        expressions.Keep(names);
        var graph = new StepGraph(expressions, campaign);
        var first = graph.Lay([.. handoff.Rungs.Select(rung => rung.Steps)]);
        return new PlanHandoff(
            handoff.Name, handoff.Owner, handoff.Stages?.Position ?? -1, handoff.Stage?.Position ?? -1, handoff.Event?.Position ?? -1,
            expressions.Optional(handoff.Where), handoff.Answer?.Position ?? -1, expressions.Optional(handoff.AnswerWhere),
            handoff.Within is { } within ? Fixed.Duration(within.Length) : null, handoff.Within?.Calendar?.Position ?? -1, handoff.AnswerOrigin?.Line,
            [.. names.Select(name => Kept(name, handoff.Event))], [.. handoff.Rungs.Select((rung, at) => Rung(rung, first[at]))], graph.Steps,
            handoff.Origin.Line, handoff.Account?.Position, expressions.Optional(handoff.When));
    }

    private static PlanRung Rung(BoundRung rung, int first) =>
        new(rung.IsLate, Fixed.Duration(rung.After.Length), rung.After.Calendar?.Position ?? -1, first, rung.Origin.Line);

    // INVARIANT: the binder let through only properties that the event has.
    private static PlanKept Kept(string name, EventSymbol? of) => of?.Property(name) is { } property
        ? new PlanKept(name, Fixed.Type(property.Type), [property.Position])
        : throw new System.Diagnostics.UnreachableException();
}
