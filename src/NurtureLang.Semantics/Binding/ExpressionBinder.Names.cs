using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Names: first the event's property, then a field of the contact, then what the campaign declares.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Name(NamePathSyntax path, DataType? expected)
    {
        if (path.Parts.Any(part => part.Text.Length == 0)) return Error(path);
        if (!path.IsSimple) return Qualified(path);
        if (expected is { IsNamed: true } && NamedValue(path.First, expected) is { } named) return named;
        if (scope.Function is { } function) return Parameter(function, path);
        if (scope.Account is { } of && of.RollUps.Contains(path.First.Text)) return OfAccount(path, of, path.First);
        if (Simple(path.First) is { } found) return found;
        if (symbols.Accounts.Find(path.First.Text) is { } account) return AccountAlone(account, path);
        if (expected is { IsNamed: true }) ReportUnknownCase(path.First, expected);
        else context.Unknown("field, score or other value", path.First, source, ValueNames());
        return Error(path);
    }

    // A name without anything before it; null where nothing has it.
    private BoundExpression? Simple(NameSyntax name)
    {
        var at = new Origin(source, name.Span);
        if (scope.Event?.Property(name.Text) is { } property)
        {
            if (scope.Outer?.Property(name.Text) is null)
            {
                if (!scope.IsCounting) Hides(name, scope.Event);
                Note(scope.Event, property, name);
                return new BoundEventProperty(scope.Event, property, at);
            }

            var counted = $"{scope.Event.Name}.{name.Text}";
            context.Report(NameDiagnostics.Ambiguous.At(source, name.Span, name.Text, $"a property of `{scope.Event.Name}`, which is counted,",
                $"one of `{scope.Outer.Name}`, which is tested", counted, $"event.{name.Text}").With(Fix.Replace($"write `{counted}`", source, name.Span, counted)));
            return new BoundError(at);
        }

        if (symbols.Fields.Find(name.Text) is { } field)
        {
            context.Names?.Use(field, source, name.Span);
            return new BoundField(field, at);
        }

        if (name.Text == "persona") return PersonaValue(at);
        if (symbols.Segments.Find(name.Text) is { } segment)
        {
            context.Use(segment, name, source);
            return new BoundSegmentTest(segment, at);
        }

        if (symbols.Scores.Find(name.Text) is { } score)
        {
            context.Use(score, name, source);
            return new BoundScoreValue(score, at);
        }

        if (symbols.Grades.Find(name.Text) is { } grade)
        {
            context.Use(grade, name, source);
            return new BoundGradeValue(grade, at);
        }

        return name.Text == "stage" ? Stage(name, at) : Clock(name.Text, at);
    }

    // The event's own properties of a built-in event are the contact's fields: there nothing else could be meant.
    private void Hides(NameSyntax name, EventSymbol of)
    {
        if (of.Origin is null) return;
        var (hidden, mend) = symbols.Fields.Find(name.Text) is not null ? ("a field of the contact", $"`contact.{name.Text}` says the other")
            : symbols.Segments.Find(name.Text) is not null ? ("a segment", $"`is {name.Text}` asks for the other")
            : symbols.Scores.Find(name.Text) is not null ? ("a score", "rename one of the two to read the other")
            : ("", "");
        if (hidden.Length == 0) return;
        var written = $"event.{name.Text}";
        context.Report(FindingDiagnostics.Hides.At(source, name.Span, name.Text, of.Name, hidden, mend).With(Fix.Replace($"write `{written}`", source, name.Span, written)));
    }

    // The built-in event that changes fields has their names: it is the field that is meant.
    private void Note(EventSymbol of, PropertySymbol property, NameSyntax name)
    {
        if (context.Names is not { } names) return;
        names.Use(of.Role == EventRole.ContactUpdated && symbols.Fields.Find(name.Text) is { } field ? field : property, source, name.Span);
    }

    // Several events may start an enrolment, and each has a property of its own.
    private void NoteEntry(IEntryScope entry, NameSyntax name)
    {
        if (context.Names is not { } names) return;
        foreach (var property in entry.Properties(name.Text)) names.Use(property, source, name.Span);
    }

    private static BoundClock? Clock(string name, Origin at) => name switch
    {
        "now" => new BoundClock(ClockKind.Now, new DataType(TypeKind.Instant), at),
        "today" => new BoundClock(ClockKind.Today, new DataType(TypeKind.Date), at),
        "time_of_day" => new BoundClock(ClockKind.TimeOfDay, new DataType(TypeKind.Time), at),
        "weekday" => new BoundClock(ClockKind.Weekday, DataType.Number, at),
        _ => null,
    };

    private BoundPersonaValue PersonaValue(Origin at) =>
        new(new DataType(TypeKind.Persona, IsOptional: !symbols.EveryContactHasAPersona), at);

    private BoundExpression? Stage(NameSyntax name, Origin at)
    {
        switch (symbols.Stages.Count)
        {
            case 0: return null;
            case 1:
                context.Used.Add(symbols.Stages.All[0]);
                return new BoundStageValue(symbols.Stages.All[0], at);
            default:
                var journey = symbols.Stages.All[0].Name;
                context.Report(NameDiagnostics.WhichStage.At(source, name.Span, journey)
                    .With(Fix.Replace($"write `stage of {journey}`", source, name.Span, $"stage of {journey}")));
                return new BoundError(at);
        }
    }

    private BoundExpression StageOf(StageOfSyntax syntax) =>
        context.Find(symbols.Stages, syntax.Stages, source) is { } stages ? new BoundStageValue(stages, At(syntax)) : Error(syntax);

    // contact.x, event.x, entry.x, asset.url, or the counted event's own name before its property.
    private BoundExpression Qualified(NamePathSyntax path)
    {
        var (first, second) = (path.Parts[0], path.Parts[1]);
        if (path.Parts.Length > 2)
        {
            context.Unknown("value", new NameSyntax(path.ToString(), path.Span), source, []);
            return Error(path);
        }

        return first.Text switch
        {
            "contact" => context.Find(symbols.Fields, second, source) is { } field ? new BoundField(field, At(path)) : Error(path),
            "event" => OfEvent(path, second),
            "entry" => OfEntry(path, second),
            _ => OfNamed(path, first, second),
        };
    }

    private BoundExpression OfEvent(NamePathSyntax path, NameSyntax name)
    {
        if (scope.IsCounting || scope.Event is null)
        {
            if (scope is { IsCounting: true, IsMatching: true, Event: { } counted }) Report(NameDiagnostics.MatchOfEvent, path.Span, path.ToString(), counted.Name);
            else
            {
                Report(NameDiagnostics.NotHere, path.Span, path.ToString(), scope.IsCounting
                    ? "events are counted as they occur, before the one under test is known"
                    : "no event is under test");
            }

            return Error(path);
        }

        return EventProperty(path, scope.Event, name);
    }

    private BoundExpression EventProperty(NamePathSyntax path, EventSymbol of, NameSyntax name)
    {
        if (of.Property(name.Text) is { } property)
        {
            Note(of, property, name);
            return new BoundEventProperty(of, property, At(path));
        }

        context.Unknown($"property of `{of.Name}`", name, source, of.Properties.Select(one => one.Name));
        return Error(path);
    }

    private BoundExpression OfEntry(NamePathSyntax path, NameSyntax name)
    {
        if (scope.Entry is null || scope.IsCounting)
        {
            Report(NameDiagnostics.NotHere, path.Span, path.ToString(), scope.IsCounting
                ? "events are counted as they occur, for all enrolments alike"
                : "only a sequence, a message that one sends and a hand-off on an event know what started them");
            return Error(path);
        }

        if (scope.Entry.Find(name.Text) is { } type)
        {
            NoteEntry(scope.Entry, name);
            return new BoundEntryProperty(name.Text, type, At(path));
        }

        context.Names?.Ask("property of the entering event", name, source, scope.Entry.Names);
        Report(MeaningDiagnostics.EntryNotThere, path.Span, name.Text, scope.Entry.WhyNot(name.Text));
        return Error(path);
    }

    private BoundExpression OfNamed(NamePathSyntax path, NameSyntax first, NameSyntax second)
    {
        if (symbols.Assets.Find(first.Text) is { } asset)
        {
            context.Use(asset, first, source);
            if (second.Text == "url" && asset.Url is { } url) return new BoundText(url, At(path));
            context.Unknown($"part of asset `{asset.Name}`", second, source, asset.Url is null ? [] : ["url"]);
            return Error(path);
        }

        if (symbols.Accounts.Find(first.Text) is { } account) return OfAccount(path, account, second);
        if (scope.Event is { } counted && counted.Name == first.Text)
        {
            context.Names?.Use(counted, source, first.Span);
            return EventProperty(path, counted, second);
        }

        context.Unknown("asset, account or event here", first, source, symbols.Assets.Names.Concat(symbols.Accounts.Names).Concat(["contact", "event", "entry"]));
        return Error(path);
    }

    /// <summary>One of the values of a type, by its name; null where the type has no such value.</summary>
    private BoundConstant? NamedValue(NameSyntax name, DataType type)
    {
        var position = type.Kind switch
        {
            TypeKind.Persona => Position(symbols.Personas, name),
            TypeKind.Channel => Position(symbols.Channels, name),
            TypeKind.Message => Position(symbols.Messages, name),
            TypeKind.Asset => Position(symbols.Assets, name),
            TypeKind.Topic => Position(symbols.Topics, name),
            _ => CaseOf(type, name),
        };
        return position < 0 ? null : new BoundConstant(position, type.Element, new Origin(source, name.Span));
    }

    private int CaseOf(DataType type, NameSyntax name)
    {
        if (type.Cases is not { } cases) return -1;
        var position = cases.Cases.IndexOf(name.Text);
        if (position >= 0) context.Names?.UseCase(cases, position, source, name.Span);
        return position;
    }

    private int Position<TSymbol>(SymbolList<TSymbol> list, NameSyntax name)
        where TSymbol : Symbol
    {
        if (list.Find(name.Text) is not { } found) return -1;
        context.Use(found, name, source);
        return found.Position;
    }

    private void ReportUnknownCase(NameSyntax name, DataType type)
    {
        context.Names?.Ask(type.Element.ToString(), name, source, CaseNames(type));
        if (name.Text.Length == 0 || context.IsPartial || context.Unread.Contains(name.Text)) return;
        var of = type.Cases is { } cases ? $"`{cases.Name}`" : type.Element.ToString();
        context.Report(BindingContext.Suggested(NameDiagnostics.UnknownCase, of, name, source, CaseNames(type)));
    }

    /// <summary>The names of the values of a type.</summary>
    private IEnumerable<string> CaseNames(DataType type) => type.Kind switch
    {
        TypeKind.Persona => symbols.Personas.Names,
        TypeKind.Channel => symbols.Channels.Names,
        TypeKind.Message => symbols.Messages.Names,
        TypeKind.Asset => symbols.Assets.Names,
        TypeKind.Topic => symbols.Topics.Names,
        _ => type.Cases?.Cases ?? [],
    };

    private IEnumerable<string> ValueNames() =>
        (scope.Event?.Properties.Select(property => property.Name) ?? [])
        .Concat(symbols.Fields.Names).Concat(symbols.Scores.Names).Concat(symbols.Segments.Names).Concat(symbols.Grades.Names)
        .Concat(["persona", "stage", "today", "now"]);
}
