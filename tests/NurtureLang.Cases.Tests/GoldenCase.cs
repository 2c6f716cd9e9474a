using Xunit.Abstractions;

namespace NurtureLang.Cases.Tests;

/// <summary>A folder `tests/cases/FEATURE/CASE` with `main.nurture` and what each phase makes of it.</summary>
public sealed class GoldenCase : IXunitSerializable
{
    /// <summary>Only for the test runner, which fills the case from what it stored.</summary>
    public GoldenCase()
    {
    }

    /// <summary>A case by the name of its folder below `tests/cases`, with a forward slash.</summary>
    public GoldenCase(string name) => Name = name;

    /// <summary>`FEATURE/CASE`.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The folder.</summary>
    public string Folder => Path.Combine(Root, Name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The campaign's file.</summary>
    public string Campaign => PathOf("main.nurture");

    /// <summary>Whether the campaign must not compile: its folder's name says so.</summary>
    public bool Invalid => Name[(Name.LastIndexOf('/') + 1)..].StartsWith("invalid_", StringComparison.Ordinal);

    /// <summary>The folder of all cases.</summary>
    public static string Root { get; } = Path.Combine(FindTree(), "tests", "cases");

    /// <summary>All cases, by name.</summary>
    public static IReadOnlyList<GoldenCase> All { get; } = Discover();

    /// <summary>The path of a file of the case.</summary>
    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Whether the case has this file.</summary>
    public bool Has(string file) => File.Exists(PathOf(file));

    /// <summary>The text of a file of the case, byte for byte as far as UTF-8 goes.</summary>
    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <inheritdoc/>
    public void Deserialize(IXunitSerializationInfo info) => Name = info.GetValue<string>(nameof(Name));

    /// <inheritdoc/>
    public void Serialize(IXunitSerializationInfo info) => info.AddValue(nameof(Name), Name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static GoldenCase[] Discover() =>
        !Directory.Exists(Root)
            ? []
            : [.. Directory.EnumerateFiles(Root, "main.nurture", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, Path.GetDirectoryName(file) ?? Root).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
                .Select(name => new GoldenCase(name))];

    private static string FindTree()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NurtureLang.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The cases have to run from inside the working tree.");
    }
}
