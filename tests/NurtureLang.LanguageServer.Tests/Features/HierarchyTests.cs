using NurtureLang.Ide.Hierarchy;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>What leads to what.</summary>
public sealed class HierarchyTests
{
    private const string More = "segment keen = count(page_viewed) >= 2 in last 7 days\n"
        + "score heat { +10 on page_viewed  -5 on deal_closed where outcome = lost }\n"
        + "score total = 50% of heat\n"
        + "stages journey {\n  path new, warm, ready\n  side lost\n  new -> warm when is keen\n  before ready -> ready when total >= 50\n"
        + "  ready -> lost after 3 days without page_viewed\n}\n"
        + "handoff to sales at ready { task \"Call {email}\" to \"sales\" }\n"
        + "message bye { channel email from \"a@b.example\" subject \"a\" text \"{guide.url}\" offers guide }\n"
        + "asset guide { kind ebook  url \"https://a.example\" }\n"
        + "sequence later {\n  enter when is keen and stage is warm\n  exit on deal_closed\n"
        + "  step first: wait 3 days\n  wait for page_viewed up to 2 days {\n    then { start welcome }\n  }\n  if is keen { send hello else bye } else { exit }\n"
        + "  repeat every 1 week up to 2 times { send bye }\n}\n";

    [Theory]
    [InlineData("segment ke^en", "page_viewed", "warm later if")]
    [InlineData("score he^at", "deal_closed page_viewed", "total")]
    [InlineData("score tot^al", "heat", "ready")]
    [InlineData("path new, wa^rm", "keen new", "ready later")]
    [InlineData("path new, warm, rea^dy", "new total warm", "lost sales")]
    [InlineData("handoff to sal^es", "ready", "task")]
    [InlineData("message by^e", "send send", "guide")]
    [InlineData("sequence lat^er", "keen warm", "first")]
    [InlineData("step fir^st", "later", "wait")]
    [InlineData("  wai^t for page_viewed up", "first page_viewed", "start if")]
    [InlineData("start wel^come", "page_viewed start", "send")]
    [InlineData("i^f is keen", "keen start wait", "send exit")]
    [InlineData("repea^t every", "send send", "send")]
    [InlineData("asset gui^de", "bye", "")]
    public void Each_side_of_a_lead_names_the_other(string at, string incoming, string outgoing)
    {
        var plain = at.Replace("^", "", StringComparison.Ordinal);
        var editor = Editor.Behind(More.Replace(plain, at, StringComparison.Ordinal));
        var item = Assert.Single(HierarchyFeature.At(editor.Workspace, editor.Document, editor.Offset));
        Assert.Equal((Sorted(incoming), Sorted(outgoing)), (Names(HierarchyFeature.To(editor.Workspace, item)), Names(HierarchyFeature.From(editor.Workspace, item))));
    }

    [Fact]
    public void What_one_side_says_the_other_says_too()
    {
        var editor = Editor.Behind(More);
        for (var offset = 0; offset < editor.Document.Text.Length; offset += 3)
        {
            foreach (var item in HierarchyFeature.At(editor.Workspace, editor.Document, offset))
            {
                Assert.All(HierarchyFeature.From(editor.Workspace, item), lead =>
                    Assert.Contains(HierarchyFeature.To(editor.Workspace, lead.Item), back => back.Item.Place.Span == item.Place.Span));
                Assert.All(HierarchyFeature.To(editor.Workspace, item), lead => Assert.NotEmpty(lead.Places));
            }
        }
    }

    [Fact]
    public void A_place_is_in_the_file_of_the_side_that_leads()
    {
        var editor = new Editor(Small.Schema.Replace("event page", "event pa^ge", StringComparison.Ordinal), Small.Files(), "/c/crm.nurture");
        var item = Assert.Single(HierarchyFeature.At(editor.Workspace, editor.Document, editor.Offset));
        var lead = Assert.Single(HierarchyFeature.From(editor.Workspace, item));
        Assert.Equal(("welcome", "/c/acme.nurture"), (lead.Item.Name, lead.Item.Place.Path));
        Assert.Equal(item.Place.Span, Assert.Single(lead.Places));
    }

    [Fact]
    public void A_task_is_known_by_its_whole_text()
    {
        var editor = Editor.Behind(More.Replace("{ task", "{ ta^sk", StringComparison.Ordinal));
        Assert.Equal("task \"Call {email}\" to \"sales\"", Assert.Single(HierarchyFeature.At(editor.Workspace, editor.Document, editor.Offset)).Name);
    }

    [Fact]
    public void What_is_gone_has_no_answer()
    {
        using var client = TestClient.Initialized(Small.Files());
        client.Open(Small.Root, Small.Campaign);
        var item = client.Ask("textDocument/prepareCallHierarchy", TestClient.At(Small.Root, 12, 10))![0]!;
        Assert.Equal("welcome", item["name"]!.GetValue<string>());
        Assert.NotEmpty(client.Ask("callHierarchy/outgoingCalls", "{\"item\":" + item.ToJsonString() + "}")!.AsArray());
        client.Change(Small.Root, 2, "{\"text\":\"campaign acme\"}");
        Assert.Null(client.Ask("callHierarchy/outgoingCalls", "{\"item\":" + item.ToJsonString() + "}"));
        Assert.Null(client.Ask("textDocument/prepareCallHierarchy", TestClient.At(Small.Root, 0, 3)));
    }

    private static string Names(IEnumerable<HierarchyLead> leads) => Sorted(string.Join(' ', leads.Select(lead => lead.Item.Name.Split(' ')[0])));

    private static string Sorted(string names) => string.Join(' ', names.Split(' ').Order(StringComparer.Ordinal));
}
