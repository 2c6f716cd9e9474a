using System.IO.Compression;
using System.Text;
using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Hosting;

// The commands read paths from the current folder, of which a process has one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace NurtureLang.Cli.Tests;

/// <summary>What a call of the program gave.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Outcome(int Code, string Out, string Error)
{
    /// <summary>Everything that was said.</summary>
    public string All => Out + Error;
}

/// <summary>Runs the program in this process, in a folder of its own that is gone afterwards.</summary>
internal sealed class Nurture : IDisposable
{
    private readonly string before = Directory.GetCurrentDirectory();
    private readonly Dictionary<string, string> environment = new() { ["LANG"] = "en_US.UTF-8", ["TERM"] = "xterm" };

    public Nurture()
    {
        Folder = Directory.CreateTempSubdirectory("nurture-cli-").FullName;
        Directory.SetCurrentDirectory(Folder);
    }

    /// <summary>The working tree.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder that the program runs in.</summary>
    public string Folder { get; }

    /// <summary>Whether the program believes that somebody watches.</summary>
    public bool OnTerminal { get; init; }

    /// <summary>Ends what goes on until it is told to stop.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>What is piped in.</summary>
    public string Input { get; set; } = "";

    /// <summary>Sets a variable of the environment.</summary>
    public Nurture With(string name, string value)
    {
        environment[name] = value;
        return this;
    }

    /// <summary>Writes a file into the folder.</summary>
    public Nurture Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file into the folder.</summary>
    public Nurture Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    /// <summary>Writes a gzipped file into the folder.</summary>
    public Nurture WriteGzip(string path, string text) => Write(path, Gzip(text));

    public static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    /// <summary>Copies a folder of the working tree.</summary>
    public Nurture Copy(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(Root, file), File.ReadAllBytes(file));
        return this;
    }

    /// <summary>A small campaign with a history.</summary>
    public Nurture Small() => Write("small/small.nurture", SmallCampaign.Text)
        .Write("small/contacts.csv", SmallCampaign.Contacts)
        .Write("small/events.csv", SmallCampaign.Events);

    /// <summary>The text of a file of the folder.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>Runs the program.</summary>
    public Outcome Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        int code;
        using (var terminal = new Terminal(
            () => new MemoryStream(Encoding.UTF8.GetBytes(Input)), output, error, OnTerminal, OnTerminal, environment.GetValueOrDefault) { Stop = Stop })
        {
            code = CommandLine.Run(arguments, terminal);
        }

        var outcome = new Outcome(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
        Assert.DoesNotMatch(@"(?m)^   at \w+\.", outcome.All);
        Assert.DoesNotContain("fault of nurture", outcome.All, StringComparison.Ordinal);
        return outcome;
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(before);
        Directory.Delete(Folder, recursive: true);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NurtureLang.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests have to run from inside the working tree.");
    }
}
