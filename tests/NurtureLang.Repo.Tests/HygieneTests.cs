using System.Text.RegularExpressions;

namespace NurtureLang.Repo.Tests;

/// <summary>What no file of the tree may be or hold.</summary>
public sealed partial class HygieneTests
{
    private const int LongestSource = 400;
    // The style asks for 140; a sentence of documentation may run a little over.
    private const int LongestLine = 180;

    private static readonly string[] Binary = [".png", ".gz", ".ico", ".woff2", ".vsix"];

    public static TheoryData<string> Sources => [.. Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))];

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("NurtureLang.sln");
        var listed = SolutionProject().Matches(solution).Select(match => match.Groups[1].Value.Replace('\\', '/')).ToHashSet();
        AssertNone(Repository.Projects.Except(listed));
        AssertNone(listed.Except(Repository.Projects));
    }

    [Fact]
    public void The_solution_has_the_classic_format() =>
        Assert.Contains("Microsoft Visual Studio Solution File, Format Version 12.00", Repository.Read("NurtureLang.sln"), StringComparison.Ordinal);

    [Fact]
    public void Every_project_has_its_lock_file() =>
        AssertNone(Repository.Projects
            .Select(project => Path.GetDirectoryName(project)?.Replace('\\', '/') + "/packages.lock.json")
            .Except(Repository.Files));

    [Fact]
    public void No_project_names_a_package_version() =>
        AssertNone(Repository.Projects.Where(project =>
            Repository.ReadProject(project).Descendants("PackageReference").Any(package => package.Attribute("Version") is not null)));

    [Fact]
    public void Every_package_is_explained_in_the_documentation()
    {
        var documented = Repository.Read("docs/dependencies.md");
        var used = Repository.Projects
            .SelectMany(project => Repository.ReadProject(project).Descendants("PackageReference"))
            .Select(package => (string?)package.Attribute("Include") ?? "")
            .Distinct();
        AssertNone(used.Where(package => !documented.Contains(package, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_file_names_a_path_of_one_machine()
    {
        var found = TextFiles().Where(file => MachinePath().IsMatch(Repository.Read(file)));
        AssertNone(found);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var code = TextFiles().Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".g4", StringComparison.Ordinal));
        AssertNone(code.Where(file => LeftForLater().IsMatch(Repository.Read(file))));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_is_short_enough_to_read(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, file));
        // A row of test data may be long; what is read as prose may not.
        if (!file.StartsWith("src/", StringComparison.Ordinal)) return;
        Assert.True(lines.Length <= LongestSource, $"{file} has {lines.Length} lines; at most {LongestSource} are read with pleasure.");
        var longLine = Array.FindIndex(lines, line => line.Length > LongestLine);
        Assert.True(longLine < 0, $"{file}:{longLine + 1} is longer than {LongestLine} characters.");
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_lives_in_the_folder_of_its_namespace(string file)
    {
        var match = FileNamespace().Match(Repository.Read(file));
        if (!match.Success) return;
        var folder = Path.GetDirectoryName(file)?.Replace('\\', '/') ?? "";
        var expected = folder[(folder.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('/', '.');
        Assert.Equal(expected, match.Groups[1].Value);
    }

    [Fact]
    public void Nobody_silences_the_compiler_about_null_in_the_sources()
    {
        var sources = Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));
        AssertNone(sources.Where(file => NullForgiven().IsMatch(Repository.Read(file))));
    }

    [Fact]
    public void Every_skipped_test_says_why() =>
        AssertNone(TextFiles().Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && EmptySkip().IsMatch(Repository.Read(file))));

    [Fact]
    public void No_golden_waits_to_be_accepted() =>
        AssertNone(Repository.Files.Where(file => file.Contains(".received.", StringComparison.Ordinal)));

    private static void AssertNone(IEnumerable<string> found) => Assert.True(!found.Any(), string.Join('\n', found));

    private static IEnumerable<string> TextFiles() =>
        Repository.Files.Where(file => !Binary.Contains(Path.GetExtension(file)));

    [GeneratedRegex("""Project\("\{[0-9A-F-]+\}"\) = "[^"]+", "([^"]+\.csproj)",""")]
    private static partial Regex SolutionProject();

    // Written so that the pattern does not find itself.
    [GeneratedRegex("""(?<![\w.])(/(home|root|Users|tmp|work)/[\w.-]+/|[A-Z]:\\\\?[A-Za-z])""")]
    private static partial Regex MachinePath();

    [GeneratedRegex("(?<![A-Za-z])(TO" + "DO|FIX" + "ME|HA" + "CK|Not" + "ImplementedException)(?![A-Za-z])")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex FileNamespace();

    [GeneratedRegex(@"(?<=[\w\)\]])!(?=[.;,\)\[])")]
    private static partial Regex NullForgiven();

    [GeneratedRegex(@"Skip\s*=\s*""\s*""")]
    private static partial Regex EmptySkip();
}
