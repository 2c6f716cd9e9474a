using System.Text.RegularExpressions;

namespace NurtureLang.Cli.Sources;

/// <summary>
/// The campaigns that `nurture new` begins with. They are the project's samples, which the program carries: whole campaigns with tests of their own and a made-up history.
/// </summary>
internal static partial class Templates
{
    /// <summary>The template that is taken when none is named.</summary>
    public const string Usual = "welcome";

    private const string Prefix = "templates/";

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Resources().Select(path => path[..path.IndexOf('/', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The title that a template's campaign shows.</summary>
    public static string TitleOf(string template)
    {
        foreach (var file in FilesOf(template).Where(file => file.EndsWith(SourceFiles.Extension, StringComparison.Ordinal)))
        {
            var title = Title().Match(SourceFiles.TextOf(Read(template, file)));
            if (title.Success) return title.Groups[1].Value;
        }

        return template;
    }

    /// <summary>The paths of a template's files, from its folder, in order; none where there is no such template.</summary>
    public static IReadOnlyList<string> FilesOf(string template) =>
        [.. Resources().Where(path => path.StartsWith(template + "/", StringComparison.Ordinal)).Select(path => path[(template.Length + 1)..]).Order(StringComparer.Ordinal)];

    /// <summary>The bytes of a template's file.</summary>
    public static byte[] Read(string template, string file)
    {
        using var resource = typeof(Templates).Assembly.GetManifestResourceStream($"{Prefix}{template}/{file}")
            ?? throw new System.Diagnostics.UnreachableException();
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<string> Resources() => typeof(Templates).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..].Replace('\\', '/'));

    [GeneratedRegex("^campaign\\s+\\w+\\s+\"([^\"]*)\"", RegexOptions.Multiline)]
    private static partial Regex Title();
}
