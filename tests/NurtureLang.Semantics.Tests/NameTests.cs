using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Semantics.Tests;

/// <summary>One mistake is one diagnostic, at the smallest span, with its mend.</summary>
public sealed class NameTests
{
    [Fact]
    public void An_unknown_name_is_told_once_with_the_one_that_was_meant()
    {
        var analysis = Checked.Of(Checked.Head + """
            contact { employees: number }
            segment big = employes >= 10 and employees < 20
            persona a when is big
            persona b otherwise
            """);
        var diagnostic = Assert.Single(analysis.Diagnostics);
        Assert.Equal("NUR1101", diagnostic.Code);
        Assert.Equal("employes", diagnostic.Source.GetText(diagnostic.Span));
        Assert.Contains("did you mean `employees`?", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("employees", Assert.Single(diagnostic.Fix!.Edits).NewText);
    }

    [Fact]
    public void A_bare_number_beside_money_gets_its_currency()
    {
        var analysis = Checked.Of(Checked.Head + "event bought { price: money }\nscore s 0..10 { +5 on bought where price > 50 }");
        var diagnostic = Assert.Single(analysis.Diagnostics);
        Assert.Equal("`price` is money and `50` is a number: they cannot be compared.", diagnostic.Message);
        Assert.Equal("EUR 50", Assert.Single(diagnostic.Fix!.Edits).NewText);
    }

    [Fact]
    public void A_name_is_never_proposed_in_its_own_place()
    {
        var diagnostic = Assert.Single(Checked.Of(Checked.Head + "event bought\nscore s 0..10 { +5 on bought where stage = 1 }").Diagnostics);
        Assert.Equal(("NUR1101", null), (diagnostic.Code, diagnostic.Fix));
        Assert.DoesNotContain("mean", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_of_no_time_is_told_once() =>
        Assert.Equal(["NUR1215 0 days"], Checked.Codes(Checked.Head + "contact { born: date }\nscore s 0..10 { +5 when anniversary of born within 0 days }"));

    [Fact]
    public void A_missing_file_is_told_and_not_every_name_that_stands_in_it() =>
        Assert.Equal(["NUR1001 \"crm.nurture\""],
            Checked.Codes("import \"crm.nurture\"\n" + Checked.Head + "segment big = employees >= 10\nscore s 0..10 { +5 on bought }"));

    [Fact]
    public void A_token_in_a_body_is_told_in_the_bodys_own_file()
    {
        var analysis = Checked.Of(Checked.Head + """
            contact { email: text, title: text? }
            event viewed
            message hi { channel email  subject "Hi"  body "content/hi.md" }
            sequence s { enter on viewed  send hi }
            """, ("content/hi.md", "Hello,\n\ndear {title}!"));
        var diagnostic = Assert.Single(analysis.Diagnostics);
        Assert.Equal(("NUR1301", "content/hi.md", 3), (diagnostic.Code, diagnostic.Source.Path, diagnostic.Position.Line));
        Assert.NotNull(diagnostic.Fix);
    }

    [Fact]
    public void A_second_declaration_points_at_the_first()
    {
        var diagnostic = Assert.Single(Checked.Of(Checked.Head + "contact { email: text, email: text }").Diagnostics);
        Assert.Equal("NUR1102", diagnostic.Code);
        Assert.Equal(2, Assert.Single(diagnostic.Related).Source.GetLine(Assert.Single(diagnostic.Related).Span.Start));
    }

    [Fact]
    public void The_events_property_comes_before_the_contacts_field() =>
        Assert.Equal(["NUR2026 plan"], Checked.Codes(Checked.Head + """
            contact { plan: number }
            event bought { plan: text }
            score s 0..10 { +5 on bought where plan = "pro"  +1 on bought where contact.plan = 3 }
            """));

    [Fact]
    public void A_path_out_of_the_folder_is_refused_whatever_its_form()
    {
        foreach (var path in new[] { "../x.nurture", "/etc/x.nurture", "c:/x.nurture", "https://acme.example/x.nurture", "a/../../x.nurture", "a\\\\x.nurture" })
            Assert.StartsWith("NUR1002", Assert.Single(Checked.Codes($"import \"{path}\"\n" + Checked.Head)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_form_that_is_not_executed_says_so_once()
    {
        var analysis = Checked.Of(Checked.Head + """
            contact { email: text, employees: number? }
            event viewed
            sequence s { enter on viewed  exit }
            test "a merge" {
              contact { email: "a@b.example" }
              after 1 day contacts_merged { from: "a", into: "b" }
              expect no email
            }
            """);
        Assert.Equal(["NUR3000"], analysis.Diagnostics.Select(diagnostic => diagnostic.Code).Distinct());
        Assert.Single(analysis.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
    }

    [Fact]
    public void An_entering_event_that_is_misspelt_is_told_and_not_what_it_would_have_had() =>
        Assert.Equal(["NUR1101 bougth"], Checked.Codes(Checked.Head + """
            contact { email: text }
            event bought { plan: text }
            message hi { channel email  subject "Hi"  text "Your {entry.plan}" }
            sequence s { enter on bougth  if entry.plan = "pro" { send hi } }
            sequence t { enter on bought  send hi }
            """));
}
