using System.Text;
using System.Text.RegularExpressions;
using NurtureLang.Cli.Hosting;
using NurtureLang.Handbook;

namespace NurtureLang.Cli.Sources;

/// <summary>A folder that a handbook goes into. What is not a handbook's is never touched: a file of its own says what is.</summary>
internal sealed partial class HandbookFolder
{
    /// <summary>The file that says which files are the handbook's.</summary>
    public const string Marker = "nurture-handbook.txt";

    private const string Head = "This folder is a handbook that `nurture doc` wrote, and writes anew. Its files, which it replaces or takes away:";
    private const int LargestMarker = 1 << 20;

    private readonly string folder;
    private readonly IReadOnlyList<string> former;

    private HandbookFolder(string folder, IReadOnlyList<string> former) => (this.folder, this.former) = (folder, former);

    /// <summary>Looks at a folder before anything is written.</summary>
    /// <exception cref="CommandException">It holds something that is no handbook's.</exception>
    public static HandbookFolder Open(string folder)
    {
        if (folder.Length == 0) throw new CommandException("The folder for the handbook has no name.");
        var shown = DisplayWidth.Harmless(folder);
        try
        {
            if (File.Exists(folder)) throw new CommandException($"{shown} is a file; a handbook needs a folder of its own.");
            if (!Directory.Exists(folder)) return new HandbookFolder(folder, []);
            var there = Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal).ToList();
            if (there.Count == 0) return new HandbookFolder(folder, []);
            if (ReadMarker(Path.Combine(folder, Marker)) is not { } own)
                throw new CommandException($"{shown} is not empty and holds no handbook (no {Marker}), so nothing is written into it. Name a "
                    + $"folder that does not exist yet.");
            var other = there.Where(name => name != Marker && !own.Contains(name)).Select(DisplayWidth.Harmless).ToList();
            if (other.Count == 0) return new HandbookFolder(folder, own);
            var some = string.Join(", ", other.Take(3)) + (other.Count > 3 ? $" and {other.Count - 3} more" : "");
            throw new CommandException($"{shown} holds what is not of its handbook: {some}. Nothing is written; move that away, or name another folder.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException($"{shown} cannot be used: {DisplayWidth.Harmless(problem.Message)}", inner: problem);
        }
    }

    /// <summary>Writes a handbook: first what belongs to it, then its files; what an older one had and this one has not goes away.</summary>
    /// <exception cref="CommandException">The disk refuses.</exception>
    public void Write(IReadOnlyCollection<HandbookFile> files)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // The old names stay in the marker until their files are gone, so that a run that breaks off leaves a handbook's folder behind.
            FileWriter.Replace(Path.Combine(folder, Marker), Encoding.UTF8.GetBytes(Text(files.Select(file => file.Name).Union(former))));
            foreach (var file in files) FileWriter.Replace(Path.Combine(folder, file.Name), file.Content.AsSpan());
            foreach (var old in former.Except(files.Select(file => file.Name))) File.Delete(Path.Combine(folder, old));
            FileWriter.Replace(Path.Combine(folder, Marker), Encoding.UTF8.GetBytes(Text(files.Select(file => file.Name))));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException($"{DisplayWidth.Harmless(folder)} cannot be written: {DisplayWidth.Harmless(problem.Message)}", inner: problem);
        }
    }

    private static string Text(IEnumerable<string> names) => $"{Head}\n{string.Concat(names.Order(StringComparer.Ordinal).Select(name => $"{name}\n"))}";

    // Null where there is no marker, or one that nobody of us wrote. A link is none of ours either.
    private static List<string>? ReadMarker(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null || file.Length > LargestMarker) return null;
        var lines = File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 && lines[0] == Head && lines.Skip(1).All(name => OwnName().IsMatch(name)) ? [.. lines.Skip(1)] : null;
    }

    // INVARIANT: what may be replaced or taken away is a page or the style sheet, in this very folder.
    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?\.(html|css)\z")]
    private static partial Regex OwnName();
}
