using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cases.Tests;

/// <summary>How diagnostics stand in a golden file.</summary>
public sealed class DiagnosticsTextTests
{
    private static readonly DiagnosticDescriptor Kind = new("NUR9999", Severity.Error, "A test", "Not {0}.");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_diagnostic_stands_under_its_line_with_the_text_that_it_marks(string lineEnd)
    {
        var source = new SourceText("main.nurture", $"one{lineEnd}  two three{lineEnd}");
        var start = source.Text.IndexOf("two", StringComparison.Ordinal);
        var diagnostic = Kind.At(source, new TextSpan(start, 3), "two").With(Fix.Replace("write four", source, new TextSpan(start, 3), "four"));
        Assert.Equal(
            "one\n  two three\n//@[03:06) NUR9999 error Not two. |two|\n//@  mend: write four\n",
            DiagnosticsText.Write(source, [diagnostic]));
    }

    [Fact]
    public void What_goes_over_lines_is_marked_on_its_first()
    {
        var source = new SourceText("main.nurture", "a {\n}");
        Assert.Equal("a {\n//@[03:04) NUR9999 error Not it. |{|\n}\n", DiagnosticsText.Write(source, [Kind.At(source, new TextSpan(2, 3), "it")]));
    }

    [Fact]
    public void Another_file_is_named()
    {
        var main = new SourceText("main.nurture", "x\n");
        var other = new SourceText("crm.nurture", "y\n");
        Assert.Equal("x\n// in crm.nurture, line 1\n//@[01:02) NUR9999 error Not y. |y|\n", DiagnosticsText.Write(main, [Kind.At(other, new TextSpan(0, 1), "y")]));
    }

    [Fact]
    public void Nothing_to_say_is_no_file() => Assert.Null(DiagnosticsText.Write(new SourceText("main.nurture", "x\n"), []));
}
