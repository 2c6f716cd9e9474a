using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Handbook.Words;

/// <summary>Values as people say them: `engagement`, `the sum of amount over all deals closed in the last 30 days`.</summary>
internal sealed class ValueWords(Book book)
{
    /// <summary>A value.</summary>
    public Html Of(BoundExpression value) => value switch
    {
        BoundConstant constant => Constant(constant.Value, constant.Type, constant.Origin),
        BoundText text => Html.Of($"<q>{text.Text}</q>"),
        BoundTemplate template => Html.Of($"<q>{book.Templates.Of(template)}</q>"),
        BoundField field => book.Links.To(field.Field),
        BoundEventProperty property => Html.Of($"its {Spoken.Name(property.Property.Name)}"),
        BoundEntryProperty property => Html.Of($"the {Spoken.Name(property.Name)} that came with the entry"),
        BoundParameter parameter => Html.Of($"<i>{Spoken.Name(parameter.Parameter.Name)}</i>"),
        BoundAggregate { Touches: { } touches } made => Html.Of($"the number of {Touches(touches)} sent{Window(made)}"),
        BoundAggregate made => Aggregate(made),
        BoundScoreValue score => book.Links.To(score.Score),
        BoundStageValue stage => Stage(stage.Stages),
        BoundPersonaValue => Html.Of($"the persona"),
        BoundGradeValue grade => Html.Of($"the grade {book.Links.To(grade.Grade)}"),
        BoundClock clock => Clock(clock.Kind),
        BoundArithmetic node => Arithmetic(node),
        BoundCall call => Html.Of($"{book.Links.To(call.Function)} of {Html.List(call.Arguments.Select(Of), "and")}"),
        BoundCase choice => Case(choice),
        BoundRollUpValue figure => RollUp(figure.RollUp),
        BoundDomain domain => Domain(domain),
        _ => book.Conditions.Of(value),
    };

    /// <summary>A value as it stands in a token.</summary>
    public Html Short(BoundExpression value) => value switch
    {
        BoundField field => Html.Text(Spoken.Name(field.Field.Name)),
        BoundEntryProperty property => Html.Of($"{Spoken.Name(property.Name)} of the entry"),
        BoundEventProperty property => Html.Text(Spoken.Name(property.Property.Name)),
        BoundText text => Html.Text(text.Text),
        _ => Of(value),
    };

    /// <summary>A fixed value of a type.</summary>
    public Html Constant(decimal value, DataType type, Origin? origin = null) => type.Kind switch
    {
        TypeKind.Percent => Html.Text(Amounts.Share(value)),
        TypeKind.Money => Html.Text(Money(value, origin)),
        TypeKind.Date => Html.Text(Amounts.Date(value)),
        TypeKind.Instant => Html.Text($"{Amounts.Instant((long)value)} UTC"),
        TypeKind.Time => Html.Text(Amounts.TimeOfDay((long)value)),
        TypeKind.Duration => Html.Text(Amounts.Length((long)value)),
        TypeKind.YesNo => Html.Text(value == 0 ? "no" : "yes"),
        _ when type.IsNamed => Named((int)value, type),
        _ => Html.Text(Amounts.Number(value)),
    };

    /// <summary>Over what time something is counted: ` in the last 7 days`; empty for all time.</summary>
    public static string Window(BoundAggregate made) => (made.From, made.To) switch
    {
        (0, _) => "",
        (var from, 0) => $" in the last {Amounts.Length(from)}",
        var (from, to) => $" from {Amounts.Length(from)} to {Amounts.Length(to)} ago",
    };

    /// <summary>Which event, with what is asked of it: `page viewed (where its url starts with “/docs”)`.</summary>
    public Html Event(EventSymbol? of, BoundExpression? where, PropertySymbol? key = null, BoundExpression? keyValue = null)
    {
        var asked = new List<Html>();
        if (key is not null && keyValue is not null) asked.Add(Html.Of($"its {Spoken.Name(key.Name)} is that of the event at hand"));
        if (where is not null) asked.Add(book.Conditions.Of(where));
        var name = of is null ? Html.Of($"anything at all") : Html.Of($"“{book.Links.To(of)}”");
        return asked.Count == 0 ? name : Html.Of($"{name} (where {Html.Join(" and ", asked)})");
    }

