using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Tests;

public sealed class ArithmeticTests
{
    [Fact]
    public void ATickBeforeAVeryLongPeriodIsOverAHalfIsLeft() => Assert.Equal(0.5, Exp2.Fading((200L * 365 * Ticks.PerDay) - 1, 200L * 365 * Ticks.PerDay), 12);

    [Fact]
    public void FadingIsWithinTwoUnitsOfTheLibrary()
    {
        var random = new Random(7);
        for (var count = 0; count < 100_000; count++)
        {
            var period = random.NextInt64(1, 400 * Ticks.PerDay);
            var elapsed = random.NextInt64(0, 50 * period);
            var expected = Math.Pow(2, -(double)elapsed / period);
            var actual = Exp2.Fading(elapsed, period);
            // The quotient itself is rounded: for a large quotient that alone costs more than the last bits.
            Assert.InRange(actual, expected * (1 - 2e-14), expected * (1 + 2e-14));
        }
    }

    [Fact]
    public void WhatATableSaysIsLeftIsTheSameButForTheLastBits()
    {
        var random = new Random(8);
        for (var count = 0; count < 300; count++)
        {
            var period = random.Next(3) == 0 ? random.NextInt64(1, 5 * Ticks.PerSecond) : random.NextInt64(1, 400 * Ticks.PerDay);
            var table = new FadingTable(period);
            for (var time = 0; time < 300; time++)
            {
                var elapsed = random.NextInt64(-5 * Ticks.PerSecond, 3 * period);
                if (random.Next(2) == 0) elapsed -= elapsed % Ticks.PerSecond;
                var expected = Exp2.Fading(elapsed, period);
                Assert.InRange(table.Left(elapsed), expected * (1 - 1.2e-15), expected * (1 + 1.2e-15));
                Assert.Equal(table.Left(elapsed), new FadingTable(period).Left(elapsed));
            }

            foreach (var whole in new[] { 0L, 1, 2, 10, 999, 1_000 }) Assert.Equal(Exp2.Fading(whole * period, period), table.Left(whole * period));
        }
    }

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.25)]
    [InlineData(10, 1.0 / 1024)]
    [InlineData(1000, 0.0)]
    public void FadingIsExactAtWholePeriods(long periods, double expected) =>
        Assert.Equal(expected, Exp2.Fading(periods * Ticks.PerDay, Ticks.PerDay));

    [Fact]
    public void FadingHasTheBitsThatTheDocumentationStates() => Assert.Equal(
        ["3FE6A09E667F3BCD", "3FEFFFFFFFA0BC0D", "3FE0EA1263ADB929"],
        new[] { (15L, 30L), (1L, 1_000_000_000L), (123_456_789L, 134_217_728L) }
            .Select(one => BitConverter.DoubleToInt64Bits(Exp2.Fading(one.Item1, one.Item2)).ToString("X16", System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(1_500_000, 1_000_001, 1_500_002)]
    [InlineData(-1_500_000, 1_000_001, -1_500_002)]
    [InlineData(600_000, 10, 6)]
    [InlineData(500_000, 1, 1)]
    [InlineData(-500_000, 1, -1)]
    public void ProductsAreRoundedHalfAwayFromZero(long left, long right, long expected) => Assert.Equal(expected, Value.Multiply(left, right));

    [Theory]
    [InlineData(1_000_000, 3_000_000, 333_333)]
    [InlineData(2_000_000, 3_000_000, 666_667)]
    [InlineData(-2_000_000, 3_000_000, -666_667)]
    [InlineData(1_000_000, 0, Value.Unknown)]
    [InlineData(Value.Unknown, 1_000_000, Value.Unknown)]
    public void QuotientsAreRoundedHalfAwayFromZero(long left, long right, long expected) => Assert.Equal(expected, Value.Divide(left, right));

    [Fact]
    public void SumsStopAtTheEndsOfTheRange()
    {
        Assert.Equal(long.MaxValue, Value.Add(long.MaxValue, 1));
        Assert.Equal(long.MinValue + 1, Value.Subtract(long.MinValue + 1, 1));
        Assert.Equal(long.MinValue + 1, Value.Multiply(long.MinValue + 1, 5 * Value.One));
    }
}
