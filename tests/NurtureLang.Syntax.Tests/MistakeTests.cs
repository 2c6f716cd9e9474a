using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Formatting;

namespace NurtureLang.Syntax.Tests;

public class MistakeTests
{
    private const string Twenty = """
        campaign acme "Acme" {
          timezon "Europe/Copenhagen"
        }
        contact {
          email: text
          name text?
          age: number?
        }
        sequnce welcome "Welcome" {
          enter on form_submitted where form == "newsletter"
          wait 3
          wait util 09:00
          wait for email_clicked upto 4 days {
            then { send deep_dive }
          }
          sendd nudge
          task "Offer to owner
          split x { 50 plain { send a } 50% b { send c } }
          repeat every 2 wks up to 6 times { send next of (a, b }
          start
        }
        score engagement 0..100 {
          half-life 30 dayz
          +2 on page_viewed atmost 10 per calendar day
          +3 one email_opened
        }
        message hello { channel email subject “Welcome” body "x.md" }
        segment a = lead => 50
        segment = x
        stages journey {
          path a, b
          a => b when lead > 5
        }
        # a comment
        test "x" {
          at 2026-02-30 10:00 demo_requested
        }
        sequence last_one {
          enter on y
          if z {
            send a
          send b
        }
        segment fine = lead > 5
        """;

    [Fact]
    public void TwentyMistakesAreTwentyDiagnostics()
    {
        var tree = Samples.Parse(Twenty);
        var expected = new[]
        {
            "2 NUR0003", "6 NUR0001", "9 NUR0002", "10 NUR0010", "11 NUR0008", "12 NUR0011", "13 NUR0011", "16 NUR0003", "17 NUR0006",
            "18 NUR0001", "19 NUR0009", "19 NUR0025", "20 NUR0001", "23 NUR0009", "24 NUR0011", "25 NUR0001", "27 NUR0007", "28 NUR0010",
            "29 NUR0023", "32 NUR0010", "34 NUR0013", "36 NUR0014", "40 NUR0004",
        };
        Assert.Equal(expected, tree.Diagnostics.Select(diagnostic => $"{diagnostic.Position.Line} {diagnostic.Code}"));
        Assert.Contains(tree.Root.Declarations, declaration => declaration is Tree.Declarations.SegmentSyntax { Name.Text: "fine" });
        Assert.Contains(tree.Root.Declarations, declaration => declaration is Tree.Sequences.SequenceSyntax { Name.Text: "welcome", Items.Length: 5 });
    }

    [Theory]
    [InlineData("sequence a { wait 3 }", "NUR0008", "sequence a { wait 3 days }")]
    [InlineData("sequence a { wait 4 hrs }", "NUR0009", "sequence a { wait 4 hours }")]
    [InlineData("sequence a { wait 4hrs }", "NUR0009", "sequence a { wait 4 hours }")]
    [InlineData("segment a = x == 3", "NUR0010", "segment a = x = 3")]
    [InlineData("segment a = x && y", "NUR0010", "segment a = x and y")]
    [InlineData("segment a = x => 3", "NUR0010", "segment a = x >= 3")]
    [InlineData("segment a = x ≥ 3;", "NUR0010", "segment a = x >= 3")]
    [InlineData("segment a = !x", "NUR0010", "segment a = not x")]
    [InlineData("stages s { path a, b  a → b when x }", "NUR0010", "stages s { path a, b  a -> b when x }")]
    [InlineData("calendar c { open mon–fri 09:00-17:00 }", "NUR0010", "calendar c { open mon-fri 09:00-17:00 }")]
    [InlineData("segment a = x = “y”", "NUR0007", "segment a = x = \"y\"")]
    [InlineData("segment a = x = 'y z'", "NUR0007", "segment a = x = \"y z\"")]
    [InlineData("topic a ‘b’", "NUR0007", "topic a \"b\"")]
    [InlineData("topic a \"b", "NUR0006", "topic a \"b\"")]
    [InlineData("messag a { channel email }", "NUR0002", "message a { channel email }")]
    [InlineData("message a { chanel email }", "NUR0003", "message a { channel email }")]
    [InlineData("sequence from { exit }", "NUR0019", "sequence from_ { exit }")]
    [InlineData("sequence a { exit", "NUR0004", "sequence a { exit\n}")]
    [InlineData("topic a }", "NUR0005", "topic a ")]
    [InlineData("calendar c { open mon 09:00-24:00 }", "NUR0014", "calendar c { open mon 09:00-00:00 }")]
    [InlineData("topic a # b", "NUR0013", "topic a // b")]
    [InlineData("topic a /* b */", "NUR0013", "topic a // b")]
    [InlineData("message a { text \"50\\% off\" }", "NUR0022", "message a { text \"50\\\\% off\" }")]
    public void TheMendMends(string text, string code, string mended)
    {
        while (true)
        {
            var tree = Samples.Parse(text);
            if (tree.Diagnostics.Length == 0)
                break;
            Assert.Equal(code, tree.Diagnostics[0].Code);
            text = Apply(text, tree.Diagnostics[0].Fix!);
        }
        Assert.Equal(mended, text);
    }

    [Theory]
    [InlineData("topic a ¤", "NUR0012")]
    [InlineData("message a { text \"{}\" }", "NUR0020")]
    [InlineData("message a { text \"x {y\" }", "NUR0021")]
    [InlineData("segment a = x > 1234567890123456", "NUR0018")]
    [InlineData("sequence a { send x within }", "NUR0001")]
    [InlineData("sequence a { wait for x { then { exit } then { exit } } }", "NUR0026")]
    [InlineData("segment a = (x and y", "NUR0025")]
    [InlineData("policy { consent email\n  quiett 20:00-08:00 }", "NUR0003")]
    [InlineData("contact { email: }", "NUR0001")]
    [InlineData("message a { text \"{first name}\" }", "NUR0001")]
    public void OneMistakeIsOneDiagnostic(string text, string code) =>
        Assert.Equal([code], Samples.Parse(text).Diagnostics.Select(diagnostic => diagnostic.Code));

    [Fact]
    public void WhatHasErrorsIsNotFormatted() => Assert.Null(Formatter.Format(Samples.Parse("topic")));

    [Fact]
    public void EveryCodeIsListedOnce() =>
        Assert.Equal(SyntaxDiagnostics.All.Length, SyntaxDiagnostics.All.Select(descriptor => descriptor.Code).Distinct().Count());

    private static string Apply(string text, Fix fix)
    {
        foreach (var edit in fix.Edits.OrderByDescending(edit => edit.Span.Start))
            text = text.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText);
        return text;
    }
}
