using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NurtureLang.Cli.Tests;

/// <summary>docs/ci.md does what it says: its workflows are read by other programs than ours, and their commands run over good campaigns and broken ones.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed partial class ContinuousIntegrationTests
{
    private const string Campaign = "campaigns/welcome/welcome.nurture";

    [Fact]
    public void The_workflow_follows_the_schema_of_GitHub()
    {
        var folder = Directory.CreateTempSubdirectory("nurture-workflow-").FullName;
        var file = Path.Combine(folder, "campaigns.yml");
        File.WriteAllText(file, Block("GitHub Actions"));
        var outcome = NodeTools.ValidateWorkflow(file);
        Assert.True(outcome.Code == 0, outcome.All);
        // It does look: a word misspelt is refused.
        File.WriteAllText(file, Block("GitHub Actions").Replace("runs-on", "run-on", StringComparison.Ordinal));
        Assert.NotEqual(0, NodeTools.ValidateWorkflow(file).Code);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("GitHub Actions")]
    [InlineData("GitLab")]
    [InlineData("Azure Pipelines")]
    public void Good_campaigns_pass_and_leave_their_reports(string system)
    {
        using var repository = new CampaignRepository();
        foreach (var command in Commands(system))
        {
            var outcome = Run(repository, command);
            Assert.True(outcome.Code == 0, $"{command}\n{outcome.All}");
        }

        var suites = XDocument.Parse(repository.Read("campaigns.junit.xml")).Root!;
        Assert.True(suites.Descendants("testcase").Count() > 10);
        Assert.Empty(suites.Descendants("failure"));
        if (system == "GitHub Actions") Assert.Equal("2.1.0", (string?)JsonNode.Parse(repository.Read("campaigns.sarif"))!["version"]);
    }

    [Theory]
    [InlineData("GitHub Actions", "wait 4 days", "wait 4", "check")]
    [InlineData("GitHub Actions", "  wait 4 days", "    wait 4 days", "fmt")]
    [InlineData("GitHub Actions", "wait 4 days", "wait 4 weeks", "test")]
    [InlineData("GitLab", "wait 4 days", "wait 4 weeks", "test")]
    [InlineData("Azure Pipelines", "  wait 4 days", "    wait 4 days", "fmt")]
    public void A_broken_campaign_stops_the_job_where_it_is_broken(string system, string find, string replace, string stops)
    {
        using var repository = new CampaignRepository();
        repository.Edit(Campaign, find, replace);
        foreach (var command in Commands(system))
        {
            var outcome = Run(repository, command);
            if (outcome.Code == 0) continue;
            Assert.Equal(1, outcome.Code);
            Assert.Matches($@"nurture {stops}\b", command);
            if (system == "GitHub Actions" && stops != "fmt") Assert.Contains($"::error file={Campaign}", outcome.Out.Replace(".test.nurture", ".nurture", StringComparison.Ordinal), StringComparison.Ordinal);
            return;
        }

        Assert.Fail("Nothing stopped the job.");
    }

    [Fact]
    public void Reports_are_made_although_the_campaign_is_broken()
    {
        using var repository = new CampaignRepository();
        repository.Edit(Campaign, "wait 4 days", "wait 4 weeks");
        var reports = Commands("GitHub Actions").Single(command => command.Contains("sarif", StringComparison.Ordinal));
        Assert.Equal(0, Run(repository, reports).Code);
        Assert.NotEmpty(XDocument.Parse(repository.Read("campaigns.junit.xml")).Descendants("failure"));
    }

    [Fact]
    public void A_pull_request_is_told_what_it_means()
    {
        using var repository = new CampaignRepository();
        var before = repository.Must("git rev-parse HEAD").Out.Trim();
        repository.Edit(Campaign, "wait 4 days", "wait 5 days");
        repository.Must("git commit -qam 'A longer wait'");
        var command = Commands("GitHub Actions").Single(command => command.Contains("nurture diff", StringComparison.Ordinal));
        var outcome = repository.Shell(command, environment: new Dictionary<string, string> { ["BASE"] = before });
        Assert.True(outcome.Code == 0, outcome.All);
        var changes = repository.Read("changes.md");
        Assert.Contains("5 days", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("renewal", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be compared", changes, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hook_lets_a_good_commit_through_and_blocks_a_broken_one()
    {
        using var repository = WithHook();
        repository.Edit(Campaign, "Your code ends on Sunday", "Your code ends tomorrow");
        repository.Must("git commit -qam 'Another subject'");
        repository.Edit(Campaign, "wait 4 days", "wait 4");
        var blocked = repository.Shell("git commit -qam 'A wait without its unit'");
        Assert.NotEqual(0, blocked.Code);
        Assert.Contains($"{Campaign}:", blocked.All, StringComparison.Ordinal);
        Assert.Contains("The commit was stopped", blocked.All, StringComparison.Ordinal);
        Assert.Equal("Another subject", repository.Must("git log -1 --format=%s").Out.Trim());
    }

    [Fact]
    public void The_hook_looks_at_what_is_staged()
    {
        using var repository = WithHook();
        // Broken in the folder, good where it counts.
        repository.Edit(Campaign, "Your code ends on Sunday", "Your code ends tomorrow");
        repository.Must("git add -A");
        repository.Edit(Campaign, "wait 4 days", "wait 4");
        repository.Must("git commit -qm 'Another subject'");
        // Broken where it counts, good in the folder.
        repository.Must("git add -A");
        repository.Edit(Campaign, "wait 4\n", "wait 4 days\n");
        Assert.NotEqual(0, repository.Shell("git commit -qm 'A wait without its unit'").Code);
        // Nothing of a campaign: no campaign is looked at, however it stands in the index.
        repository.Must("git reset -q");
        repository.Write("notes.txt", "nothing");
        repository.Must("git add notes.txt && git commit -qm 'Notes'");
    }

    [Fact]
    public void The_hook_sees_the_texts_and_tests_of_a_campaign_and_its_removal()
    {
        using var repository = WithHook();
        repository.Edit("campaigns/welcome/welcome.test.nurture", "expect 3 email", "expect 4 email");
        Assert.NotEqual(0, repository.Shell("git commit -qam 'A test that fails'").Code);
        repository.Must("git checkout -q .");
        repository.Write("campaigns/welcome/content/hello.md", "Hello {first_nam}\n");
        Assert.NotEqual(0, repository.Shell("git commit -qam 'A name misspelt in a text'").Code);
        repository.Must("git checkout -q .");
        repository.Must("git rm -rq campaigns/welcome && git commit -qm 'Without the welcome'");
    }

    [Fact]
    public void The_hooks_for_pre_commit_run_with_the_files_that_they_are_given()
    {
        using var repository = new CampaignRepository();
        var hooks = NodeTools.Yaml(File.ReadAllText(Path.Combine(Nurture.Root, ".pre-commit-hooks.yaml"))).AsArray().ToDictionary(hook => (string)hook!["id"]!, hook => hook!);
        var asked = NodeTools.Yaml(Block("Before a commit", 1))["repos"]![0]!["hooks"]!.AsArray();
        Assert.Equal(hooks.Keys, asked.Select(hook => (string)hook!["id"]!));
        string[] files = ["campaigns/welcome/welcome.nurture", "campaigns/welcome/welcome.test.nurture", "campaigns/renewal/contract-renewal.nurture"];
        foreach (var hook in asked)
        {
            var definition = hooks[(string)hook!["id"]!];
            Assert.Equal("system", (string)definition["language"]!);
            Assert.All(files, file => Assert.Matches((string)definition["files"]!, file));
            var given = (hook["args"]?.AsArray() ?? []).Select(word => (string)word!);
            if ((bool?)definition["pass_filenames"] != false) given = given.Concat(files);
            var command = $"{definition["entry"]} {string.Join(' ', given)}";
            repository.Must(command);
        }

        repository.Edit(Campaign, "wait 4 days", "wait 4");
        Assert.Equal(1, repository.Shell($"{hooks["nurture-check"]["entry"]} {Campaign}").Code);
        Assert.Equal(1, repository.Shell($"{hooks["nurture-test"]["entry"]} campaigns/welcome").Code);
    }

    private static CampaignRepository WithHook()
    {
        var repository = new CampaignRepository();
        repository.Write(".git/hooks/pre-commit", Block("Before a commit"));
        repository.Must("chmod +x .git/hooks/pre-commit");
        return repository;
    }

    // What a system runs: but for the installation, which PackageTests does.
    private static IEnumerable<string> Commands(string system)
    {
        var page = NodeTools.Yaml(Block(system));
        var commands = system switch
        {
            "GitHub Actions" => page["jobs"]!["campaigns"]!["steps"]!.AsArray().Select(step => (string?)step!["run"]),
            "GitLab" => page["campaigns"]!["script"]!.AsArray().Select(line => (string?)line),
            "Azure Pipelines" => page["steps"]!.AsArray().Select(step => (string?)step!["script"]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return commands.OfType<string>().Where(command => !command.Contains("dotnet tool install", StringComparison.Ordinal));
    }

    private static Outcome Run(CampaignRepository repository, string command)
    {
        var environment = new Dictionary<string, string> { ["GITHUB_PATH"] = Path.Combine(repository.Folder, ".git", "path") };
        return repository.Shell(command, environment: environment);
    }

    private static string Block(string heading, int number = 0)
    {
        var page = File.ReadAllText(Path.Combine(Nurture.Root, "docs", "ci.md"));
        var section = page.Split($"\n## {heading}\n")[1].Split("\n## ")[0];
        return Fence().Matches(section)[number].Groups[1].Value;
    }

    [GeneratedRegex("^```[a-z]+\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
