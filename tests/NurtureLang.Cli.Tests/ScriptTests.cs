using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NurtureLang.Cli.Tests;

/// <summary>Functions in C# on the command line: what is trusted runs, and nothing else.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed class ScriptTests
{
    private const string Campaign = """
        campaign c { timezone "UTC" }
        contact { email: text }
        event viewed
        function domain(email: text): text = csharp "in/mail.csx"
        segment acme = domain(email) = "acme.example"
        sequence call {
          enter on viewed  again always
          if is acme { task "Call {domain(email)}" to "sales" } else { alert "Not of Acme" to "desk" }
        }
        """;

    private const string Script = """
        string domain(string email)
        {
            if (!email.Contains('@')) throw new FormatException("no @");
            return email.Split('@')[1];
        }
        """;

    [Fact]
    public void Without_trust_nothing_runs_and_the_sentence_has_the_option()
    {
        using var nurture = Make();
        foreach (var command in (string[][])[["simulate", "c"], ["why", "c", "A1"], ["simulate", "c", "--trust", "sha256:" + new string('0', 64)]])
        {
            var refused = nurture.Run(command);
            Assert.Equal(1, refused.Code);
            Assert.Empty(refused.Out);
            Assert.Contains($"in/mail.csx is a script in C# that is not trusted, so nothing was run.", refused.Error, StringComparison.Ordinal);
            Assert.EndsWith($"Then add {Trust(Script)}\n", refused.Error, StringComparison.Ordinal);
        }

        var malformed = nurture.Run("simulate", "c", "--trust", "everything");
        Assert.Equal(2, malformed.Code);
        Assert.Contains("--trust takes a script's hash", malformed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trusted_script_gives_the_same_bytes_however_it_is_run()
    {
        using var nurture = Make();
        string[] trust = ["--trust", "sha256:" + new string('1', 64), .. Trust(Script).Split(' ')];
        string Run(params string[] more)
        {
            var outcome = nurture.Run(["simulate", "c", "--decisions", "d.jsonl", "--json", "r.json", .. trust, .. more]);
            Assert.True(outcome.Code == 0, outcome.All);
            return nurture.Read("d.jsonl") + nurture.Read("r.json");
        }

        var once = Run("--threads", "1");
        Assert.Equal(once, Run("--threads", "4"));
        Assert.Equal(0, nurture.Run("import", "c", "-o", "h.bin").Code);
        Assert.Equal(once, Run("--history", "h.bin"));
        var failures = nurture.Read("d.jsonl").Split('\n').Where(line => line.Contains("function_failed", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            """{"at":"2026-01-01T10:00:00Z","contact":"B0","kind":"diagnostic","name":"domain","reason":"function_failed","text":"`domain` failed for 40 contacts and is unknown there; first: in/mail.csx:3: FormatException: no @","source":"c.nurture:4"}""",
            Assert.Single(failures));
        Assert.Equal(40 + 40, nurture.Read("d.jsonl").Split("\"kind\":\"task\"").Length - 1);
        Assert.Equal(1, JsonDocument.Parse(nurture.Read("r.json")).RootElement.GetProperty("decisions").GetProperty("diagnostic").GetInt64());
    }

    [Fact]
    public void Out_of_order_the_bytes_are_those_of_a_run_after_reading()
    {
        using var nurture = Make();
        var rows = nurture.Read("c/events.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        nurture.Run("simulate", "c", "--decisions", "d.jsonl", "--trust", Trust(Script).Split(' ')[1]);
        var inOrder = nurture.Read("d.jsonl");
        nurture.Write("c/events.csv", string.Join('\n', rows.Take(1).Concat(rows.Skip(1).Reverse())) + "\n");
        var outcome = nurture.Run("simulate", "c", "--decisions", "d.jsonl", "--trust", Trust(Script).Split(' ')[1], "--threads", "3");
        Assert.True(outcome.Code == 0, outcome.All);
        Assert.Equal(inOrder, nurture.Read("d.jsonl"));
    }

    [Fact]
    public void Why_says_what_failed_for_the_contact()
    {
        using var nurture = Make();
        var why = nurture.Run("why", "c", "B1", "--trust", Trust(Script).Split(' ')[1]);
        Assert.Equal(0, why.Code);
        Assert.Contains("function_failed", why.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("function_failed", nurture.Run("why", "c", "A1", "--trust", Trust(Script).Split(' ')[1]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_script_ends_the_run_and_no_file_is_written()
    {
        using var nurture = Make();
        const string Slow = "string domain(string email) { while (email.StartsWith('B')) { } return email; }";
        nurture.Write("c/in/mail.csx", Slow);
        var slow = nurture.Run("simulate", "c", "--decisions", "d.jsonl", "--json", "r.json", "--trust", Trust(Slow).Split(' ')[1], "--script-limit", "200");
        Assert.Equal(1, slow.Code);
        Assert.Matches("error: Function `domain` \\(in/mail.csx\\), given \"B[0-9]+\", took longer than 0.2 s and was stopped; the run ends here.", slow.Error);
        Assert.False(File.Exists("d.jsonl") || File.Exists("r.json"));
    }

    [Fact]
    public void Check_looks_into_what_is_trusted_and_says_what_is_not()
    {
        using var nurture = Make();
        var open = nurture.Run("check", "c", "--format", "plain");
        Assert.Equal(0, open.Code);
        Assert.Contains($"c/c.nurture:4:1: note NUR1024 `in/mail.csx` was not looked into: it is not trusted. Read it, then check with {Trust(Script)}.", open.Out, StringComparison.Ordinal);
        var fine = nurture.Run("check", "c", "--format", "plain", "--trust", Trust(Script).Split(' ')[1]);
        Assert.Equal((0, ""), (fine.Code, fine.Out));

        const string Wrong = "string domain(string email, int n)\n{\n    return System.IO.File.ReadAllText(email);\n}\n";
        nurture.Write("c/in/mail.csx", Wrong);
        var wrong = nurture.Run("check", "c", "--format", "plain", "--trust", Trust(Wrong).Split(' ')[1]);
        Assert.Equal(1, wrong.Code);
        Assert.Contains("c/in/mail.csx:3:12: error NUR1023 `System.IO.File", wrong.Out, StringComparison.Ordinal);
        var built = nurture.Run("build", "c", "--trust", Trust(Wrong).Split(' ')[1]);
        Assert.Equal(1, built.Code);
        Assert.False(File.Exists("c.plan.json"));
    }

    [Fact]
    public void A_plan_runs_the_script_that_it_was_built_with_and_no_other()
    {
        using var nurture = Make();
        var built = nurture.Run("build", "c", "-o", "c/plan.json");
        Assert.Equal(0, built.Code);
        Assert.Contains($"script in/mail.csx sha256:{Hash(Script)}\n", built.Out, StringComparison.Ordinal);
        string[] tables = ["--contacts", "c/contacts.csv", "--events", "c/events.csv", "--decisions", "d.jsonl"];
        string[] trust = ["--trust", Trust(Script).Split(' ')[1]];
        Assert.Equal(1, nurture.Run(["simulate", "c/plan.json", .. tables]).Code);
        Assert.Equal(0, nurture.Run(["simulate", "c/plan.json", .. tables, .. trust]).Code);

        var other = Script.Replace("[1]", "[0]", StringComparison.Ordinal);
        nurture.Write("c/in/mail.csx", other);
        foreach (var given in (string[])[Script, other])
        {
            var changed = nurture.Run(["simulate", "c/plan.json", .. tables, "--trust", Trust(given).Split(' ')[1]]);
            Assert.Equal(1, changed.Code);
            if (given == Script) Assert.Contains("in/mail.csx was changed since the plan was built", changed.Error, StringComparison.Ordinal);
        }

        File.Copy("c/plan.json", "plan.json");
        Assert.Contains("Say with --scripts where", nurture.Run(["simulate", "plan.json", .. tables, .. trust]).Error, StringComparison.Ordinal);
        nurture.Write("c/in/mail.csx", Script);
        Assert.Equal(0, nurture.Run(["simulate", "plan.json", .. tables, .. trust, "--scripts", "c"]).Code);
    }

    [Fact]
    public void A_link_out_of_the_folder_leads_nowhere()
    {
        if (OperatingSystem.IsWindows()) return;
        using var nurture = Make().Write("elsewhere.csx", Script);
        Assert.Equal(0, nurture.Run("build", "c", "-o", "c/plan.json").Code);
        File.Delete("c/in/mail.csx");
        File.CreateSymbolicLink("c/in/mail.csx", Path.GetFullPath("elsewhere.csx"));
        var linked = nurture.Run("simulate", "c", "--trust", Trust(Script).Split(' ')[1]);
        Assert.Equal(1, linked.Code);
        Assert.Contains("symbolic link leads out", string.Join(' ', linked.Error.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        var plan = nurture.Run("simulate", "c/plan.json", "--contacts", "c/contacts.csv", "--events", "c/events.csv", "--trust", Trust(Script).Split(' ')[1]);
        Assert.Equal(1, plan.Code);
        Assert.Contains("a symbolic link leads out", plan.Error, StringComparison.Ordinal);
    }

    private static string Hash(string script) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static string Trust(string script) => $"--trust sha256:{Hash(script)}";

    // Forty of each of three kinds: of Acme, without an @, of somebody else. Each has two events.
    private static Nurture Make()
    {
        var contacts = new StringBuilder("contact_id,email\n");
        var events = new StringBuilder("contact_id,timestamp,event\n");
        for (var number = 0; number < 40; number++)
        {
            contacts.Append($"A{number},a{number}@acme.example\nB{number},B{number}\nC{number},c{number}@other.example\n");
        }

        for (var day = 1; day <= 2; day++)
        {
            for (var number = 0; number < 40; number++)
            {
                foreach (var kind in "ABC") events.Append($"{kind}{number},2026-01-{day:00}T10:{number:00}:00Z,viewed\n");
            }
        }

        return new Nurture().Write("c/c.nurture", Campaign).Write("c/in/mail.csx", Script)
            .Write("c/contacts.csv", contacts.ToString()).Write("c/events.csv", events.ToString());
    }
}
