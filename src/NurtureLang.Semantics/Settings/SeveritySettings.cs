using System.Collections.Immutable;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Settings;

/// <summary>
/// How grave diagnostics are by the `.editorconfig` files around a campaign: of each file of it, those in its folder and in the folders above, the nearest first,
/// up to one that says `root = true`. An error stays one, whatever they say. Not for several threads.
/// </summary>
/// <param name="folder">The campaign's folder, absolute, with forward slashes and none at its end.</param>
/// <param name="read">Gives the `.editorconfig` of an absolute folder, with the path under which it is shown; null where it has none.</param>
public sealed class SeveritySettings(string folder, Func<string, SourceText?> read)
{
    private const int DeepestFolder = 100;

    private readonly Dictionary<string, EditorConfigFile?> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableDictionary<string, string>> settings = new(StringComparer.Ordinal);

    /// <summary>The name of the files that settings stand in.</summary>
    public const string FileName = ".editorconfig";

    /// <summary>No settings: every diagnostic is as grave as its kind.</summary>
    public static SeveritySettings None { get; } = new("", _ => null);

    /// <summary>A diagnostic with the severity that is set for it; null where none is, so that it is not shown.</summary>
    public Diagnostic? Apply(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Error) return diagnostic;
        var severity = For(diagnostic.Source.Path).Severity(diagnostic.Code);
        return severity switch
        {
            SetSeverity.Unset => diagnostic,
            SetSeverity.None => null,
            SetSeverity.Note => diagnostic with { Severity = Severity.Note },
            SetSeverity.Warning => diagnostic with { Severity = Severity.Warning },
            SetSeverity.Error => diagnostic with { Severity = Severity.Error },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What is shown of what was found, with the severities that are set; what is wrong with the settings comes last.</summary>
    /// <param name="found">What was found and no comment allows.</param>
    /// <param name="paths">The files that were looked at, from the campaign's folder.</param>
    public IEnumerable<Diagnostic> Review(IEnumerable<Diagnostic> found, IEnumerable<string> paths) =>
        found.Select(Apply).OfType<Diagnostic>().Concat(Mistakes(paths));

    /// <summary>What is wrong with the settings in the files that were looked at for some files of the campaign.</summary>
    /// <param name="paths">Files of the campaign, from its folder.</param>
    public IEnumerable<Diagnostic> Mistakes(IEnumerable<string> paths) =>
        paths.SelectMany(ChainOf).Distinct().OrderBy(file => file.Source.Path, StringComparer.Ordinal).SelectMany(SettingKeys.Mistakes);

    private SettingsOfAFile For(string path)
    {
        if (settings.TryGetValue(path, out var known)) return new SettingsOfAFile(known);
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        // The nearest is read last, so that it wins.
        foreach (var file in ChainOf(path).Reverse())
        {
            var from = FolderOf(file);
            var relative = Absolute(path)[(from.Length + 1)..];
            foreach (var pair in file.Sections.Where(section => section.Pattern.IsMatch(relative)).SelectMany(section => section.Pairs)) values[pair.Key] = pair.Value;
        }

        return new SettingsOfAFile(settings[path] = values.ToImmutable());
    }

    // The `.editorconfig` files of a file, the nearest first.
    private IEnumerable<EditorConfigFile> ChainOf(string path)
    {
        var at = Absolute(path);
        for (var level = 0; level < DeepestFolder; level++)
        {
            var slash = at.LastIndexOf('/');
            if (slash < 0) yield break;
            at = at[..slash];
            if (FileIn(at) is not { } file) continue;
            yield return file;
            if (file.IsRoot) yield break;
        }
    }

    private EditorConfigFile? FileIn(string where)
    {
        if (!files.TryGetValue(where, out var file)) files[where] = file = read(where) is { } text ? EditorConfigFile.Parse(text) : null;
        return file;
    }

    private string FolderOf(EditorConfigFile file) => files.First(pair => pair.Value == file).Key;

    private string Absolute(string path) => $"{folder}/{path}";
}
