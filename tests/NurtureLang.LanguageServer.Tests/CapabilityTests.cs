using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>What is advertised, what is answered and what docs/lsp.md says is one list.</summary>
public sealed partial class CapabilityTests
{
    [Fact]
    public void Advertised_registered_and_documented_capabilities_are_one_list()
    {
        using var client = new TestClient();
        var advertised = client.Ask("initialize", """{"processId":null,"capabilities":{}}""")!["capabilities"]!.AsObject()
            .Where(one => one.Value is not JsonValue value || value.GetValueKind() != System.Text.Json.JsonValueKind.False)
            .Select(one => one.Key).Where(key => key != "positionEncoding").Order(StringComparer.Ordinal);
        var registered = client.Server.Methods.All.Order().ToList();
        Assert.Equal(advertised, registered.Select(one => one.Capability).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal));
        var documented = Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "lsp.md")))
            .Select(row => (Method: row.Groups[2].Value, Capability: row.Groups[1].Value));
        Assert.Equal(registered, documented.Order());
    }

    [GeneratedRegex(@"^\| (?:`(\w+)`)? ?\| `([\w/]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
