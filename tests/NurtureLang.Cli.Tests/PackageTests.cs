using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace NurtureLang.Cli.Tests;

/// <summary>`dotnet pack` gives a .NET tool that installs from a folder and runs in an empty one; nothing of the user's home is touched.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed class PackageTests : IClassFixture<PackedTool>
{
    private readonly PackedTool tool;

    public PackageTests(PackedTool tool) => this.tool = tool;

    [Fact]
    public void The_version_stands_once_and_is_printed()
    {
        var version = XDocument.Load(Path.Combine(Nurture.Root, "Directory.Build.props")).Descendants("Version").Single().Value;
        Assert.EndsWith($"NurtureLang.Tool.{version}.nupkg", tool.Package, StringComparison.Ordinal);
        Assert.Equal($"nurture {version}\n", tool.Run("--version").Out);
        Assert.Equal(Compiler.Compilation.CompilerVersion, version);
        Assert.Contains($"{version} ", File.ReadAllText(Path.Combine(Nurture.Root, "CHANGELOG.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_works_in_an_empty_folder()
    {
        Assert.Equal(0, tool.Run("new", "cart-abandoned", "mine").Code);
        foreach (var command in (string[][])[["check", "mine", "--warnings-as-errors"], ["fmt", "mine", "--diff"], ["test", "mine"], ["graph", "mine"],
            ["build", "mine", "-o", "mine.json"], ["simulate", "mine", "--json", "result.json"], ["import", "mine", "-o", "mine.history"],
            ["explain", "NUR1301"], ["completions", "fish"], ["--help"]])
        {
            var outcome = tool.Run(command);
            Assert.True(outcome.Code == 0, $"nurture {string.Join(' ', command)} ended with {outcome.Code}: {outcome.All}");
            Assert.True(outcome.Out.Length > 0 || command[0] == "fmt", $"nurture {command[0]} said nothing.");
        }

        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(tool.Folder, "result.json")));
        Assert.True(result.RootElement.GetProperty("events").GetInt64() > 0);
        var contact = File.ReadLines(Path.Combine(tool.Folder, "mine", "contacts.csv")).ElementAt(1).Split(',')[0];
        Assert.Equal(0, tool.Run("why", "mine", contact).Code);
    }

    [Fact]
    public void Functions_in_csharp_run_from_the_package()
    {
        const string script = "string domain(string email) => email.Split('@')[1];";
        tool.Write("scripts/c.nurture", """
            campaign c { timezone "UTC" }
            contact { email: text }
            event viewed
            function domain(email: text): text = csharp "mail.csx"
            segment acme = domain(email) = "acme.example"
            sequence call {
              enter on viewed
              if is acme { task "Call {domain(email)}" to "sales" } else { alert "Not of Acme" to "desk" }
            }
            """);
        tool.Write("scripts/mail.csx", script);
        tool.Write("scripts/contacts.csv", "contact_id,email\nA1,ada@acme.example\nB2,bo@other.example\n");
        tool.Write("scripts/events.csv", "contact_id,timestamp,event\nA1,2026-03-02T10:00:00Z,viewed\nB2,2026-03-02T10:00:00Z,viewed\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        var outcome = tool.Run("simulate", "scripts", "--trust", $"sha256:{hash}", "--decisions", "-");
        Assert.True(outcome.Code == 0, outcome.All);
        Assert.Contains("Call acme.example", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_portable_archive_runs_where_it_is_unpacked_by_a_link_too()
    {
        var folder = tool.Portable();
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).ToList();
        foreach (var wanted in (string[])["nurture", "nurture.cmd", "nurture.dll", "README.md", "CHANGELOG.md", "scripts/nurture-scripts.dll"]) Assert.Contains(wanted, files);
        Assert.DoesNotContain(files, file => Path.GetExtension(file) is ".pdb" or ".exe" or ".so" or ".xml" || Path.GetFileName(file) == "nurture-scripts");
        Assert.Matches("\r\n$", File.ReadAllText(Path.Combine(folder, "nurture.cmd")));
        if (OperatingSystem.IsWindows()) return;

        var link = Path.Combine(tool.Folder, "linked");
        File.CreateSymbolicLink(link, Path.Combine(folder, "nurture"));
        tool.Write("small/small.nurture", SmallCampaign.Text);
        tool.Write("small/contacts.csv", SmallCampaign.Contacts);
        tool.Write("small/events.csv", SmallCampaign.Events);
        foreach (var command in (string[][])[["check", "small"], ["simulate", "small"], ["lsp", "--help"]])
        {
            var outcome = tool.Start(link, command);
            Assert.True(outcome.Code == 0 && outcome.Out.Length > 0, $"nurture {string.Join(' ', command)} ended with {outcome.Code}: {outcome.All}");
        }
    }

    [Fact]
    public void The_package_is_for_every_system_and_holds_what_it_should()
    {
        using var package = ZipFile.OpenRead(tool.Package);
        var files = package.Entries.Select(entry => entry.FullName).ToList();
        foreach (var wanted in (string[])["README.md", "tools/net10.0/any/nurture.dll", "tools/net10.0/any/nurture.xml", "tools/net10.0/any/DotnetToolSettings.xml",
            "tools/net10.0/any/scripts/nurture-scripts.dll", "tools/net10.0/any/scripts/nurture-scripts.runtimeconfig.json",
            "tools/net10.0/any/scripts/Microsoft.CodeAnalysis.CSharp.Scripting.dll"])
        {
            Assert.Contains(wanted, files);
        }

        // No symbols, no executable of one system, nothing of the compiler beside the program that must not load it.
        Assert.DoesNotContain(files, file => file.EndsWith(".pdb", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => Path.GetExtension(file).Length == 0 && file.StartsWith("tools/", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.StartsWith("tools/net10.0/any/Microsoft.CodeAnalysis", StringComparison.Ordinal));
        var nuspec = XDocument.Load(package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        Assert.Equal("DotnetTool", nuspec.Descendants().Single(element => element.Name.LocalName == "packageType").Attribute("name")!.Value);
    }
}

/// <summary>The tool, packed from what this test run was built from and installed into a folder of its own.</summary>
public sealed class PackedTool : IDisposable
{
    private static readonly string Configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

    private readonly string root = Directory.CreateTempSubdirectory("nurture-tool-").FullName;

    public PackedTool()
    {
        Directory.CreateDirectory(Folder);
        var project = Path.Combine(Nurture.Root, "src", "NurtureLang.Cli", "NurtureLang.Cli.csproj");
        Must("dotnet", "pack", project, "--no-build", "-c", Configuration, "-o", Path.Combine(root, "packages"), "-nologo", "-v", "quiet", "-nodeReuse:false");
        Package = Directory.EnumerateFiles(Path.Combine(root, "packages"), "*.nupkg").Single();
        Must("dotnet", "tool", "install", "NurtureLang.Tool", "--tool-path", Path.Combine(root, "bin"), "--add-source", Path.Combine(root, "packages"));
        TakeCompiledLibraries();
    }

    /// <summary>The package's file.</summary>
    public string Package { get; }

    /// <summary>The folder in which the tool runs, empty at first.</summary>
    public string Folder => Path.Combine(root, "work");

    /// <summary>Writes a file into the folder.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Runs the installed tool.</summary>
    internal Outcome Run(params string[] arguments) => Start(Path.Combine(root, "bin", OperatingSystem.IsWindows() ? "nurture.exe" : "nurture"), arguments);

    /// <summary>The portable archive of what was packed, made as ./pack makes it and unpacked into a folder of its own.</summary>
    public string Portable()
    {
        var published = Path.Combine(Nurture.Root, "src", "NurtureLang.Cli", "bin", Configuration, "net10.0", "publish");
        const string script = """
            . .ci/lay-out.sh && export SOURCE_DATE_EPOCH=1 && lay_out_portable "$1" "$2/laid/portable" &&
              write_tar "$2/laid" portable "$2/portable.tar.gz" && mkdir "$2/unpacked" && tar -xzf "$2/portable.tar.gz" -C "$2/unpacked"
            """;
        Must("bash", "-c", $"cd \"$3\" && {script}", "portable", published, root, Nurture.Root);
        return Path.Combine(root, "unpacked", "portable");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    // Where the suite has compiled the libraries of this build ahead, the installed tool starts with them: they are the same, and each start is ten times as quick.
    // The portable archive runs what was packed as it is.
    private void TakeCompiledLibraries()
    {
        foreach (var installed in Directory.EnumerateFiles(Path.Combine(root, "bin", ".store"), "*.dll", SearchOption.AllDirectories))
        {
            var parts = installed.Split($"{Path.DirectorySeparatorChar}any{Path.DirectorySeparatorChar}");
            var own = Path.Combine(AppContext.BaseDirectory, parts[^1]);
            if (parts.Length == 2 && File.Exists(own) && IdOf(own) == IdOf(installed)) File.Copy(own, installed, overwrite: true);
        }
    }

    // What a compiler gives to what it has made once, and to nothing else.
    private static Guid IdOf(string library)
    {
        using var reader = new PEReader(File.OpenRead(library));
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    private void Must(string program, params string[] arguments)
    {
        var outcome = Start(program, arguments);
        Assert.True(outcome.Code == 0, $"{program} {string.Join(' ', arguments)}\n{outcome.All}");
    }

    /// <summary>Starts a program in the folder.</summary>
    internal Outcome Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What NuGet and the SDK keep for the user is kept in the test's folder instead. Packing reads what was restored for the build.
        if (arguments[0] != "pack") start.Environment["NUGET_PACKAGES"] = Path.Combine(root, "nuget");
        start.Environment["DOTNET_CLI_HOME"] = Path.Combine(root, "home");
        start.Environment["HOME"] = Path.Combine(root, "home");
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
