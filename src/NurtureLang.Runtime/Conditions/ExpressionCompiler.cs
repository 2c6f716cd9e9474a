using System.Collections.Concurrent;
using System.Linq.Expressions;
using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Turns the plan's expressions into delegates over a frame, each once, when it is first asked; and into parts of other code.</summary>
internal sealed class ExpressionCompiler(
    CampaignPlan plan, StateLayout layout, TextPool pool, AggregateBook aggregates, ScoreBook scores, AccountBook accounts,
    FunctionCalls functions)
{
    /// <summary>The frame that all code runs over.</summary>
    public static readonly ParameterExpression Frame = Expression.Parameter(typeof(Frame), "frame");

    /// <summary>The contact's words.</summary>
    public static readonly Expression Words = Expression.Field(Frame, nameof(Execution.Frame.Words));

    /// <summary>The contact's time.</summary>
    public static readonly Expression Now = Expression.Field(Frame, nameof(Execution.Frame.Now));

    private const int MostInlined = 16;

    private static readonly Expression Unknown = Expression.Constant(Plan.Values.Value.Unknown);

    private readonly ConcurrentDictionary<PlanExpression, Func<Frame, bool>> conditions = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<DomainValue, MailDomains> domains = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<TextCondition, TextTest> textTests = new(ReferenceEqualityComparer.Instance);

    /// <summary>The delegate of a value.</summary>
    public Func<Frame, long> Number(PlanExpression expression) => new LazyCode<long>(() => ValueOf(expression), Frame).Run;

    /// <summary>The delegate of a condition.</summary>
    public Func<Frame, bool> Condition(PlanExpression expression) => expression is SegmentCondition segment
        ? Condition(plan.Segments[segment.Segment].Condition)
        : conditions.GetOrAdd(expression, one => new LazyCode<bool>(() => ConditionOf(one), Frame).Run);

    /// <summary>The delegate of a condition that may be absent; null then.</summary>
    public Func<Frame, bool>? Optional(PlanExpression? expression) => expression is null ? null : Condition(expression);

    /// <summary>A condition inside of other code: written out where it is short, called where it is long.</summary>
    public Expression Inline(PlanExpression expression) => ExpressionWalk.Within(expression).Take(MostInlined + 1).Count() <= MostInlined
        ? ConditionOf(expression)
        : Expression.Invoke(Expression.Constant(Condition(expression)), Frame);

    private Expression ValueOf(PlanExpression expression) => expression switch
    {
        ConstantValue node => Expression.Constant(node.Value),
        TextValue node => Expression.Constant((long)pool.Intern(node.Text)),
        ContentValue node => Expression.Constant((long)pool.Intern(node.Text)),
        FieldValue node => Word(StateLayout.Fields + node.Field),
        EventValue node => Element(nameof(Execution.Frame.Event), node.Property),
        EntryValue node => Element(nameof(Execution.Frame.Kept), node.Property),
        AggregateValue node => aggregates.Code(node.Aggregate) ?? Call(aggregates, nameof(AggregateBook.Read), node.Aggregate),
        KeyedAggregateValue node => Expression.Call(
            Expression.Constant(aggregates), nameof(AggregateBook.ReadKeyed), null, Frame, Expression.Constant(node.Aggregate), ValueOf(node.Key)),
        ScoreValue node => scores.Code(node.Score) ?? Call(scores, nameof(ScoreBook.Read), node.Score),
        RollUpValue node => Expression.Call(
            Expression.Constant(accounts), nameof(AccountBook.Read), null, Frame, Expression.Constant(node.Account), Expression.Constant(node.RollUp)),
        DomainValue node => Expression.Call(
            Expression.Constant(domains.GetOrAdd(node, one => new MailDomains(pool, one.Except))), nameof(MailDomains.Of), null, ValueOf(node.Subject)),
        StageValue node => Word(layout.Stages[node.Stages]),
        PersonaValue => Word(StateLayout.Persona),
        GradeValue node => Word(layout.Grades[node.Grade]),
        ClockValue node => Expression.Call(typeof(Clock), node.Reading.ToString(), null, Frame),
        ArithmeticValue node => Expression.Call(typeof(Plan.Values.Value), NameOf(node.Operator), null, ValueOf(node.Left), ValueOf(node.Right)),
        CallValue node => functions.Code(node.Function, [.. node.Arguments.Select(ValueOf)]),
        CaseValue node => node.Branches.Reverse().Aggregate(
            ValueOf(node.Otherwise), (rest, branch) => Expression.Condition(ConditionOf(branch.When), ValueOf(branch.Then), rest)),
        _ => Expression.Condition(ConditionOf(expression), Expression.Constant(1L), Expression.Constant(0L)),
    };

    private Expression ConditionOf(PlanExpression expression) => expression switch
    {
        LiteralCondition node => Expression.Constant(node.Holds),
        AllCondition node => node.Parts.Select(ConditionOf).DefaultIfEmpty(Expression.Constant(true)).Aggregate(Expression.AndAlso),
        AnyCondition node => node.Parts.Select(ConditionOf).DefaultIfEmpty(Expression.Constant(false)).Aggregate(Expression.OrElse),
        NotCondition node => Expression.Not(ConditionOf(node.Part)),
        CompareCondition node => Compare(node),
        OneOfCondition node => OneOf(node),
        TextCondition node => Text(node),
        ContainsCondition node => Expression.Call(typeof(Clock), nameof(Clock.Contains), null, ValueOf(node.Subject), ValueOf(node.Member)),
        KnownCondition node => Expression.NotEqual(ValueOf(node.Subject), Unknown),
        SegmentCondition => Expression.Invoke(Expression.Constant(Condition(expression)), Frame),
        HeldCondition node => Held(node.Held),
        AnniversaryCondition node => Expression.Call(
            typeof(Clock), nameof(Clock.IsAnniversary), null, Frame, ValueOf(node.Subject), Expression.Constant(node.SubjectIsInstant), Expression.Constant(node.Days)),
        EntersCondition node => Expression.Equal(Word(layout.Entered[node.Stages][node.Stage]), Now),
        SentCondition node => Sent(node),
        _ => Expression.Equal(ValueOf(expression), Expression.Constant(1L)),
    };

    /// <summary>A word of the contact's state.</summary>
    public static Expression Word(int index) => Expression.ArrayAccess(Words, Expression.Constant(index));

    private static Expression Element(string array, int index) =>
        Expression.ArrayIndex(Expression.Field(Frame, array), Expression.Constant(index));

    private static Expression Call(object target, string method, int index) =>
        Expression.Call(Expression.Constant(target), method, null, Frame, Expression.Constant(index));

    private static string NameOf(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Add => nameof(Plan.Values.Value.Add),
        ArithmeticOperator.Subtract => nameof(Plan.Values.Value.Subtract),
        ArithmeticOperator.Multiply => nameof(Plan.Values.Value.Multiply),
        ArithmeticOperator.Divide => nameof(Plan.Values.Value.Divide),
        ArithmeticOperator.AddMonths => nameof(Plan.Values.Value.AddMonths),
        ArithmeticOperator.Between => nameof(Plan.Values.Value.Between),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // A constant is always known, so it needs no test; the other side is computed once.
    private Expression Compare(CompareCondition node)
    {
        var left = Expression.Variable(typeof(long));
        var right = Expression.Variable(typeof(long));
        Expression test = Expression.MakeBinary(NodeOf(node.Operator), left, right);
        if (node.Left is not ConstantValue) test = Expression.AndAlso(Expression.NotEqual(left, Unknown), test);
        if (node.Right is not ConstantValue) test = Expression.AndAlso(Expression.NotEqual(right, Unknown), test);
        return Expression.Block(
            [left, right], Expression.Assign(left, ValueOf(node.Left)), Expression.Assign(right, ValueOf(node.Right)), test);
    }

    private static ExpressionType NodeOf(CompareOperator operation) => operation switch
    {
        CompareOperator.Equal => ExpressionType.Equal,
        CompareOperator.NotEqual => ExpressionType.NotEqual,
        CompareOperator.Less => ExpressionType.LessThan,
        CompareOperator.LessOrEqual => ExpressionType.LessThanOrEqual,
        CompareOperator.Greater => ExpressionType.GreaterThan,
        CompareOperator.GreaterOrEqual => ExpressionType.GreaterThanOrEqual,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Expression OneOf(OneOfCondition node)
    {
        var subject = Expression.Variable(typeof(long));
        var test = node.Values.Select(value => (Expression)Expression.Equal(subject, Expression.Constant(value)))
            .DefaultIfEmpty(Expression.Constant(false)).Aggregate(Expression.OrElse);
        return Expression.Block([subject], Expression.Assign(subject, ValueOf(node.Subject)), test);
    }

    private Expression Text(TextCondition node)
    {
        if (node.Texts.All(text => text is TextValue))
        {
            var test = textTests.GetOrAdd(node, one => new TextTest(pool, one.Operator, [.. one.Texts.Cast<TextValue>().Select(text => text.Text)]));
            return Expression.Call(Expression.Constant(test), nameof(TextTest.Holds), null, ValueOf(node.Subject));
        }

        var tests = node.Texts.Select(text => (Expression)Expression.Call(
            typeof(ExpressionCompiler), nameof(TextPasses), null,
            Expression.Constant(pool), Expression.Constant(node.Operator), ValueOf(node.Subject), ValueOf(text)));
        return tests.Aggregate(Expression.OrElse);
    }

    private static bool TextPasses(TextPool pool, TextOperator test, long subject, long with) =>
        subject != Plan.Values.Value.Unknown && with != Plan.Values.Value.Unknown && TextTest.Passes(test, pool[subject], pool[with]);

    private Expression Held(int index)
    {
        var since = Word(layout.Held[index]);
        return Expression.AndAlso(
            Expression.NotEqual(since, Unknown),
            Expression.GreaterThanOrEqual(Expression.Subtract(Now, since), Expression.Constant(plan.Held[index].For)));
    }

    private Expression Sent(SentCondition node)
    {
        int[] slots = node.Messages.IsEmpty
            ? [.. Enumerable.Range(0, plan.Channels.Length).Where(channel => node.Channels == 0 || (node.Channels >> channel & 1) != 0)
                .Select(channel => layout.LastSentOnChannel + channel)]
            : [.. node.Messages.Select(message => layout.LastSent[message])];
        var tests = slots.Select(slot => (Expression)Expression.Call(
            typeof(Clock), nameof(Clock.IsWithin), null, Frame, Word(slot), Expression.Constant(node.Window)));
        return tests.DefaultIfEmpty(Expression.Constant(false)).Aggregate(Expression.OrElse);
    }
}
