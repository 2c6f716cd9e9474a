using System.Collections.Immutable;
using System.Security.Cryptography;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Schema;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Writes bound expressions as the plan's.</summary>
/// <param name="order">Where segments and scores stand in the plan.</param>
internal sealed class ExpressionLowerer(PlanOrder order)
{
    private readonly AggregateTable aggregates = new();
    private readonly List<PlanHeld> held = [];
    private readonly Dictionary<string, int> heldByKey = new(StringComparer.Ordinal);
    private readonly List<PlanFunction> functions = [];
    private ImmutableArray<string> kept = [];

    /// <summary>The aggregates that were needed.</summary>
    public ImmutableArray<PlanAggregate> Aggregates => aggregates.All;

    /// <summary>The held conditions that were needed.</summary>
    public ImmutableArray<PlanHeld> Held => [.. held];

    /// <summary>The functions in C# that are called.</summary>
    public ImmutableArray<PlanFunction> Functions => [.. functions];

    /// <summary>Sets the entry properties that a sequence keeps, by position.</summary>
    public void Keep(ImmutableArray<string> names) => kept = names;

    /// <summary>A condition, or none.</summary>
    public PlanExpression? Optional(BoundExpression? expression) => expression is null ? null : Lower(expression);

    /// <summary>An expression.</summary>
    public PlanExpression Lower(BoundExpression expression) => expression switch
    {
        BoundConstant node => new ConstantValue(Fixed.Of(node.Value, node.Type)),
        BoundText node => new TextValue(node.Text),
        BoundField node => new FieldValue(node.Field.Position),
        BoundEventProperty node => new EventValue(node.Property.Position),
        BoundEntryProperty node => new EntryValue(kept.IndexOf(node.Name)),
        BoundAggregate node => Read(node, null),
        BoundScoreValue node => new ScoreValue(order.Of(node.Score)),
        BoundStageValue node => new StageValue(node.Stages.Position),
        BoundPersonaValue => new PersonaValue(),
        BoundGradeValue node => new GradeValue(node.Grade.Position),
        BoundClock node => new ClockValue(Reading(node.Kind)),
        BoundArithmetic node => new ArithmeticValue(Operator(node.Operator), Lower(node.Left), Lower(node.Right)),
        BoundCall node => new CallValue(Function(node), All(node.Arguments)),
        BoundCase node => new CaseValue(
            [.. node.Branches.Select(branch => new CaseBranch(Lower(branch.When), Lower(branch.Then)))], Lower(node.Otherwise)),
        BoundRollUpValue node => new RollUpValue(node.RollUp.Account.Position, node.RollUp.Position),
        BoundDomain node => new DomainValue(Lower(node.Subject), node.Except),
        BoundLiteral node => new LiteralCondition(node.Holds),
        BoundAll node => new AllCondition(All(node.Parts)),
        BoundAny node => new AnyCondition(All(node.Parts)),
        BoundNot node => new NotCondition(Lower(node.Part)),
        BoundCompare node => Compare(node),
        BoundOneOf node => new OneOfCondition(
            Lower(node.Subject, node.Values.Length == 0 ? null : node.Values.Max() + 1), [.. node.Values.Select(value => Fixed.Of(value, node.Subject.Type))]),
        BoundTextTest node => new TextCondition(Operator(node.Kind), Lower(node.Subject), All(node.Texts)),
        BoundContains node => new ContainsCondition(Lower(node.Subject), Lower(node.Member)),
        BoundKnown node => new KnownCondition(Lower(node.Subject)),
        BoundSegmentTest node => new SegmentCondition(order.Of(node.Segment)),
        BoundHeld node => new HeldCondition(Holding(node)),
        BoundAnniversary node => new AnniversaryCondition(Lower(node.Date), node.Date.Type.Kind == TypeKind.Instant, node.Days),
        BoundEnters node => new EntersCondition(node.Stages.Position, node.Stage.Position),
        BoundSent node => new SentCondition([.. node.Messages.Select(message => message.Position)], Fixed.Mask(node.Channels), node.Window),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The position of an aggregate that is looked at without a threshold.</summary>
    public int Aggregate(BoundAggregate node) => Aggregate(node, null);

    /// <summary>A text with values in it.</summary>
    public PlanTemplate Template(BoundTemplate template) => new([.. template.Parts.Select(Part)]);

    /// <summary>A text with values in it, or none.</summary>
    public PlanTemplate? OptionalTemplate(BoundTemplate? template) => template is null ? null : Template(template);

    /// <summary>A value that is written for people, and its type: what has names is written by them.</summary>
    public (PlanExpression Value, PlanType Type) Written(BoundExpression value)
    {
        if (value is BoundCondition)
            return (new CaseValue([new CaseBranch(Lower(value), new ConstantValue(1))], new ConstantValue(0)), new PlanType(ValueKind.YesNo));
        if (value.Type.Kind is not (TypeKind.Persona or TypeKind.Stage or TypeKind.Grade)) return (Lower(value), Fixed.Type(value.Type));
        var names = value.Type.Cases?.Cases ?? order.PersonaNames;
        var subject = Lower(value);
        var branches = names.Select((name, at) =>
            new CaseBranch(new CompareCondition(CompareOperator.Equal, subject, new ConstantValue(at)), new TextValue(name)));
        return (new CaseValue([.. branches], new ConstantValue(Plan.Values.Value.Unknown)), new PlanType(ValueKind.Text, value.Type.IsOptional));
    }

    private PlanTemplatePart Part(BoundTemplatePart part)
    {
        if (part.Values.IsEmpty) return new PlanTemplatePart(part.Text);
        var (value, type) = Written(part.Values[0]);
        if (part.Values.Length == 1) return new PlanTemplatePart(part.Text, value, type);
        var (fallback, fallbackType) = Written(part.Values[1]);
        return new PlanTemplatePart(part.Text, value, type, fallback, fallbackType);
    }

    private ImmutableArray<PlanExpression> All(ImmutableArray<BoundExpression> parts) => [.. parts.Select(Lower)];

    private CompareCondition Compare(BoundCompare node)
    {
        var left = Lower(node.Left, Needed(node.Operator, node.Right));
        var right = Lower(node.Right, Needed(node.Operator.Mirrored(), node.Left));
        return new CompareCondition(Operator(node.Operator), left, right);
    }

    private PlanExpression Lower(BoundExpression node, decimal? needed) =>
        node is BoundAggregate aggregate ? Read(aggregate, needed) : Lower(node);

    private PlanExpression Read(BoundAggregate node, decimal? needed)
    {
        var position = Aggregate(node, needed);
        return node.KeyValue is { } key ? new KeyedAggregateValue(position, Lower(key)) : new AggregateValue(position);
    }

    // How many events must be remembered so that a count compares with a constant as it would with all of them.
    private static decimal? Needed(Comparison op, BoundExpression other) =>
        other is not BoundConstant constant ? null
        : op is Comparison.GreaterOrEqual or Comparison.Less ? decimal.Ceiling(constant.Value)
        : decimal.Floor(constant.Value) + 1;

    private int Aggregate(BoundAggregate node, decimal? needed)
    {
        // How many events of other keys come between those of one is not known.
        if (node.Key is not null) return Keyed(node, node.Key);
        var isWindowed = node.From > 0;
        var isExact = !isWindowed || (node.Function == AggregateFunction.Count && needed is not null);
        var capacity = !isWindowed ? 0 : isExact && needed is { } count ? (int)Math.Clamp(count, 1, 10_000) : AggregateTable.UnknownCapacity;
        var where = Optional(node.Where);
        return aggregates.Add(new PlanAggregate(
            Kind(node.Function), node.Event?.Position ?? -1, where, node.Property?.Position ?? -1, node.From, node.To, capacity, isExact, node.Origin.Line,
            Touches: Touches(node.Touches)));
    }

    private int Keyed(BoundAggregate node, PropertySymbol key) => aggregates.Add(new PlanAggregate(
        Kind(node.Function), node.Event?.Position ?? -1, Optional(node.Where), node.Property?.Position ?? -1, node.From, node.To,
        AggregateTable.UnknownCapacity, false, node.Origin.Line, key.Position));

    private static PlanTouches? Touches(BoundTouches? touches) => touches is null ? null : new PlanTouches(
        [.. touches.Messages.Select(message => message.Position)], Fixed.Mask(touches.Channels), Fixed.Mask(touches.Topics));

    // A function that nobody calls is none of the plan's: nobody has to trust its script.
    private int Function(BoundCall call)
    {
        var known = functions.FindIndex(one => one.Name == call.Function.Name);
        if (known >= 0) return known;
        functions.Add(new PlanFunction(
            call.Function.Name, [.. call.Function.Parameters.Select(one => new PlanProperty(one.Name, Fixed.Type(one.Type)))], Fixed.Type(call.Function.Returns),
            call.Script.Text.Path, Convert.ToHexStringLower(SHA256.HashData(call.Script.Bytes.AsSpan())), call.Function.Origin?.Line ?? ""));
        return functions.Count - 1;
    }

    private int Holding(BoundHeld node)
    {
        var made = new PlanHeld(Lower(node.Condition), node.Ticks, node.Origin.Line);
        var key = $"{made.For} {ExpressionKey.Of(made.Condition)}";
        if (heldByKey.TryGetValue(key, out var known)) return known;
        held.Add(made);
        heldByKey.Add(key, held.Count - 1);
        return held.Count - 1;
    }

    private static AggregateKind Kind(AggregateFunction function) => function switch
    {
        AggregateFunction.Count => AggregateKind.Count,
        AggregateFunction.Sum => AggregateKind.Sum,
        AggregateFunction.First => AggregateKind.First,
        AggregateFunction.Last => AggregateKind.Last,
        AggregateFunction.Average => AggregateKind.Average,
        AggregateFunction.Min => AggregateKind.Min,
        AggregateFunction.Max => AggregateKind.Max,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ClockReading Reading(ClockKind kind) => kind switch
    {
        ClockKind.Now => ClockReading.Now,
        ClockKind.Today => ClockReading.Today,
        ClockKind.TimeOfDay => ClockReading.TimeOfDay,
        ClockKind.Weekday => ClockReading.Weekday,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ArithmeticOperator Operator(MathOperator op) => op switch
    {
        MathOperator.Add => ArithmeticOperator.Add,
        MathOperator.Subtract => ArithmeticOperator.Subtract,
        MathOperator.Multiply => ArithmeticOperator.Multiply,
        MathOperator.Divide => ArithmeticOperator.Divide,
        MathOperator.AddMonths => ArithmeticOperator.AddMonths,
        MathOperator.Between => ArithmeticOperator.Between,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A comparison.</summary>
    public static CompareOperator Operator(Comparison op) => op switch
    {
        Comparison.Equal => CompareOperator.Equal,
        Comparison.NotEqual => CompareOperator.NotEqual,
        Comparison.Less => CompareOperator.Less,
        Comparison.LessOrEqual => CompareOperator.LessOrEqual,
        Comparison.Greater => CompareOperator.Greater,
        Comparison.GreaterOrEqual => CompareOperator.GreaterOrEqual,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static TextOperator Operator(TextTestKind kind) => kind switch
    {
        TextTestKind.Equal => TextOperator.Equal,
        TextTestKind.Contains => TextOperator.Contains,
        TextTestKind.ContainsWord => TextOperator.ContainsWord,
        TextTestKind.StartsWith => TextOperator.StartsWith,
        TextTestKind.EndsWith => TextOperator.EndsWith,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
