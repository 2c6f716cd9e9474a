using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Semantics.Binding;

/// <summary>The moves of a journey.</summary>
internal sealed class StagesBinder(BindingContext context, SourceText source)
{
    private readonly DurationBinder durations = new(context, source);

    public BoundStages Bind(Declared<StagesSymbol, StagesSyntax> declared)
    {
        var symbol = declared.Symbol;
        if (symbol.Stages.Length == 0) context.Report(MeaningDiagnostics.NoStages, source, declared.Syntax.Name.Span, symbol.Name);
        var moves = new List<BoundMove>();
        var back = new List<BoundMove>();
        foreach (var move in declared.Syntax.Items.OfType<StageMoveSyntax>())
        {
            var from = From(move, symbol);
            var to = Stage(move.To, symbol);
            if (Move(move, from, to, back) is { } bound && to is not null) moves.Add(bound);
        }

        return new BoundStages(symbol, [.. moves, .. back], declared.Origin);
    }

    private ImmutableArray<StageSymbol> From(StageMoveSyntax move, StagesSymbol symbol)
    {
        if (Stage(move.From, symbol) is not { } named) return [];
        if (!move.FromBefore) return [named];
        if (!named.IsSide && named.Position > 0) return [.. symbol.Stages.Where(stage => !stage.IsSide && stage.Position < named.Position)];
        context.Report(MeaningDiagnostics.BeforeNothing, source, move.From.Span, named.Name);
        return [];
    }

    private StageSymbol? Stage(NameSyntax name, StagesSymbol symbol)
    {
        var found = symbol.Stages.FirstOrDefault(stage => stage.Name == name.Text);
        if (found is null) context.Unknown($"stage of `{symbol.Name}`", name, source, symbol.Cases);
        else context.Names?.Use(found, source, name.Span);
        return found;
    }

    // Also a move with a mistake in its stages is bound, so that its conditions are checked.
    private BoundMove? Move(StageMoveSyntax move, ImmutableArray<StageSymbol> from, StageSymbol? to, List<BoundMove> back)
    {
        var at = new Origin(source, move.Span);
        var plain = new ExpressionBinder(context, new ExpressionScope(source));
        switch (move.Trigger)
        {
            case OnEventSyntax on:
                if (context.Find(context.Symbols.Events, on.Filter.Event, source) is not EventSymbol of) return null;
                var where = on.Filter.Where is { } filter ? new ExpressionBinder(context, new ExpressionScope(source, of)).Condition(filter) : null;
                return to is null ? null : new BoundMove(from, to, of, where, null, null, null, at);
            case WhenSyntax moment:
                var condition = plain.Condition(moment.Condition);
                if (moment.Until is { } until)
                {
                    var undo = plain.Condition(until);
                    if (from.Length > 1)
                    {
                        context.Report(MeaningDiagnostics.WrongTrigger, source, until.Span,
                            "`until` leads back to the stage that was left, and this move leaves several: write the way back as a move of its own.");
                    }
                    else if (from.Length == 1 && to is not null)
                        back.Add(new BoundMove([to], from[0], null, null, undo, null, null, new Origin(source, until.Span)));
                }

                return to is null ? null : new BoundMove(from, to, null, null, condition, null, null, at);
            case AfterSyntax after:
                var delay = durations.Calendar(after.Delay);
                var without = after.Without is { } filterOf ? plain.LastOccurrence(filterOf) : null;
                return to is null ? null : new BoundMove(from, to, null, null, null, delay, without, at);
            default:
                context.Report(MeaningDiagnostics.WrongTrigger, source, move.Trigger.Span,
                    "A stage is left `on` an event, `when` a condition holds or `after` a time.");
                return null;
        }
    }
}
