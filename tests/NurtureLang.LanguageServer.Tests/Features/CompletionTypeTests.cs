using NurtureLang.Ide.Features;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>What is offered fits what stands before the caret. Behind a `|` stands what is less likely.</summary>
public sealed class CompletionTypeTests
{
    private const string Head = "campaign c { timezone \"UTC\" }\nenum plan { free, paid }\n"
        + "contact { email: text  title: text?  employees: number?  joined: date?  seen: instant?  spent: money?  plan: plan?  consent: set of channel }\n"
        + "event email_clicked { message: message }\nevent bought { value: money  what: text }\n"
        + "score warmth 0..100 { +1 on bought }\nsegment rich = spent > USD 5\n"
        + "asset guide { kind ebook  url \"https://a.example\" }\nasset report { kind report  url \"https://b.example\" }\n"
        + "message hello { channel email  subject \"Hi\"  text \"Hi\"  offers guide }\nmessage again { channel email  subject \"Hi\"  text \"Hi\" }\n"
        + "message ping { channel sms  text \"Hi\" }\n"
        + "policy { consent email, sms }\n";

    [Theory]
    [InlineData("segment s = employees >= ^\n", "employees warmth")]
    [InlineData("segment s = warmth < ^\n", "employees warmth")]
    [InlineData("segment s = title = ^\n", "email title")]
    [InlineData("segment s = joined > ^\n", "joined today")]
    [InlineData("segment s = seen <= ^\n", "now seen")]
    [InlineData("segment s = employees between ^\n", "employees warmth")]
    [InlineData("segment s = employees between ^ and 9\n", "employees warmth")]
    [InlineData("segment s = spent >= ^\n", "USD spent")]
    [InlineData("segment s = plan = ^\n", "free paid")]
    [InlineData("segment s = plan in (^\n", "free paid")]
    [InlineData("segment s = plan in (free, ^\n", "free paid")]
    [InlineData("sequence s { enter on bought where value > ^\n}\n", "USD spent value")]
    [InlineData("sequence s { enter on bought where ^\n}\n", "value what | consent email employees joined now persona plan rich seen spent stage title today warmth")]
    [InlineData("sequence s {\n  enter on bought\n  send hello\n  send ^\n}\n", "again ping | hello")]
    [InlineData("sequence s {\n  enter on bought\n  send hello else ^\n}\n", "ping | again hello")]
    [InlineData("sequence s { enter on email_clicked where message = ^\n}\n", "again hello | ping")]
    [InlineData("message m { channel email  offers ^ }\n", "report | guide")]
    [InlineData("segment s = count(^\n", "bought contact_updated contacts_merged email_clicked enrolled_by_hand removed_by_hand")]
    [InlineData("segment s = no ^\n", "bought contact_updated contacts_merged email_clicked enrolled_by_hand removed_by_hand")]
    [InlineData("score other 0..9 { +1 on ^ }\n", "bought contact_updated contacts_merged email_clicked enrolled_by_hand removed_by_hand")]
    public void The_names_fit(string text, string names)
    {
        var editor = new Editor(Head + text, new MemoryFiles(), "/c/c.nurture");
        Assert.Equal(names, Written(editor));
    }

    [Theory]
    [InlineData("sequence s {\n  enter on bought\n  wait 3 ^\n}\n", "days hours")]
    [InlineData("sequence s {\n  enter on bought\n  repeat every ^\n}\n", "day week")]
    [InlineData("score other 0..9 { +1 on bought at most 5 per ^\n}\n", "day calendar")]
    [InlineData("segment s = count(bought) >= 2 in last 3 ^\n", "days weeks")]
    public void Units_follow_numbers(string text, string words)
    {
        var editor = new Editor(Head + text, new MemoryFiles(), "/c/c.nurture");
        Assert.Empty(words.Split(' ').Except(editor.Completion().Split(' ')));
    }

    [Theory]
    [InlineData("for stage is new", "again hello ping | late")]
    [InlineData("enter when stage is ready", "again late ping | hello")]
    [InlineData("exit when stage is ready", "again hello late ping")]
    public void What_is_offered_at_another_stage_comes_later(string line, string names)
    {
        var text = Head.Replace("kind ebook", "kind ebook  for buyer in new", StringComparison.Ordinal)
            + "persona buyer otherwise\nstages j { path new, ready final  new -> ready on bought }\nasset offer { kind ebook  url \"https://c.example\"  for buyer in ready }\n"
            + "message late { channel email  subject \"Hi\"  text \"Hi\"  offers offer }\nsequence s {\n  " + line + "\n  send ^\n}\n";
        var editor = new Editor(text, new MemoryFiles(), "/c/c.nurture");
        Assert.Equal(names, Written(editor));
    }

    [Fact]
    public void A_message_says_its_channel_and_an_asset_its_kind()
    {
        var editor = new Editor(Head + "sequence s {\n  enter on bought\n  send ^\n}\n", new MemoryFiles(), "/c/c.nurture");
        Assert.Equal("sms message", CompletionFeature.At(editor.Workspace, editor.Document, editor.Offset).All.First(one => one.Label == "ping").Detail);
    }

    private static string Written(Editor editor)
    {
        var found = CompletionFeature.At(editor.Workspace, editor.Document, editor.Offset).All.Where(one => one.Rank == 0).ToList();
        string Of(int place) => string.Join(' ', found.Where(one => one.Place == place).Select(one => one.Label).Order(StringComparer.Ordinal));
        return Of(1).Length == 0 ? Of(0) : $"{Of(0)} | {Of(1)}";
    }
}
