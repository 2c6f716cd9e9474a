using System.Diagnostics;

namespace NurtureLang.Cli.Tests;

/// <summary>The program as a process of its own: what only its streams and exit code can show.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed class ProcessTests
{
    [Fact]
    public void The_process_ends_with_the_exit_code_and_keeps_the_streams_apart()
    {
        using var nurture = new Nurture().Small();
        var (code, output, error) = Run(nurture, "simulate", "small", "--decisions", "-");
        Assert.Equal(0, code);
        Assert.StartsWith("{\"at\":", output, StringComparison.Ordinal);
        Assert.Contains(" events a second on ", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output + error);
        Assert.DoesNotContain('\r', output + error);
        Assert.Equal((2, ""), (Run(nurture, "simulate", "nowhere").Code, Run(nurture, "simulate", "nowhere").Output));
    }

    [Fact]
    public void A_reader_that_has_read_enough_is_no_mistake()
    {
        using var nurture = new Nurture().Copy("samples/acme-b2b");
        using var process = Start(nurture, "simulate", "samples/acme-b2b", "--decisions", "-");
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("error:", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(Nurture nurture, params string[] arguments)
    {
        using var process = Start(nurture, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static Process Start(Nurture nurture, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = nurture.Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "nurture.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
    }
}
