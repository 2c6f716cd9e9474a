using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>What a test expects: something that happens, an order, or a condition.</summary>
internal sealed class ExpectationBinder(BindingContext context, SourceText source, IReadOnlyDictionary<string, ImmutableArray<string>> splits)
{
    private const int MostCounted = 100_000;

    private static readonly ImmutableArray<string> Words =
    [
        "touch", "task", "alert", "answered", "webhook", "goal", "enrolled", "not_enrolled", "exited", "finished", "exhausted", "deferred", "dropped",
        "timeline", "stage", "persona", "grade",
    ];

    private readonly SymbolTable symbols = context.Symbols;

    /// <summary>A condition; null where it has a mistake.</summary>
    public BoundExpected? Bind(TestExpectConditionSyntax syntax)
    {
        State(syntax.Tail);
        return Condition(new ExpressionBinder(context, new ExpressionScope(source)).Condition(syntax.Condition), isNegated: false);
    }

    /// <summary>Something that happens, or a state that has a name; null where it has a mistake.</summary>
    public BoundExpected? Bind(TestExpectSyntax syntax)
    {
        var what = syntax.What;
        if (what.What.Text.Length == 0) return null;
        if (syntax.Before is { } later) return Order(what, later, syntax.Tail);
        if (what.What.Text == "timeline") return Timeline(what, syntax.Tail);
        if (State(what) is { } state)
        {
            State(syntax.Tail);
            if (what.Number is { } number) context.Report(TestDiagnostics.Part, source, number.Span, "A state holds or does not: it is not counted.");
            return Condition(state, what.Count == ExpectedCountKind.None);
        }

        if (Occurrence(what, syntax.Tail) is not { } occurrence) return null;
        var count = Count(what);
        return what.Count switch
        {
            ExpectedCountKind.Some => new BoundExpectedCount(occurrence, 1, null),
            ExpectedCountKind.None => new BoundExpectedCount(occurrence, 0, 0),
            ExpectedCountKind.Exactly => new BoundExpectedCount(occurrence, count, count),
            ExpectedCountKind.AtMost => new BoundExpectedCount(occurrence, 0, count),
            ExpectedCountKind.AtLeast => new BoundExpectedCount(occurrence, count, null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static BoundExpectedCondition? Condition(BoundExpression condition, bool isNegated) =>
        condition.Type.IsError ? null : new BoundExpectedCondition(condition, isNegated);

    // The whole of what happens, or nothing of it.
    private BoundExpectedTimeline Timeline(ExpectedSyntax what, ExpectationTailSyntax tail)
    {
        if (what.Count != ExpectedCountKind.Some || what.Value is not null || what.Text is not null || tail.Span.Length > 0)
            context.Report(TestDiagnostics.Part, source, what.Span, "`expect timeline` stands alone: it is the whole of what happens in the test.");
        return new BoundExpectedTimeline();
    }

    // What holds of a contact is nobody's and in no sequence.
    private void State(ExpectationTailSyntax tail)
    {
        if (tail.To is { } to) context.Report(TestDiagnostics.Part, source, to.Span, "`to` says whom a task or an alert is for, and this is a condition.");
        if (tail.In is not { } place) return;
        context.Report(TestDiagnostics.Part, source, place.Span, $"`in {place.Text}` goes with touches, tasks, goals and ways in and out, and this is a condition.");
    }

    private int Count(ExpectedSyntax what)
    {
        if (what.Number is not { } number) return 1;
        if (decimal.IsInteger(number.Value) && number.Value is >= 0 and <= MostCounted) return (int)number.Value;
        context.Report(TypeDiagnostics.OutOfRange, source, number.Span, source.GetText(number.Span), $"a whole number from 0 to {MostCounted:N0}");
        return 1;
    }

    private BoundExpectedOrder? Order(ExpectedSyntax first, ExpectedSyntax second, ExpectationTailSyntax tail)
    {
        if (tail.Within is not null || tail.After is not null || tail.AfterWord is not null)
            context.Report(TestDiagnostics.Part, source, tail.Span, "An order is looked at over the whole test: leave the time out.");
        foreach (var one in new[] { first, second }.Where(one => one.Count != ExpectedCountKind.Some))
            context.Report(TestDiagnostics.Part, source, one.Span, "Of two things the first time counts: say neither `no` nor how many.");
        return Occurrence(first, tail) is { } what && Occurrence(second, tail) is { } later ? new BoundExpectedOrder(what, later) : null;
    }

    // A stage, a persona, a grade, a segment or a field that is yes: what holds, not what happens. Null for everything else.
    private BoundExpression? State(ExpectedSyntax what)
    {
        var at = new Origin(source, what.Span);
        switch (what.What.Text)
        {
            case "stage" when symbols.Stages.Count > 0: return Stage(what, at);
            case "persona" when symbols.Personas.Count > 0:
                return Case(what, new BoundPersonaValue(new DataType(TypeKind.Persona, IsOptional: !symbols.EveryContactHasAPersona), at), symbols.Personas.Names, at);
            case "grade" when symbols.Grades.Count == 1: return Grade(what, symbols.Grades.All[0], at);
        }

        if (IsSomethingThatHappens(what.What.Text)) return null;
        if (symbols.Grades.Find(what.What.Text) is { } grade)
        {
            context.Names?.Use(grade, source, what.What.Span);
            return Grade(what, grade, at);
        }

        if (what.Value is not null || what.Text is not null) return null;
        if (symbols.Segments.Find(what.What.Text) is { } segment)
        {
            context.Names?.Use(segment, source, what.What.Span);
            return new BoundSegmentTest(segment, at);
        }

        if (symbols.Fields.Find(what.What.Text) is not { Type: { Kind: TypeKind.YesNo, IsSet: false } } field) return null;
        context.Names?.Use(field, source, what.What.Span);
        return new BoundCompare(Comparison.Equal, new BoundField(field, at), new BoundConstant(1, field.Type.Known, at), at);
    }

    private bool IsSomethingThatHappens(string word) =>
        (Words.Contains(word) && word is not ("stage" or "persona" or "grade")) || symbols.Channels.Find(word) is not null || symbols.Messages.Find(word) is not null
        || splits.ContainsKey(word);

    private BoundExpression Grade(ExpectedSyntax what, GradeSymbol grade, Origin at) => Case(what, new BoundGradeValue(grade, at), grade.Cases, at);

    private BoundExpression Stage(ExpectedSyntax what, Origin at)
    {
        var journeys = symbols.Stages.All.Where(one => what.Value is { } value && one.Cases.Contains(value.Text)).ToList();
        if (journeys.Count > 1)
        {
            context.Report(NameDiagnostics.WhichStage, source, what.Span, $"{journeys[0].Name} is {what.Value?.Text}");
            return new BoundError(at);
        }

        var journey = journeys.Count == 1 ? journeys[0] : symbols.Stages.All[0];
        return Case(what, new BoundStageValue(journey, at), symbols.Stages.All.SelectMany(one => one.Cases), at);
    }

    private BoundExpression Case(ExpectedSyntax what, BoundExpression subject, IEnumerable<string> names, Origin at)
    {
        if (what.Text is { } text) context.Report(TestDiagnostics.Part, source, text.Span, "Only a task or an alert has words.");
        if (what.Value is not { } value)
        {
            context.Report(TestDiagnostics.Part, source, what.What.Span, $"Which {what.What.Text}? Name one of {string.Join(", ", names.Take(6).Select(name => $"`{name}`"))}.");
            return new BoundError(at);
        }

        var position = subject is BoundPersonaValue ? symbols.Personas.Find(value.Text)?.Position ?? -1 : subject.Type.Cases?.Cases.IndexOf(value.Text) ?? -1;
        if (position < 0)
        {
            context.Unknown(what.What.Text, value, source, names);
            return new BoundError(at);
        }

        if (subject is BoundPersonaValue) context.Names?.Use(symbols.Personas.All[position], source, value.Span);
        else if (subject.Type.Cases is { } cases) context.Names?.UseCase(cases, position, source, value.Span);
        return new BoundCompare(Comparison.Equal, subject, new BoundConstant(position, subject.Type.Element, new Origin(source, value.Span)), at);
    }

    private BoundOccurrence? Occurrence(ExpectedSyntax what, ExpectationTailSyntax tail)
    {
        var to = tail.To;
        var place = tail.In is { } named ? Sequence(named) : null;
        if (tail.In is not null && place is null) return null;
        var word = what.What.Text;
        var speaks = word is "task" or "tasks" or "alert" or "alerts";
        if (to is not null && !speaks) context.Report(TestDiagnostics.Part, source, to.Span, $"`to` says whom a task or an alert is for, and `{word}` is neither.");
        if (what.Text is not null && !speaks) context.Report(TestDiagnostics.Part, source, what.Text.Span, $"Only a task or an alert has words, and `{word}` is neither.");
        if (speaks && what.Value is { } value)
            context.Report(TestDiagnostics.Part, source, value.Span, $"A {word.TrimEnd('s')} has no name: write a part of its words in quotes, such as `{word} \"Call\"`.");
        switch (word)
        {
            case "touch" or "touches": return Touch(OccurrenceKind.Sent, what, null, place);
            case "deferred": return Touch(OccurrenceKind.Deferred, what, null, place);
            case "dropped": return Touch(OccurrenceKind.Dropped, what, null, place);
            case "task" or "tasks": return Said(OccurrenceKind.Task, what, place, to);
            case "alert" or "alerts": return Said(OccurrenceKind.Alert, what, place, to);
            case "answered": return NoValue(new BoundOccurrence(OccurrenceKind.Answered, Sequence: place), what);
            case "webhook" or "webhooks": return new BoundOccurrence(OccurrenceKind.Webhook, Sequence: place, Of: what.Value?.Text);
            case "goal" or "goals": return Goal(what, place);
            case "enrolled": return Way(OccurrenceKind.Enrolled, what, place);
            case "not_enrolled": return Way(OccurrenceKind.Refused, what, place);
            case "exited": return Way(OccurrenceKind.Exited, what, place);
            case "finished": return Way(OccurrenceKind.Finished, what, place);
            case "exhausted": return Way(OccurrenceKind.Exhausted, what, place);
            case "stage" when what.Value is { } stage && symbols.Stages.All.FirstOrDefault(one => one.Cases.Contains(stage.Text)) is { } journey:
                context.Names?.UseCase(journey, journey.Cases.IndexOf(stage.Text), source, stage.Span);
                return new BoundOccurrence(OccurrenceKind.Stage, Of: journey.Name, Name: stage.Text);
        }

        if (symbols.Channels.Find(word) is { } channel)
        {
            context.Names?.Use(channel, source, what.What.Span);
            return Touch(OccurrenceKind.Sent, what, channel, place);
        }

        if (symbols.Messages.Find(word) is { } message)
        {
            context.Names?.Use(message, source, what.What.Span);
            return NoValue(new BoundOccurrence(OccurrenceKind.Sent, message, Sequence: place), what);
        }

        if (splits.TryGetValue(word, out var arms)) return Arm(what, arms, place);
        Unexpected(what);
        return null;
    }

    private BoundOccurrence NoValue(BoundOccurrence occurrence, ExpectedSyntax what)
    {
        if (what.Value is { } value) context.Report(TestDiagnostics.Part, source, value.Span, $"`{what.What.Text}` says it all: leave `{value.Text}` out.");
        return occurrence;
    }

    // Behind a channel stands a message of it; behind `deferred` and `dropped` a message or a channel.
    private BoundOccurrence? Touch(OccurrenceKind kind, ExpectedSyntax what, ChannelSymbol? channel, SequenceSymbol? place)
    {
        if (what.Value is not { } value) return new BoundOccurrence(kind, Channel: channel, Sequence: place);
        if (channel is null && symbols.Channels.Find(value.Text) is { } named)
        {
            context.Names?.Use(named, source, value.Span);
            return new BoundOccurrence(kind, Channel: named, Sequence: place);
        }

        if (symbols.Messages.Find(value.Text) is { } message)
        {
            context.Names?.Use(message, source, value.Span);
            return new BoundOccurrence(kind, message, channel, place);
        }

        context.Unknown(channel is null ? "message or channel" : "message", value, source, symbols.Messages.Names);
        return null;
    }

    private static BoundOccurrence Said(OccurrenceKind kind, ExpectedSyntax what, SequenceSymbol? place, TextLiteralSyntax? to) =>
        new(kind, Sequence: place, Text: what.Text?.PlainText, To: to?.PlainText);

    private BoundOccurrence? Goal(ExpectedSyntax what, SequenceSymbol? place)
    {
        switch (what.Value?.Text)
        {
            case null or "met": return new BoundOccurrence(OccurrenceKind.GoalMet, Sequence: place);
            case "missed": return new BoundOccurrence(OccurrenceKind.GoalMissed, Sequence: place);
            case var other:
                context.Report(TestDiagnostics.Part, source, what.Value.Span, $"A goal is `met` or `missed`, not `{other}`: write `goal met in SEQUENCE`.");
                return null;
        }
    }

    private BoundOccurrence? Way(OccurrenceKind kind, ExpectedSyntax what, SequenceSymbol? place)
    {
        if (what.Value is not { } value) return new BoundOccurrence(kind, Sequence: place);
        return Sequence(value) is { } sequence ? new BoundOccurrence(kind, Sequence: sequence) : null;
    }

    private BoundOccurrence? Arm(ExpectedSyntax what, ImmutableArray<string> arms, SequenceSymbol? place)
    {
        if (what.Value is { } arm && !arms.Contains(arm.Text))
        {
            context.Unknown($"arm of split `{what.What.Text}`", arm, source, arms);
            return null;
        }

        context.Names?.UseWithin("split", "", what.What, source);
        if (what.Value is { } named) context.Names?.UseWithin("arm", what.What.Text, named, source);
        return new BoundOccurrence(OccurrenceKind.Assigned, Sequence: place, Of: what.What.Text, Name: what.Value?.Text);
    }

    private SequenceSymbol? Sequence(NameSyntax name)
    {
        var found = symbols.Sequences.Find(name.Text);
        if (found is null) context.Unknown("sequence", name, source, symbols.Sequences.Names);
        else context.Names?.Use(found, source, name.Span);
        return found;
    }

    private void Unexpected(ExpectedSyntax what)
    {
        var word = what.What.Text;
        context.Names?.Ask("something to expect", what.What, source, [.. Words, .. symbols.Channels.Names, .. symbols.Messages.Names, .. symbols.Segments.Names, .. splits.Keys]);
        if (context.IsPartial || context.Unread.Contains(word)) return;
        var known = Words.Concat(symbols.Channels.Names).Concat(symbols.Messages.Names).Concat(symbols.Segments.Names).Concat(splits.Keys);
        var meant = symbols.Sequences.Find(word) is not null ? $"enrolled in {word}"
            : symbols.Stages.All.Any(one => one.Cases.Contains(word)) ? $"stage {word}"
            : symbols.Personas.Find(word) is not null ? $"persona {word}"
            : Spelling.Nearest(word, known);
        var diagnostic = TestDiagnostics.Expected.At(source, what.What.Span, word,
            meant is null ? ": name a channel, a message, a split, `stage`, `persona`, `task`, `alert`, or write a condition." : $"; did you mean `{meant}`?");
        context.Report(meant is null ? diagnostic : diagnostic.With(Syntax.Diagnostics.Fix.Replace($"write {meant}", source, what.What.Span, meant)));
    }
}
