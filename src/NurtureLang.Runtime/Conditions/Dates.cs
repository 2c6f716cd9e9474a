using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Horizons of comparisons of today, or so many days from it, with a date that time does not move: two days matter, and no other.</summary>
internal static class Dates
{
    /// <summary>The horizon, where a comparison is one of these; otherwise null.</summary>
    public static Horizon? Of(PlanExpression clock, PlanExpression date, ExpressionCompiler compiler)
    {
        if (Shift(clock) is not { } shift || ExpressionWalk.Within(date).Any(Moves)) return null;
        var with = compiler.Number(date);
        return new ComputedHorizon(frame =>
        {
            // The comparison turns when the shifted day comes to the date, and when it has passed it.
            var day = Value.Subtract(with(frame), shift);
            if (day is <= -MostDays or >= MostDays) return Ticks.Never;
            var today = frame.Zone.Day(frame.Now);
            if (today > day) return Ticks.Never;
            return frame.Zone.StartOfDay(today < day ? day : day + 1);
        });
    }

    private const long MostDays = Ticks.Latest / Ticks.PerDay;

    private static long? Shift(PlanExpression clock) => clock switch
    {
        ClockValue { Reading: ClockReading.Today } => 0,
        ArithmeticValue { Operator: ArithmeticOperator.Add, Left: ClockValue { Reading: ClockReading.Today }, Right: ConstantValue days } => days.Value,
        ArithmeticValue { Operator: ArithmeticOperator.Subtract, Left: ClockValue { Reading: ClockReading.Today }, Right: ConstantValue days } =>
            Value.Subtract(0, days.Value),
        _ => null,
    };

    private static bool Moves(PlanExpression node) => node is not (FieldValue or EventValue or EntryValue or ConstantValue or ArithmeticValue);
}
