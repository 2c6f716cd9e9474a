using System.Diagnostics;

namespace NurtureLang.Cli.Tests;

/// <summary>`--watch`, in a process of its own.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed class WatchTests
{
    [Fact]
    public void Check_looks_again_when_a_file_is_saved_in_any_way_and_ends_when_it_is_asked_to()
    {
        if (OperatingSystem.IsWindows()) return;
        using var nurture = new Nurture().Small();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "nurture.dll"), "check", "small", "--watch", "--format", "plain"])
        {
            WorkingDirectory = nurture.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = new System.Collections.Concurrent.BlockingCollection<string>();
        process.OutputDataReceived += (_, told) => said.Add(told.Data ?? "");
        process.ErrorDataReceived += (_, told) => said.Add(told.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            // It says nothing while all is well: changes are made until the first is seen.
            var changes = 0;
            string Next() => said.TryTake(out var next, TimeSpan.FromSeconds(1)) ? next : "";
            string line;
            do
            {
                nurture.Write("small/small.nurture", SmallCampaign.Text.Replace("on signed_up", "on signed_upp", StringComparison.Ordinal) + new string('\n', ++changes));
                line = Next();
            }
            while (line.Length == 0 && changes < 60);
            Until(Next, line, "error NUR1101");
            // As editors save: a new file takes the old one's place.
            nurture.Write("small/small.nurture.new", SmallCampaign.Text);
            File.Move(Path.Combine(nurture.Folder, "small/small.nurture.new"), Path.Combine(nurture.Folder, "small/small.nurture"), overwrite: true);
            Until(Next, "", "has changed", "have changed");
            // A file that was not there before, and is about all that is below it.
            nurture.Write(".editorconfig", "[*]\nnurture_diagnostic.NUR9999.severity = none\n");
            Until(Next, "", "NUR4002");
            // What runs in the background starts with Ctrl+C switched off, and so does all that it starts: the other signal ends it as well, by the same way.
            Process.Start("kill", ["-TERM", $"{process.Id}"])!.WaitForExit();
            Assert.True(process.WaitForExit(30_000), "The signal did not end it.");
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static void Until(Func<string> next, string first, params string[] wanted)
    {
        var said = new List<string> { first };
        while (!wanted.Any(one => said[^1].Contains(one, StringComparison.Ordinal)))
        {
            Assert.True(said.Count < 60, $"{wanted[0]} did not come: {string.Join('\n', said)}");
            said.Add(next());
            Assert.DoesNotContain('\u001b', said[^1]);
        }
    }
}