    /// <summary>Which touches: `email touches`, `touches with hello or nudge`.</summary>
    public Html Touches(BoundTouches touches)
    {
        var parts = new List<Html>();
        if (!touches.Messages.IsEmpty)
        {
            // A list of every marketing message means any touch, and is said so.
            parts.Add(touches.Messages.Length > 8
                ? Html.Of($"{touches.Messages.Length} messages")
                : book.Links.ToAll(touches.Messages, "or"));
        }

        if (!touches.Channels.IsEmpty) parts.Add(Html.Of($"touches by {book.Links.ToAll(touches.Channels, "or")}"));
        if (!touches.Topics.IsEmpty) parts.Add(Html.Of($"touches about {book.Links.ToAll(touches.Topics, "or")}"));
        return parts.Count == 0 ? Html.Of($"touches") : Html.List(parts, "or");
    }

    /// <summary>A figure of an account.</summary>
    public Html RollUp(BoundRollUp figure)
    {
        if (figure.Name is { } name) return Html.Of($"“{Spoken.Name(name)}” of the {book.Links.To(figure.Account)}");
        return Html.Of($"{Made(figure)} of the {book.Links.To(figure.Account)}");
    }

    /// <summary>How a figure of an account is made.</summary>
    public Html Made(BoundRollUp figure)
    {
        var where = figure.Where is { } condition ? Html.Of($" where {book.Conditions.Of(condition)}") : Html.Empty;
        var best = figure.Best > 0 ? $", of the {Amounts.Number(figure.Best)} best contacts" : "";
        var of = figure.Of is { } value ? Of(value) : Html.Empty;
        return figure.Function switch
        {
            RollUpFunction.Count => Html.Of($"the number of contacts{where}"),
            RollUpFunction.Sum => Html.Of($"the sum of {of}{where}{best}"),
            RollUpFunction.Average => Html.Of($"the average of {of}{where}{best}"),
            RollUpFunction.Min => Html.Of($"the least {of}{where}"),
            RollUpFunction.Max => Html.Of($"the greatest {of}{where}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The stage of a journey; with several journeys, of which.</summary>
    public Html Stage(StagesSymbol stages) =>
        book.Program.Stages.Length > 1 ? Html.Of($"the stage of {book.Links.To(stages, Spoken.Name(stages.Name))}") : Html.Of($"the stage");

    private Html Aggregate(BoundAggregate made)
    {
        var of = Event(made.Event, made.Where, made.Key, made.KeyValue);
        var property = made.Property is { } one ? Spoken.Name(one.Name) : "";
        var window = Window(made);
        return made.Function switch
        {
            AggregateFunction.Count => Html.Of($"how often {of} happened{window}"),
            AggregateFunction.Sum => Html.Of($"the sum of the {property} of {of}{window}"),
            AggregateFunction.Average => Html.Of($"the average {property} of {of}{window}"),
            AggregateFunction.Min => Html.Of($"the least {property} of {of}{window}"),
            AggregateFunction.Max => Html.Of($"the greatest {property} of {of}{window}"),
            AggregateFunction.First when made.Property is null => Html.Of($"the first time of {of}"),
            AggregateFunction.Last when made.Property is null => Html.Of($"the last time of {of}"),
            AggregateFunction.First => Html.Of($"the {property} of the first {of}"),
            AggregateFunction.Last => Html.Of($"the {property} of the last {of}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Html Arithmetic(BoundArithmetic node)
    {
        if (node is { Operator: MathOperator.Multiply, Left: BoundConstant { Type.Kind: TypeKind.Percent } share })
            return Html.Of($"{Amounts.Share(share.Value)} of {Bracketed(node.Right)}");
        if (node is { Operator: MathOperator.Multiply, Right: BoundConstant { Type.Kind: TypeKind.Percent } part })
            return Html.Of($"{Amounts.Share(part.Value)} of {Bracketed(node.Left)}");
        // Beside a date stands a number of days.
        var right = node is { Left.Type.Kind: TypeKind.Date, Right: BoundConstant days } && node.Operator is MathOperator.Add or MathOperator.Subtract
            ? Html.Text(Amounts.Count((int)days.Value, "day"))
            : node.Operator == MathOperator.Add
                || node is { Operator: MathOperator.Subtract, Right: BoundArithmetic { Operator: MathOperator.Multiply or MathOperator.Divide } }
                ? Of(node.Right)
                : Bracketed(node.Right);
        return node.Operator switch
        {
            MathOperator.Add => Html.Of($"{Of(node.Left)} plus {right}"),
            MathOperator.Subtract => Html.Of($"{Of(node.Left)} minus {right}"),
            MathOperator.Multiply => Html.Of($"{Bracketed(node.Left)} times {right}"),
            MathOperator.Divide => Html.Of($"{Bracketed(node.Left)} divided by {right}"),
            MathOperator.AddMonths when node.Right is BoundConstant months =>
                Html.Of($"{Of(node.Left)} {(months.Value < 0 ? "minus" : "plus")} {Amounts.Length(new CalendarSpan((int)Math.Abs(months.Value), 0, 0))}"),
            MathOperator.AddMonths => Html.Of($"{Of(node.Left)} plus {right} months"),
            MathOperator.Between => Html.Of($"the time from {Of(node.Right)} to {Of(node.Left)}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Html Bracketed(BoundExpression value) => value is BoundArithmetic or BoundCase ? Html.Of($"({Of(value)})") : Of(value);

    private Html Case(BoundCase choice)
    {
        // `nickname or first_name`: the first that is known.
        if (choice.Branches.All(branch => branch.When is BoundKnown known && known.Subject.Equals(branch.Then)))
            return Html.Join(", or ", choice.Branches.Select(branch => Of(branch.Then)).Append(Html.Of($"{Of(choice.Otherwise)} where that is unknown")));
        // A condition that a function gives: it is told as one.
        if (choice is { Type.Kind: TypeKind.YesNo, Branches: [{ Then: BoundConstant { Value: 1 } } only], Otherwise: BoundConstant { Value: 0 } })
            return Html.Of($"whether {book.Conditions.Of(only.When)}");
        return Html.Join("; ", choice.Branches.Select(branch => Html.Of($"{Of(branch.Then)} where {book.Conditions.Of(branch.When)}")).Append(
            Html.Of($"otherwise {Of(choice.Otherwise)}")));
    }

    private Html Domain(BoundDomain domain) => domain.Except.IsEmpty
        ? Html.Of($"the mail domain of {Of(domain.Subject)}")
        : Html.Of($"the mail domain of {Of(domain.Subject)} ({Amounts.List(domain.Except, "and")} are nobody’s)");

    private Html Named(int position, DataType type) => type.Kind switch
    {
        TypeKind.Persona when position < book.Program.Personas.Length => book.Links.To(book.Program.Personas[position].Symbol),
        TypeKind.Stage when type.Cases is StagesSymbol stages && position < stages.Stages.Length => book.Links.To(stages.Stages[position]),
        TypeKind.Channel when position < book.Program.Channels.Length => book.Links.To(book.Program.Channels[position]),
        TypeKind.Topic when position < book.Program.Topics.Length => book.Links.To(book.Program.Topics[position]),
        TypeKind.Asset when position < book.Program.Assets.Length => book.Links.To(book.Program.Assets[position]),
        TypeKind.Message when book.Program.Messages.FirstOrDefault(one => one.Symbol.Position == position) is { } message => book.Links.To(message.Symbol),
        _ when type.Cases is { } cases && position >= 0 && position < cases.Cases.Length => Html.Text(Spoken.Name(cases.Cases[position])),
        _ => Html.Text(Amounts.Number(position)),
    };

    // The plan holds no currency; what was written does.
    private static string Money(decimal value, Origin? origin)
    {
        var written = origin?.Source.GetText(origin.Span).Trim() ?? "";
        var currency = new string([.. written.TakeWhile(char.IsAsciiLetterUpper)]);
        return currency.Length == 3 ? $"{currency} {Amounts.Number(value)}" : Amounts.Number(value);
    }

    private static Html Clock(ClockKind kind) => kind switch
    {
        ClockKind.Now => Html.Of($"now"),
        ClockKind.Today => Html.Of($"today"),
        ClockKind.TimeOfDay => Html.Of($"the time of day"),
        ClockKind.Weekday => Html.Of($"the day of the week (Monday is 1)"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
