using System.Globalization;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Values;

namespace NurtureLang.Differences.Wording;

/// <summary>Writes the expressions of a plan in the language's words, by names. INVARIANT: two that mean different things read differently.</summary>
internal sealed class ExpressionWords(Vocabulary names)
{
    private const int Deepest = 200;

    private int depth;

    /// <summary>A condition or a value.</summary>
    public string Of(PlanExpression expression, Scope scope)
    {
        // A held condition or an aggregate of a plan that was not checked could lead in a circle.
        if (depth >= Deepest) return "...";
        depth++;
        try
        {
            return Text(expression, scope);
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>` where C`, or nothing.</summary>
    public string Where(PlanExpression? where, Scope scope) => where is null ? "" : " where " + Of(where, scope);

    private string Text(PlanExpression expression, Scope scope) => expression switch
    {
        ConstantValue node => Lengths.Number(node.Value),
        TextValue node => ValueWords.Quoted(node.Text),
        FieldValue node => names.Field(node.Field),
        EventValue node => scope.Event < 0 ? $"event.{node.Property}" : names.Property(scope.Event, node.Property),
        EntryValue node => "entry." + Kept(node.Property, scope),
        AggregateValue node => Aggregate(node.Aggregate, null, scope),
        KeyedAggregateValue node => Aggregate(node.Aggregate, node.Key, scope),
        ScoreValue node => names.Score(node.Score),
        StageValue node => names.Plan.Stages.Length > 1 ? $"stage of {names.Journey(node.Stages)}" : "stage",
        PersonaValue => "persona",
        GradeValue node => names.Grade(node.Grade),
        ClockValue node => Clock(node.Reading),
        ArithmeticValue node => Arithmetic(node, scope),
        CaseValue node => Case(node, scope),
        ContentValue node => ValueWords.Quoted(node.Text),
        RollUpValue node => $"{names.Account(node.Account)}.{RollUp(node)}",
        DomainValue node => $"domain({string.Join(", ", [Of(node.Subject, scope), .. node.Except.Select(ValueWords.Quoted)])})",
        CallValue node => $"{names.Function(node.Function)}({string.Join(", ", node.Arguments.Select(one => Of(one, scope)))})",
        _ => Condition(expression, scope),
    };

    private string Condition(PlanExpression expression, Scope scope) => expression switch
    {
        LiteralCondition node => node.Holds ? "always" : "never",
        AllCondition node => string.Join(" and ", node.Parts.Select(one => Bracketed(one, scope))),
        AnyCondition node => string.Join(" or ", node.Parts.Select(one => Bracketed(one, scope))),
        NotCondition node => "not " + Bracketed(node.Part, scope),
        CompareCondition node => Compare(node, scope),
        OneOfCondition node =>
            $"{Of(node.Subject, scope)} in ({string.Join(", ", node.Values.Select(value => Constant(value, node.Subject, scope)))})",
        TextCondition node => Texts(node, scope),
        ContainsCondition node => $"{Of(node.Subject, scope)} contains {Beside(node.Member, node.Subject, scope)}",
        KnownCondition node => $"{Of(node.Subject, scope)} is known",
        SegmentCondition node => $"is {names.Segment(node.Segment)}",
        HeldCondition node => Held(node.Held, scope),
        AnniversaryCondition node =>
            $"anniversary of {(node.SubjectIsInstant ? "the instant " : "")}{Of(node.Subject, scope)} within {Lengths.Count(node.Days, "day")}",
        EntersCondition node =>
            $"stage enters {names.Stage(node.Stages, node.Stage)}{(names.Plan.Stages.Length > 1 ? $" of {names.Journey(node.Stages)}" : "")}",
        SentCondition node => Sent(node),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Bracketed(PlanExpression part, Scope scope) => part is AllCondition or AnyCondition or NotCondition ? $"({Of(part, scope)})"
        : Of(part, scope);

    private string Compare(CompareCondition node, Scope scope)
    {
        if (Occurrence(node, scope) is { } occurrence) return occurrence;
        return $"{Beside(node.Left, node.Right, scope)} {Sign(node.Operator)} {Beside(node.Right, node.Left, scope)}";
    }

    // `count(E) >= 1` is `E`, and `count(E) < 1` is `no E`.
    private string? Occurrence(CompareCondition node, Scope scope)
    {
        if (node is not { Left: AggregateValue { Aggregate: var at }, Right: ConstantValue { Value: Value.One } }
            || at < 0 || at >= names.Plan.Aggregates.Length
            || names.Plan.Aggregates[at] is not { Kind: AggregateKind.Count, Touches: null, Key: null } counted) return null;
        var what = EventOf(counted) + Where(counted.Where, Scope.Contact.On(counted.Event)) + Window(counted);
        return node.Operator switch
        {
            CompareOperator.GreaterOrEqual => counted.Event < 0 ? $"any {what}" : what,
            CompareOperator.Less => $"no {what}",
            _ => null,
        };
    }

    private string Beside(PlanExpression node, PlanExpression other, Scope scope) =>
        node is ConstantValue constant ? Constant(constant.Value, other, scope) : Of(node, scope);

    private string Constant(long value, PlanExpression beside, Scope scope) => value == Value.Unknown ? "unknown" : beside switch
    {
        StageValue of => names.Stage(of.Stages, value),
        PersonaValue => names.Persona(value),
        GradeValue of => names.GradeValue(of.Grade, value),
        ClockValue { Reading: ClockReading.Weekday } when value % Value.One == 0 && value is >= Value.One and <= 7 * Value.One =>
            Lengths.Weekdays(1 << (int)((value / Value.One) - 1)),
        _ => ExpressionTypes.Of(names.Plan, beside, scope) is { } type ? ValueWords.Of(names, type with { Set = false }, value)
            : Lengths.Number(value),
    };

    private string Texts(TextCondition node, Scope scope)
    {
        var test = node.Operator switch
        {
            TextOperator.Equal => node.Texts.Length == 1 ? "=" : "in",
            TextOperator.ContainsWord => node.Texts.Length == 1 ? "contains word" : "contains any word",
            TextOperator.Contains => node.Texts.Length == 1 ? "contains" : "contains any",
            TextOperator.StartsWith => node.Texts.Length == 1 ? "starts with" : "starts with any",
            TextOperator.EndsWith => node.Texts.Length == 1 ? "ends with" : "ends with any",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var texts = string.Join(", ", node.Texts.Select(one => Of(one, scope)));
        return $"{Of(node.Subject, scope)} {test} {(node.Texts.Length == 1 ? texts : $"({texts})")}";
    }

    private string Arithmetic(ArithmeticValue node, Scope scope)
    {
        var (left, right) = (Operand(node.Left, scope), Operand(node.Right, scope));
        return node.Operator switch
        {
            ArithmeticOperator.Add => $"{left} + {right}",
            ArithmeticOperator.Subtract => $"{left} - {right}",
            ArithmeticOperator.Multiply => node.Left is ConstantValue share ? $"{Lengths.Percent(share.Value)} of {right}" : $"{left} * {right}",
            ArithmeticOperator.Divide => $"{left} / {right}",
            ArithmeticOperator.AddMonths =>
                $"{left} + {(node.Right is ConstantValue { Value: var months } ? Lengths.Count(months, "month") : $"{right} months")}",
            ArithmeticOperator.Between => $"the time from {right} to {left}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        string Operand(PlanExpression part, Scope within) => part switch
        {
            ConstantValue constant => Constant(constant.Value, ReferenceEquals(part, node.Left) ? node.Right : node.Left, within),
            ArithmeticValue { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract or ArithmeticOperator.Between }
                when node.Operator is not ArithmeticOperator.Add || ReferenceEquals(part, node.Right) => $"({Of(part, within)})",
            _ => Of(part, within),
        };
    }

    private string Case(CaseValue node, Scope scope)
    {
        // What a text names by its name: a persona, a stage, a grade.
        if (NamedSubject(node) is { } subject && node.Branches.Select((branch, at) => (branch, at)).All(one =>
            IsName(one.branch, subject, one.at, scope))
            && node.Otherwise is ConstantValue { Value: Value.Unknown }) return Of(subject, scope);
        var branches = node.Branches.Select(branch => $"{Of(branch.When, scope)} -> {Of(branch.Then, scope)}");
        return $"case {string.Join(", ", branches)}, otherwise {Of(node.Otherwise, scope)}";
    }

    private static PlanExpression? NamedSubject(CaseValue node) =>
        node.Branches is [{ When: CompareCondition { Left: StageValue or PersonaValue or GradeValue } first }, ..] ? first.Left : null;

    private bool IsName(CaseBranch branch, PlanExpression subject, int at, Scope scope) =>
        branch is { When: CompareCondition { Operator: CompareOperator.Equal, Right: ConstantValue { Value: var value } } compare,
            Then: TextValue { Text: var text } }
        && compare.Left == subject && value == at && text == Constant(value, subject, scope);

    private string Aggregate(int at, PlanExpression? key, Scope scope)
    {
        if (at < 0 || at >= names.Plan.Aggregates.Length) return $"no count ({at})";
        var node = names.Plan.Aggregates[at];
        var of = node.Touches is { } touches ? Touches(touches) : EventOf(node);
        var where = Where(node.Where, Scope.Contact.On(node.Event));
        var property = node.Property < 0 ? "" : "." + names.Property(node.Event, node.Property);
        var with = node.Key is not { } by ? "" : $" with {names.Property(node.Event, by)} = {(key is null ? "?" : Of(key, scope))}";
        var function = node.Kind switch
        {
            AggregateKind.First or AggregateKind.Last when node.Property < 0 => $"the instant of {node.Kind.ToString().ToLowerInvariant()}",
            var kind => kind.ToString().ToLowerInvariant(),
        };
        return $"{function}({of}{property}{where}{with}){Window(node)}";
    }

    private string Touches(PlanTouches touches)
    {
        List<string> which = [];
        if (!touches.Messages.IsEmpty) which.Add(names.Messages(touches.Messages));
        if (touches.Channels != 0) which.Add("on " + names.Channels(touches.Channels, ""));
        if (touches.Topics != 0) which.Add("about " + names.Topics(touches.Topics));
        return which.Count == 0 ? "touches" : "touches " + string.Join(" ", which);
    }

    private string EventOf(PlanAggregate node) => node.Event < 0 ? "event" : names.Event(node.Event);

    private static string Window(PlanAggregate node) => (node.From, node.To) switch
    {
        (0, 0) => "",
        (var from, 0) => $" in last {Lengths.OfTicks(from)}",
        var (from, to) => $" from {Lengths.OfTicks(from)} to {Lengths.OfTicks(to)} ago",
    };

    private string Held(int at, Scope scope)
    {
        if (at < 0 || at >= names.Plan.Held.Length) return $"no held condition ({at})";
        var held = names.Plan.Held[at];
        return $"{Bracketed(held.Condition, scope)} for {Lengths.OfTicks(held.For)}";
    }

    private string Sent(SentCondition node)
    {
        var what = node.Messages.IsEmpty ? "anything" : names.Messages(node.Messages);
        var on = node.Channels == 0 ? "" : $" on {names.Channels(node.Channels, "")}";
        return $"{what} was sent{on}{(node.Window == 0 ? "" : $" in last {Lengths.OfTicks(node.Window)}")}";
    }

    private string RollUp(RollUpValue node)
    {
        if (node.Account < 0 || node.Account >= names.Plan.Accounts.Length) return $"figure {node.RollUp}";
        var figures = names.Plan.Accounts[node.Account].RollUps;
        if (node.RollUp < 0 || node.RollUp >= figures.Length) return $"figure {node.RollUp}";
        return figures[node.RollUp].Name ?? RollUpOf(figures[node.RollUp]);
    }

    /// <summary>How a figure of an account is made.</summary>
    public string RollUpOf(Plan.Accounts.PlanRollUp one)
    {
        var best = one.Best == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", best of {one.Best}");
        var of = one.Of is null ? "contacts" : Of(one.Of, Scope.Contact);
        return $"{one.Kind.ToString().ToLowerInvariant()} of {of}{Where(one.Where, Scope.Contact)}{best}";
    }

    private string Kept(int at, Scope scope) => at >= 0 && at < scope.Kept.Length ? scope.Kept[at].Name : at.ToString(CultureInfo.InvariantCulture);

    private static string Clock(ClockReading reading) => reading switch
    {
        ClockReading.Now => "now",
        ClockReading.Today => "today",
        ClockReading.TimeOfDay => "time_of_day",
        ClockReading.Weekday => "weekday",
        _ => reading.ToString(),
    };

    /// <summary>The sign of a comparison.</summary>
    public static string Sign(CompareOperator op) => op switch
    {
        CompareOperator.Equal => "=",
        CompareOperator.NotEqual => "!=",
        CompareOperator.Less => "<",
        CompareOperator.LessOrEqual => "<=",
        CompareOperator.Greater => ">",
        CompareOperator.GreaterOrEqual => ">=",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
