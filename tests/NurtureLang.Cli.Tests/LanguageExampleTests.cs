using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NurtureLang.Cli.Tests;

/// <summary>
/// Every example of the language's reference is run: put into a campaign that declares what the example speaks of (`Examples/prelude.nurture`), it has no errors and runs over a small history.
/// </summary>
public sealed partial class LanguageExampleTests
{
    private const string Contacts = """
        contact_id,email,first_name,title,industry,employees,country,renewal,born,consent,created
        ada,ada@bank.example,Ada,Software engineer,finance,1200,GB,2026-07-01,1990-02-28,email;sms,2026-01-02T09:00:00Z
        bo,bo@shop.example,,CFO,retail,300,DK,,,email,2026-01-05T09:00:00Z
        cleo,cleo@mill.example,Cleo,,,,,,2000-03-05,,2026-02-01T09:00:00Z

        """;

    private const string Events = """
        contact_id,timestamp,event,form,url,message,amount,outcome,size,product,channel,minutes
        ada,2026-01-02T10:00:00Z,form_submitted,newsletter,,,,,,,,
        ada,2026-01-03T10:00:00Z,page_viewed,,/pricing,,,,,,,
        ada,2026-01-04T10:00:00Z,page_viewed,,/pricing,,,,,,,
        bo,2026-01-05T10:00:00Z,form_submitted,whitepaper,,,,,,,,
        ada,2026-01-20T10:00:00Z,email_clicked,,,hello,,,,,,
        bo,2026-01-21T11:00:00Z,demo_requested,,,,,,150,desks,,
        bo,2026-02-03T11:00:00Z,deal_closed,,,,EUR 900,won,,,,
        bo,2026-02-03T12:00:00Z,order_paid,,,,EUR 900,,,,,
        cleo,2026-02-10T12:00:00Z,webinar_attended,,,,,,,,,45
        ada,2026-03-10T10:00:00Z,unsubscribed,,,,,,,,email,
        cleo,2026-05-30T12:00:00Z,logged_in,,,,,,,,,

        """;

    private static readonly string Reference = File.ReadAllText(Path.Combine(Nurture.Root, "docs", "language.md"));

    private static readonly string Prelude = File.ReadAllText(Path.Combine(Nurture.Root, "tests", "NurtureLang.Cli.Tests", "Examples", "prelude.nurture"));

    /// <summary>The number of each example, from 1, with the line of the page at which it begins.</summary>
    public static TheoryData<int, int> Examples
    {
        get
        {
            var examples = new TheoryData<int, int>();
            foreach (var block in Block().Matches(Reference).AsEnumerable()) examples.Add(examples.Count() + 1, Reference.AsSpan(0, block.Index).Count('\n') + 1);
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_reference_runs(int number, int line)
    {
        var campaign = new GrowingCampaign();
        campaign.Take(Prelude);
        using var nurture = new Nurture()
            .Write("reference/content/hello.md", "Hello {first_name or email}\n")
            .Write("reference/contacts.csv", Contacts)
            .Write("reference/events.csv", Events)
            .Write("reference/reference.nurture", campaign.Take(Block().Matches(Reference)[number - 1].Groups[1].Value));
        // A script that the page shows behind an example is put where the example says, and trusted.
        var script = Script().Match(Reference);
        nurture.Write($"reference/{script.Groups[1].Value}", script.Groups[2].Value);
        string[] trust = ["--trust", $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups[2].Value)))}"];
        var check = nurture.Run(["check", "reference", "--format", "plain", .. trust]);
        Assert.True(check.Code == 0, $"docs/language.md:{line}: {check.All}");
        var run = nurture.Run(["simulate", "reference", "--json", "result.json", "--decisions", "decisions.jsonl", .. trust]);
        Assert.True(run.Code == 0, $"docs/language.md:{line}: {run.All}");
        Assert.NotEqual("", nurture.Read("decisions.jsonl"));
        var test = nurture.Run("test", "reference");
        Assert.True(test.Code == 0, $"docs/language.md:{line}: {test.All}");
        Assert.Contains("\"contacts\":3", nurture.Read("result.json").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [GeneratedRegex("```nurture\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    // The script of an example, with its path in its first line.
    [GeneratedRegex("```csharp\n(?=// (\\S+)\n)(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Script();
}
