using NurtureLang.Plan.Sequences;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Tests;

/// <summary>Draws are what docs/language.md says, which another program can work out.</summary>
public sealed class LotsTests
{
    [Theory]
    [InlineData("ada", "2026", 0.142)]
    [InlineData("hal", "2026", 0.997)]
    [InlineData("cy", "tale/win_back/holdout", 0.237)]
    public void ADrawIsTheOneThatAnotherProgramGives(string contact, string salt, double expected)
    {
        var draw = Lots.Draw(Lots.KeyOf(System.Text.Encoding.UTF8.GetBytes(contact)), Lots.Salt(salt));
        Assert.Equal(expected, Math.Round(draw / Math.Pow(2, 64), 3));
    }

    [Fact]
    public void TheLogarithmInWholeNumbersIsTheLogarithm()
    {
        var random = new Random(7);
        for (var count = 0; count < 10_000; count++)
        {
            var draw = (ulong)random.NextInt64() << 1 >> random.Next(60);
            var expected = 64 - Math.Log2(Math.Max(1, draw));
            Assert.InRange((double)Lots.MinusLog2(draw) / Math.Pow(2, 48), expected - 1e-12, expected + 1e-12);
        }
    }

    [Fact]
    public void AShareHoldsEverybodyOrNobodyAtItsEnds()
    {
        Assert.True(Lots.IsWithin(ulong.MaxValue, 1_000_000));
        Assert.False(Lots.IsWithin(0, 0));
        var split = new SplitStep("s", "s", "s", [new PlanArm("a", 0, -1, "t:1"), new PlanArm("b", 1_000_000, -1, "t:1")], -1, "t:1");
        byte[][] salts = [Lots.Salt("a"), Lots.Salt("b")];
        Assert.All(Enumerable.Range(0, 100), contact => Assert.Equal(1, Lots.ArmOf(contact, split, salts)));
    }
}
