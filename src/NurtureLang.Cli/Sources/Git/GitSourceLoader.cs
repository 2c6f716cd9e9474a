using System.Collections.Immutable;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Cli.Sources.Git;

/// <summary>Gives the files of a campaign as they were in a commit; nothing is written to the disk.</summary>
/// <param name="repository">The repository.</param>
/// <param name="files">The files of the campaign's folder in that commit.</param>
internal sealed class GitSourceLoader(GitRepository repository, IReadOnlyDictionary<string, GitFile> files) : ISourceLoader
{
    private readonly Dictionary<string, LoadedFile?> loaded = new(StringComparer.Ordinal);
    private long total;

    /// <inheritdoc/>
    public LoadedFile? Load(string path)
    {
        if (!loaded.TryGetValue(path, out var file)) loaded[path] = file = Read(path);
        return file;
    }

    private LoadedFile? Read(string path)
    {
        if (!files.TryGetValue(path, out var file))
            return files.Keys.Any(known => known.StartsWith(path + "/", StringComparison.Ordinal)) ? new LoadedFile([], "it is a folder") : null;
        if (file.IsLink) return new LoadedFile([], "it is a symbolic link, which is not followed in a revision");
        if (file.IsModule) return new LoadedFile([], "it is another repository");
        if (file.Size > SourceFiles.LargestFile) return new LoadedFile([], "it is larger than 1 MiB");
        total += file.Size;
        if (total > DiskSourceLoader.LargestCampaign) return new LoadedFile([], "the campaign's files together are larger than 16 MiB");
        using var stream = new MemoryStream(repository.Read(file));
        var (bytes, problem) = SourceFiles.Read(stream);
        return problem is null ? new LoadedFile(ImmutableArray.Create(bytes)) : new LoadedFile([], problem);
    }
}
