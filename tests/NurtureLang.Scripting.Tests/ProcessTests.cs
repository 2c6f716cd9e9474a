using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Values;

namespace NurtureLang.Scripting.Tests;

/// <summary>What the process that runs scripts gives, and how it ends.</summary>
public sealed class ProcessTests
{
    private const string Numbers = "function f(n: number): number = csharp \"f.csx\"\nsegment s = count is known and f(5) > 1\n";

    [Fact]
    public void Each_type_goes_over_and_comes_back()
    {
        using var scripted = Scripted.Of(
            """
            string? text(string? v) => v?.ToUpperInvariant();
            decimal? number(decimal? v) => v / 3;
            int whole(decimal? v) => (int)(v ?? 0) + 1;
            decimal? money(decimal? v) => v * 2;
            decimal? percent(decimal? v) => v + 0.25m;
            bool? turned(bool? v) => !v;
            DateOnly? date(DateOnly? v) => v?.AddMonths(1);
            DateTimeOffset? instant(DateTimeOffset? v) => v?.AddHours(1);
            TimeOnly? time(TimeOnly? v) => v?.AddMinutes(30);
            TimeSpan? duration(TimeSpan? v) => v * 2;
            string? tier(string? v) => v == "small" ? "large" : "huge";
            IReadOnlyList<string>? tiers(IReadOnlyList<string>? v) => v?.Append("large").ToList();
            string? zone(string? v) => v;
            string sure(string? v) => v == "x" ? null! : "sure";
            """,
            """
            function text(v: text?): text? = csharp "f.csx"
            function number(v: number?): number? = csharp "f.csx"
            function whole(v: number?): number = csharp "f.csx"
            function money(v: money?): money? = csharp "f.csx"
            function percent(v: percent?): percent? = csharp "f.csx"
            function turned(v: yes_no?): yes_no? = csharp "f.csx"
            function date(v: date?): date? = csharp "f.csx"
            function instant(v: instant?): instant? = csharp "f.csx"
            function time(v: time?): time? = csharp "f.csx"
            function duration(v: duration?): duration? = csharp "f.csx"
            function tier(v: tier?): tier? = csharp "f.csx"
            function tiers(v: set of tier?): set of tier? = csharp "f.csx"
            function zone(v: timezone?): timezone? = csharp "f.csx"
            function sure(v: text?): text = csharp "f.csx"
            segment s = text(email) is known or number(count) is known or whole(count) > 1 or money(amount) is known or percent(share) is known or turned(vip) is known
              or date(born) is known or instant(since) is known or time(t) is known or duration(wait) is known or tier(tier) is known or tiers(tiers) is known
              or zone(zone) is known or sure(email) = "sure"
            """);
        Assert.Empty(scripted.Functions.Check());
        Assert.Equal("ÄB", scripted.Texts[scripted.Call("text", scripted.Texts.Intern("äb")).Value]);
        Assert.Equal(Value.Unknown, scripted.Call("text", Value.Unknown).Value);
        Assert.Equal(3_333_333, scripted.Call("number", 10 * Value.One).Value);
        Assert.Equal(-3_333_333, scripted.Call("number", -10 * Value.One).Value);
        Assert.Equal(8 * Value.One, scripted.Call("whole", 7 * Value.One).Value);
        Assert.Equal(2_500_000, scripted.Call("money", 1_250_000).Value);
        Assert.Equal(500_000, scripted.Call("percent", 250_000).Value);
        Assert.Equal(0, scripted.Call("turned", 1).Value);
        Assert.Equal(new DateOnly(2024, 2, 29).DayNumber, scripted.Call("date", new DateOnly(2024, 1, 31).DayNumber - 719_162).Value + 719_162);
        Assert.Equal(Ticks.PerHour, scripted.Call("instant", 0).Value);
        Assert.Equal(10 * Ticks.PerMinute, scripted.Call("time", (23 * Ticks.PerHour) + (40 * Ticks.PerMinute)).Value);
        Assert.Equal(4 * Ticks.PerDay, scripted.Call("duration", 2 * Ticks.PerDay).Value);
        Assert.Equal(1, scripted.Call("tier", 0).Value);
        Assert.Equal(0b11, scripted.Call("tiers", 0b01).Value);
        Assert.Equal("Europe/Rome", scripted.Texts[scripted.Call("zone", scripted.Texts.Intern("Europe/Rome")).Value]);
        var none = scripted.Call("tier", 1);
        Assert.Equal(Value.Unknown, none.Value);
        Assert.Contains("`huge`, which is none of small, large", none.Failure, StringComparison.Ordinal);
        Assert.Contains("declared to give a value", scripted.Call("sure", scripted.Texts.Intern("x")).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_throws_says_its_line_and_goes_on()
    {
        using var scripted = Scripted.Of("decimal f(decimal n)\n{\n    if (n < 0) throw new ArgumentException(\"less than\\nnothing\");\n    return 100 / n;\n}\n", Numbers);
        Assert.Equal("f.csx:3: ArgumentException: less than nothing", scripted.Call("f", -Value.One).Failure);
        Assert.StartsWith("f.csx:4: DivideByZeroException: ", scripted.Call("f", 0).Failure, StringComparison.Ordinal);
        Assert.Equal(50 * Value.One, scripted.Call("f", 2 * Value.One).Value);
    }

    [Fact]
    public void What_overflows_fails_and_does_not_wrap()
    {
        using var scripted = Scripted.Of("decimal f(decimal n) { var m = int.MaxValue; m += (int)n; return n > 5 ? decimal.MaxValue : m; }", Numbers);
        Assert.Contains("OverflowException", scripted.Call("f", Value.One).Failure, StringComparison.Ordinal);
        Assert.Contains("OverflowException", scripted.Call("f", 6 * Value.One).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_never_ends_is_stopped_and_so_is_everything_that_asks_again()
    {
        var limit = TimeSpan.FromMilliseconds(300);
        using var scripted = Scripted.Of("decimal f(decimal n) { while (n > 1) { } return n; }", Numbers, Scripted.Settings with { Limit = limit });
        Assert.Equal(Value.One, scripted.Call("f", Value.One).Value);
        var told = Assert.Throws<FunctionException>(() => scripted.Call("f", 2 * Value.One)).Message;
        Assert.Equal("Function `f` (f.csx), given 2, took longer than 0.3 s and was stopped; the run ends here. "
            + "Make the script faster, or give it more time with --script-limit.", told);
        Assert.Equal(told, Assert.Throws<FunctionException>(() => scripted.Call("f", 3 * Value.One)).Message);
        // What it gave before is known.
        Assert.Equal(Value.One, scripted.Call("f", Value.One).Value);
    }

    [Theory]
    [InlineData("decimal f(decimal n) { var all = new List<byte[]>(); while (true) all.Add(new byte[1 << 20]); }", "more memory")]
    [InlineData("decimal f(decimal n) => f(n + 1) + 1;", "too deep into itself")]
    public void What_takes_too_much_of_the_machine_ends_the_run_and_decides_nothing(string script, string says)
    {
        using var scripted = Scripted.Of(script, Numbers, Scripted.Settings with { Limit = TimeSpan.FromSeconds(20) });
        var told = Assert.Throws<FunctionException>(() => scripted.Call("f", Value.One)).Message;
        Assert.Contains(says, told, StringComparison.Ordinal);
        Assert.EndsWith("The run ends here.", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Fixed_values_that_never_end_or_fail_end_the_run()
    {
        using var failing = Scripted.Of("readonly int one = int.Parse(\"x\");\ndecimal f(decimal n) => one;", Numbers);
        Assert.Contains("f.csx:1: FormatException", Assert.Throws<FunctionException>(() => failing.Call("f", Value.One)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_with_problems_is_not_run()
    {
        using var scripted = Scripted.Of("decimal f(decimal n) => n + Environment.ProcessId;", Numbers);
        Assert.StartsWith("f.csx:1: `System.Environment.ProcessId` is not for scripts", Assert.Throws<FunctionException>(() => scripted.Call("f", Value.One)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_not_there_is_said()
    {
        using var scripted = Scripted.Of("decimal f(decimal n) => n;", Numbers, new Running.ScriptSettings("/nowhere/nurture-scripts"));
        Assert.Contains("cannot be started", Assert.Throws<FunctionException>(() => scripted.Call("f", Value.One)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_get_the_same()
    {
        using var scripted = Scripted.Of("decimal f(decimal n) => n * n;", Numbers);
        Parallel.For(0, 2_000, number => Assert.Equal(number % 100 * (number % 100) * Value.One, scripted.Call("f", number % 100 * Value.One).Value));
    }
}
