using System.Diagnostics;
using System.Text.Json;

namespace NurtureLang.Cli.Tests;

/// <summary>`nurture diff` as it is called: exit codes, forms, revisions, and people counted.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed class DiffCommandTests
{
    private static readonly string Edited = SmallCampaign.Text.Replace("wait 2 days", "step pause: wait 1 day", StringComparison.Ordinal);

    [Fact]
    public void The_exit_code_says_what_was_asked_for()
    {
        using var nurture = new Nurture().Small().Write("newer/small.nurture", Edited).Write("wrong/small.nurture", SmallCampaign.Text
            + "\nnonsense\n");
        Assert.Equal(0, nurture.Run("diff", "small", "newer").Code);
        Assert.Equal(1, nurture.Run("diff", "small", "newer", "--exit-code").Code);
        Assert.Equal(1, nurture.Run("diff", "small", "newer", "--fail-on", "high").Code);
        Assert.Equal(0, nurture.Run("diff", "small", "small", "--exit-code", "--fail-on", "low").Code);
        var wrong = nurture.Run("diff", "wrong", "small");
        Assert.Equal(1, wrong.Code);
        Assert.Contains("nonsense", wrong.Error, StringComparison.Ordinal);
        Assert.Equal("", wrong.Out);
        foreach (var call in (string[][])[["diff"], ["diff", "small"], ["diff", "small", "nowhere"],
            ["diff", "small", "newer", "--fail-on", "much"], ["diff", "small", "newer", "more"]])
            Assert.Equal(2, nurture.Run(call).Code);
    }

    [Fact]
    public void People_are_counted_as_a_run_that_moves_them_counts_them()
    {
        using var nurture = new Nurture().Small().Write("newer/small.nurture", Edited);
        using var json = JsonDocument.Parse(nurture.Run("diff", "small", "newer", "--format", "json", "--at", "2026-03-03T12:00:00Z",
            "--contacts", "small/contacts.csv", "--events", "small/events.csv").Out);
        var stranding = json.RootElement.GetProperty("stranding");
        Assert.Equal(1, stranding.GetProperty("people").GetInt32());
        Assert.Equal("2026-03-03T12:00:00Z", stranding.GetProperty("at").GetString());
        var place = Assert.Single(stranding.GetProperty("places").EnumerateArray());
        Assert.Equal("at step `wait_1` of sequence `welcome`", place.GetProperty("place").GetString());
        Assert.Equal(1, place.GetProperty("people").GetInt32());
        var refused = nurture.Run("simulate", "small", "--then", "newer@2026-03-03T12:00:00Z", "--migrate");
        Assert.Contains("1 at step `wait_1` of sequence `welcome`",
            string.Join(' ', refused.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_can_be_counted_it_says_why()
    {
        using var nurture = new Nurture().Small();
        var newer = SmallCampaign.Text + "\nevent never_seen\n";
        nurture.Write("newer/small.nurture", newer);
        var said = nurture.Run("diff", "small", "newer", "--format", "plain", "--contacts", "small/contacts.csv", "--events", "small/events.csv");
        Assert.Equal(0, said.Code);
        Assert.Contains("not counted: The newer version declares other data", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Revisions_are_compared_with_one_another_and_with_the_files()
    {
        using var nurture = Repository();
        nurture.Write("small/small.nurture", Edited);
        Assert.Contains("the wait pause is 1 day, was 2", nurture.Run("diff", "--git", "HEAD", "small", "--format", "plain").Out, StringComparison.Ordinal);
        Commit(nurture, "second");
        Assert.Contains("nothing that anybody would notice", nurture.Run("diff", "--git", "HEAD", "small", "--format", "plain").Out,
            StringComparison.Ordinal);
        foreach (var range in (string[])["HEAD~1..HEAD", "HEAD~1..", "HEAD~1...HEAD", "first..main"])
        {
            var said = nurture.Run("diff", "--git", range, "small/small.nurture", "--format", "plain");
            Assert.True(said.Out.Contains("the wait pause is 1 day, was 2", StringComparison.Ordinal), said.All);
        }

        // The file may be gone from the disk, and everything else too.
        Directory.Delete(Path.Combine(nurture.Folder, "small"), recursive: true);
        Assert.Contains("the wait pause is 1 day, was 2", nurture.Run("diff", "--git", "HEAD~1..HEAD", "small", "--format", "plain").Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Imports_and_bodies_are_those_of_the_revision()
    {
        using var nurture = Repository();
        nurture.Copy("samples/welcome");
        Commit(nurture, "sample");
        foreach (var body in Directory.GetFiles(Path.Combine(nurture.Folder, "samples/welcome/content"))) File.AppendAllText(body,
            "\nOne more thing.\n");
        var said = nurture.Run("diff", "--git", "HEAD", "samples/welcome", "--format", "plain");
        Assert.Contains("\"One more thing.\" is new", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_git_cannot_give_is_said()
    {
        using var nurture = new Nurture().Small();
        Assert.Contains("no git repository", nurture.Run("diff", "--git", "HEAD", "small").Error, StringComparison.Ordinal);
        Git(nurture, "init", "-q", "-b", "main");
        Commit(nurture, "first");
        Assert.Contains("no revision `nowhere`", nurture.Run("diff", "--git", "nowhere", "small").Error, StringComparison.Ordinal);
        Assert.Contains("is not in revision `HEAD`", nurture.Run("diff", "--git", "HEAD..HEAD", "other").Error, StringComparison.Ordinal);
        Assert.Contains("one path", nurture.Run("diff", "--git", "HEAD", "small", "small").Error, StringComparison.Ordinal);
        // Nothing becomes an option of git, whatever it is called.
        foreach (var revision in (string[])["--output=stolen", "-O", "--upload-pack=touch stolen", "HEAD --all", "$(touch stolen)",
            ";touch stolen", "--output=stolen..HEAD"])
        {
            var said = nurture.Run("diff", $"--git={revision}", "small");
            Assert.True(said.Code == 2, said.All);
        }

        nurture.Write("--output=stolen/small.nurture", SmallCampaign.Text);
        Commit(nurture, "strange");
        Assert.Contains("nothing that anybody would notice", nurture.Run("diff", "--git", "HEAD", "./--output=stolen").Out, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(nurture.Folder, "stolen")));
    }

    [Fact]
    public void Nothing_of_a_campaign_is_markup()
    {
        const string Evil = "<img src=x> @everyone #1 [a](http://b) | ``` </details>";
        using var nurture = new Nurture().Small();
        nurture.Write("newer/small.nurture", SmallCampaign.Text.Replace("subject \"", $"subject \"{Evil} ", StringComparison.Ordinal));
        var markdown = nurture.Run("diff", "small", "newer", "--format", "markdown");
        Assert.Equal(0, markdown.Code);
        Assert.Contains("everyone", markdown.Out, StringComparison.Ordinal);
        foreach (var part in (string[])["<img", "@everyone", "#1 ", "](", "http://", "```"]) Assert.DoesNotContain(part, markdown.Out,
            StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(markdown.Out, "</details>"));
    }

    [Fact]
    public void People_read_it_in_eighty_columns_with_and_without_colour()
    {
        using var nurture = new Nurture { OnTerminal = true }.Small().Write("newer/small.nurture", Edited);
        Assert.Contains("\e[1;31mhigh\e[0m", nurture.Run("diff", "small", "newer").Out, StringComparison.Ordinal);
        var plain = nurture.With("NO_COLOR", "1").Run("diff", "small", "newer").Out;
        Assert.DoesNotContain("\e", plain, StringComparison.Ordinal);
        Assert.Contains("  high   ", plain, StringComparison.Ordinal);
        Assert.All(plain.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    private static Nurture Repository()
    {
        var nurture = new Nurture().Small();
        Git(nurture, "init", "-q", "-b", "main");
        Commit(nurture, "first");
        Git(nurture, "tag", "first");
        return nurture;
    }

    private static void Commit(Nurture nurture, string message)
    {
        Git(nurture, "add", "-A");
        Git(nurture, "-c", "user.name=Test", "-c", "user.email=test@small.example", "-c", "commit.gpgsign=false", "commit", "-q", "-m", message);
    }

    private static void Git(Nurture nurture, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = nurture.Folder, RedirectStandardError = true })!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
    }
}
