using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Sequences;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Semantics.Binding;

/// <summary>The streams of a program, and what brings a contact into one.</summary>
internal sealed class StreamsBinder(
    BindingContext context, SourceText source, SequenceSyntax syntax, StepBinder steps, Func<TriggerSyntax, BoundTrigger?> trigger, ExpressionBinder inside)
{
    private const int MostMoves = 62;

    private readonly Dictionary<string, BoundCast> streams = new(StringComparer.Ordinal);

    /// <summary>The streams, in the order of the source.</summary>
    public IReadOnlyList<BoundCast> Streams { get; private set; } = [];

    /// <summary>Binds everything that makes it a program.</summary>
    public BoundProgram Bind()
    {
        Streams = [.. syntax.Items.OfType<StreamSyntax>().Select(Stream).OfType<BoundCast>()];
        if (!syntax.Items.OfType<StreamSyntax>().Any()) context.Report(MeaningDiagnostics.NoStream, source, syntax.Name.Span, syntax.Name.Text);
        foreach (var item in syntax.Items) RefuseWhatIsOfSequences(item);
        List<BoundStreamStart> starts = [.. syntax.Items.OfType<StartInSyntax>().Select(Start).OfType<BoundStreamStart>()];
        List<BoundStreamMove> moves = [.. syntax.Items.OfType<MoveToSyntax>().Select(Move).OfType<BoundStreamMove>()];
        if (moves.Count > MostMoves)
            context.Report(MeaningDiagnostics.StepNotHere, source, moves[MostMoves].Origin.Span, $"A program has at most {MostMoves} `move to` lines.");
        CheckReached(starts, moves);
        CheckWaits();
        var pause = syntax.Items.OfType<PauseSyntax>().FirstOrDefault();
        return new BoundProgram([.. starts], [.. moves], pause is null ? null : new BoundPause(inside.Condition(pause.Condition), new Origin(source, pause.Span)));
    }

    private BoundCast? Stream(StreamSyntax stream)
    {
        var name = stream.Name.Text;
        var cadence = new CadenceBinder(context, source).Bind(stream.Cadence, saysWeeks: true);
        var pieces = steps.Pieces([.. stream.Pieces.Select(piece => new Syntax.Tree.Expressions.NamePathSyntax([piece], piece.Span))]);
        if (stream.Pieces.IsEmpty) context.Report(MeaningDiagnostics.StreamEmpty, source, stream.Name.Span, name);
        var cast = new BoundCast(name, pieces, cadence ?? new BoundSchedule(null, 1, 1, 0), new Origin(source, stream.Span));
        context.Names?.DeclareLocal("stream", stream.Name, source);
        if (streams.TryAdd(name, cast)) return cast;
        context.Report(NameDiagnostics.Duplicate.At(source, stream.Name.Span, "Stream", name)
            .With(new Syntax.Diagnostics.RelatedSpan("it is declared here first", source, streams[name].Origin.Span)));
        return null;
    }

    private BoundCast? Find(NameSyntax name)
    {
        if (streams.TryGetValue(name.Text, out var stream))
        {
            if (context.Names is { } names && syntax.Items.OfType<StreamSyntax>().FirstOrDefault(one => one.Name.Text == name.Text) is { } declared)
                names.UseLocal("stream", declared.Name, source, name.Span);
            return stream;
        }

        context.Unknown("stream", name, source, streams.Keys);
        return null;
    }

    private BoundStreamStart? Start(StartInSyntax line)
    {
        var when = line.Condition is { } condition ? inside.Condition(condition) : null;
        return Find(line.Stream) is { } stream ? new BoundStreamStart(stream, when, new Origin(source, line.Span)) : null;
    }

    private BoundStreamMove? Move(MoveToSyntax line)
    {
        var bound = trigger(line.Trigger);
        return Find(line.Stream) is { } stream && bound is { } on
            ? new BoundStreamMove(stream, on.Event, on.Where, on.When, new Origin(source, line.Span))
            : null;
    }

    private void RefuseWhatIsOfSequences(SequenceItemSyntax item)
    {
        var what = item switch
        {
            SequenceStepSyntax => "A step stands in a `sequence`: a program sends by its streams. Put it into a sequence, and `start` that where it is wanted.",
            AnchorSyntax or TrackSyntax or IfLateSyntax => "A date drives a `sequence`, not a program: its streams cast by their own rhythm.",
            PerKeySyntax => "A program has no key: a contact is in it once. Put this into a `sequence`.",
            _ => null,
        };
        if (what is not null) context.Report(MeaningDiagnostics.StepNotHere, source, item.Span, what);
    }

    private void CheckReached(List<BoundStreamStart> starts, List<BoundStreamMove> moves)
    {
        var everybody = starts.FindIndex(start => start.When is null);
        foreach (var start in everybody < 0 ? [] : starts.Skip(everybody + 1))
            context.Report(FindingDiagnostics.NeverReached, source, start.Origin.Span, "the `start in` before it takes everybody");
        HashSet<BoundCast> reached = [.. starts.Select(start => start.Stream), .. moves.Select(move => move.Stream)];
        if (everybody < 0 && Streams.Count > 0) reached.Add(Streams[0]);
        foreach (var stream in Streams.Where(stream => !reached.Contains(stream)))
            context.Report(FindingDiagnostics.NeverReached, source, stream.Origin.Span, $"no `start in` and no `move to` leads to `{stream.Name}`");
    }

    // What follows the end of a stream happens at once: it goes on while the program casts.
    private void CheckWaits()
    {
        foreach (var step in StepWalk.Steps(syntax).Where(step => step is WaitStepSyntax or WaitUntilTimeSyntax or WaitUntilWeekdaySyntax
            or WaitUntilDateSyntax or WaitForStepSyntax or WaitForFirstStepSyntax or RepeatStepSyntax))
        {
            context.Report(MeaningDiagnostics.StepNotHere, source, step.Span,
                "What a program does `when exhausted` cannot wait: put it into a `sequence`, and `start` that here.");
        }
    }
}

/// <summary>An event or a condition.</summary>
/// <param name="Event">For an event: the event.</param>
/// <param name="Where">Which of them.</param>
/// <param name="When">For a condition: the condition.</param>
internal readonly record struct BoundTrigger(EventSymbol? Event, BoundExpression? Where, BoundExpression? When);
