namespace NurtureLang.Compiler.Tests;

/// <summary>Amounts that do not fit are told, wherever they are written.</summary>
public sealed class AmountTests
{
    [Theory]
    [InlineData("score s 0..10 { +5 when n > 99999999999999999999 }")]
    [InlineData("score s 0..10 { +5 when m > EUR 99999999999999999999 }")]
    [InlineData("score s 0..10 { +5 when n > 9000000000000 * 9000000000000 }")]
    [InlineData("score s 0..10 { +5 when n > 9000000000000 + 9000000000000 }")]
    [InlineData("score s 0..99999999999999999999 { +5 when n > 1 }")]
    [InlineData("score s 0..10 { +99999999999999999999 when n > 1 }")]
    [InlineData("score s = 9999999999999999% of t\nscore t 0..10 { +5 when n > 1 }")]
    [InlineData("score s = 99999999999999999999% of t\nscore t 0..10 { +5 when n > 1 }")]
    [InlineData("score s 0..10 { half-life 99999999999999999999 days  +5 on viewed }")]
    [InlineData("segment s = count(viewed) >= 99999999999 in last 3 days")]
    [InlineData("policy { cap 99999999999999999999 email per 1 day }")]
    [InlineData("sequence q { enter on viewed  repeat every 1 day up to 99999999999999999999 times { alert \"x\" to \"y\" } }")]
    [InlineData("sequence q { enter on viewed  wait 99999999999999999999 months }")]
    [InlineData("sequence q { enter on viewed  again after 3 days at most 99999999999999999999 times }")]
    public void An_amount_that_does_not_fit_is_told(string text)
    {
        var compilation = Campaigns.Compile("campaign c { timezone \"UTC\" }\ncontact { n: number, m: money }\nevent viewed\n" + text);
        Assert.Null(compilation.Plan);
        Assert.NotEmpty(compilation.Diagnostics);
    }
}
