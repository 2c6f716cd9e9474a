using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace NurtureLang.Repo.Tests;

/// <summary>Holds the arrows of docs/architecture.md, in project files and in what the compiler made of them.</summary>
public sealed class ArchitectureTests
{
    // INVARIANT: what is not listed is forbidden. A project sees what its arrows lead to, also over other projects.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Syntax"] = [],
        ["Semantics"] = ["Syntax"],
        ["Drawing"] = ["Syntax"],
        ["Handbook"] = ["Semantics", "Drawing"],
        ["Plan"] = [],
        ["Differences"] = ["Plan"],
        ["Compiler"] = ["Semantics", "Plan"],
        ["Runtime"] = ["Plan"],
        ["History"] = ["Plan"],
        ["Simulation"] = ["Runtime", "History"],
        // The engine asks for functions in C# through an interface of the plan; the process that runs them shares nothing with it but the messages.
        ["Scripting"] = ["Plan"],
        ["ScriptHost"] = ["Scripting"],
        ["Server"] = ["Runtime", "History"],
        ["Ide"] = ["Compiler", "Simulation", "Drawing"],
        ["LanguageServer"] = ["Ide"],
        ["Cli"] =
        [
            "Syntax", "Semantics", "Drawing", "Handbook", "Plan", "Differences", "Compiler", "Runtime", "History", "Simulation", "Scripting", "ScriptHost", "Server", "Ide", "LanguageServer",
        ],
    };

    private static readonly string[] PureProjects = ["Syntax", "Semantics", "Drawing", "Handbook", "Plan", "Differences", "Compiler", "Runtime"];

    private static readonly string[] FileTypes =
    [
        "File", "Directory", "FileStream", "FileInfo", "DirectoryInfo", "FileSystemInfo", "DriveInfo", "FileSystemWatcher", "RandomAccess",
    ];

    public static TheoryData<string> SourceProjects => [.. Repository.Projects.Where(IsSource)];

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void A_project_file_has_only_allowed_arrows(string project)
    {
        var name = Repository.ShortName(project);
        Assert.True(Arrows.ContainsKey(name), $"{project} is not in the table of arrows; add it here and to docs/architecture.md.");
        Assert.Empty(Repository.References(project).Except(Arrows[name]));
    }

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void An_assembly_refers_only_to_what_its_arrows_reach(string project)
    {
        var name = Repository.ShortName(project);
        using var assembly = OpenAssembly(project);
        var ours = ReferencedAssemblies(assembly)
            .Where(reference => reference.StartsWith("NurtureLang.", StringComparison.Ordinal))
            .Select(reference => reference["NurtureLang.".Length..]);
        Assert.Empty(ours.Except(Reach(name)));
    }

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Only_syntax_sees_antlr(string project)
    {
        if (Repository.ShortName(project) == "Syntax") return;
        using var assembly = OpenAssembly(project);
        Assert.DoesNotContain(ReferencedAssemblies(assembly), reference => reference.StartsWith("Antlr", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(PackagesOf(project), package => package.StartsWith("Antlr", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Only_the_script_host_sees_roslyn_and_nobody_loads_the_script_host(string project)
    {
        if (Repository.ShortName(project) == "ScriptHost") return;
        using var assembly = OpenAssembly(project);
        Assert.DoesNotContain(
            ReferencedAssemblies(assembly),
            reference => reference.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || reference == "nurture-scripts");
        Assert.DoesNotContain(PackagesOf(project), package => package.StartsWith("Microsoft.CodeAnalysis.CSharp", StringComparison.Ordinal));
    }

    [Fact]
    public void No_public_member_of_syntax_shows_an_antlr_type()
    {
        var syntax = Assembly.Load("NurtureLang.Syntax");
        foreach (var type in syntax.GetExportedTypes().Where(type => type.Namespace != "NurtureLang.Syntax.Grammar"))
        {
            const BindingFlags All = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            var seen = type.GetMethods(All).SelectMany(method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType))
                .Concat(type.GetProperties(All).Select(property => property.PropertyType))
                .Concat(type.GetFields(All).Select(field => field.FieldType))
                .Append(type.BaseType ?? typeof(object));
            Assert.DoesNotContain(seen, shown => shown.Assembly.GetName().Name == "Antlr4.Runtime.Standard");
        }
    }

    [Fact]
    public void The_runtime_sees_neither_syntax_nor_a_compiler()
    {
        using var assembly = OpenAssembly("src/NurtureLang.Runtime/NurtureLang.Runtime.csproj");
        string[] forbidden = ["NurtureLang.Syntax", "NurtureLang.Semantics", "NurtureLang.Compiler", "Antlr4.Runtime.Standard", "Microsoft.CodeAnalysis"];
        Assert.DoesNotContain(ReferencedAssemblies(assembly), reference => forbidden.Any(f => reference.StartsWith(f, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Files_are_touched_by_history_server_and_the_command_line_alone(string project)
    {
        if (Repository.ShortName(project) is "History" or "Server" or "Cli") return;
        using var assembly = OpenAssembly(project);
        var used = assembly.GetMetadataReader();
        var files = used.TypeReferences
            .Select(used.GetTypeReference)
            .Where(type => used.GetString(type.Namespace) == "System.IO")
            .Select(type => used.GetString(type.Name))
            .Intersect(FileTypes);
        Assert.Empty(files);
    }

    [Fact]
    public void The_pure_projects_are_marked_so_that_the_analyzer_watches_them()
    {
        var marked = Repository.Projects.Where(IsSource)
            .Where(project => Repository.ReadProject(project).Descendants("PureProject").Any(mark => mark.Value == "true"))
            .Select(Repository.ShortName);
        Assert.Equal(PureProjects.Order(), marked.Order());
    }

    private static bool IsSource(string project) => project.StartsWith("src/", StringComparison.Ordinal);

    private static HashSet<string> Reach(string name)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(Arrows[name]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next)) Array.ForEach(Arrows[next], open.Push);
        }

        return reached;
    }

    private static IEnumerable<string> PackagesOf(string project) =>
        Repository.ReadProject(project).Descendants("PackageReference").Select(package => (string?)package.Attribute("Include") ?? "");

    private static PEReader OpenAssembly(string project)
    {
        XElement file = Repository.ReadProject(project);
        var name = file.Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(project);
        return new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll")));
    }

    private static List<string> ReferencedAssemblies(PEReader assembly)
    {
        var reader = assembly.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }
}
