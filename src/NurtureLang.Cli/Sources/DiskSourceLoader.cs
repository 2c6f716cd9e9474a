using System.Collections.Immutable;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Cli.Sources;

/// <summary>Gives the files of a campaign from its folder, and from nowhere else, whatever links say.</summary>
internal sealed class DiskSourceLoader(string folder) : ISourceLoader
{
    /// <summary>How large all files of a campaign together may be: 16 MiB.</summary>
    public const long LargestCampaign = 16 << 20;

    private readonly string? root = RealPath.Of(folder);
    private readonly Dictionary<string, LoadedFile?> loaded = new(StringComparer.Ordinal);
    private long total;

    /// <inheritdoc/>
    public bool CanParseAhead => true;

    /// <inheritdoc/>
    /// <remarks>INVARIANT: a file is read once, so that one compilation sees one text, whatever happens on the disk meanwhile.</remarks>
    public LoadedFile? Load(string path)
    {
        if (!loaded.TryGetValue(path, out var file)) loaded[path] = file = Read(path);
        return file;
    }

    private LoadedFile? Read(string path)
    {
        var full = Path.Combine(folder, path);
        if (!File.Exists(full) && !Directory.Exists(full)) return null;
        if (root is null || RealPath.Of(full) is not { } real) return Refuse("its symbolic links go in a circle");
        if (!RealPath.IsUnder(real, root)) return Refuse("a symbolic link leads out of the campaign's folder");
        if (!HasExactName(full)) return Refuse("its name differs in upper and lower case");
        var (bytes, problem) = SourceFiles.Read(real);
        if (problem is not null) return Refuse(problem);
        total += bytes.Length;
        if (total > LargestCampaign) return Refuse("the campaign's files together are larger than 16 MiB");
        return new LoadedFile(AsImmutable(bytes));
    }

    private static LoadedFile Refuse(string problem) => new([], problem);

    private static ImmutableArray<byte> AsImmutable(byte[] bytes) =>
        System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(bytes);

    // A campaign has to mean the same on every machine: where the disk takes `CRM.nurture` for `crm.nurture`, we do not.
    private static bool HasExactName(string path) =>
        OperatingSystem.IsLinux()
        || Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path) ?? ".", Path.GetFileName(path))
            .Any(entry => Path.GetFileName(entry) == Path.GetFileName(path));
}
