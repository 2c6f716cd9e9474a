using System.Collections.Immutable;
using System.Text;
using NurtureLang.Compiler;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.Time;
using NurtureLang.Semantics.Files;
using NurtureLang.Simulation.Testing;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Cases.Tests.WrongEdits;

/// <summary>A sample's campaign, whose file may be edited in memory; checked and tested as `nurture check` and `nurture test` do with its folder.</summary>
internal sealed class SampleCampaign
{
    private const string TestEnding = ".test.nurture";

    private readonly Dictionary<string, ImmutableArray<byte>> files = new(StringComparer.Ordinal);

    private SampleCampaign(string name)
    {
        var folder = Path.Combine(Root, "samples", name);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".nurture" or ".md"))
            files[Path.GetRelativePath(folder, path).Replace('\\', '/')] = [.. File.ReadAllBytes(path)];
        Main = files.Keys.Single(file => file.EndsWith(".nurture", StringComparison.Ordinal) && !file.EndsWith(TestEnding, StringComparison.Ordinal)
            && Text(file).Contains("\ncampaign ", StringComparison.Ordinal));
        TestFiles = [.. files.Keys.Where(file => file.EndsWith(TestEnding, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The name of the campaign's own file.</summary>
    public string Main { get; }

    /// <summary>The campaign's text.</summary>
    public string MainText => Text(Main);

    private static string Root { get; } = Path.GetFullPath(Path.Combine(GoldenCase.Root, "..", ".."));

    private IReadOnlyList<string> TestFiles { get; }

    /// <summary>A sample by its folder's name.</summary>
    public static SampleCampaign Named(string name) => new(name);

    /// <summary>What catches the campaign with another text: codes of errors and warnings, or titles of tests that fail; nothing where nobody sees it.</summary>
    public IReadOnlyList<string> CaughtWith(string text)
    {
        var compilation = Compilation.CreateWithTests(new Loader(this, text), Main, TestFiles, ZoneTable.IsZone);
        var codes = compilation.Diagnostics.Where(one => one.Severity is Severity.Error or Severity.Warning).Select(one => one.Descriptor.Code).Distinct().ToList();
        if (codes.Count > 0) return codes;
        var tests = compilation.Tests ?? throw new InvalidOperationException($"{Main} has no error and no tests.");
        var runner = new TestRunner(Engine.Load(tests.Plan, new TextPool()));
        return [.. tests.Tests.Where(test => !runner.Run(test).Passed).Select(test => test.Title)];
    }

    private string Text(string file) => Encoding.UTF8.GetString(files[file].AsSpan());

    private sealed class Loader(SampleCampaign campaign, string text) : ISourceLoader
    {
        private readonly ImmutableArray<byte> main = [.. Encoding.UTF8.GetBytes(text)];

        public LoadedFile? Load(string path) =>
            path == campaign.Main ? new LoadedFile(main) : campaign.files.TryGetValue(path, out var bytes) ? new LoadedFile(bytes) : null;
    }
}
