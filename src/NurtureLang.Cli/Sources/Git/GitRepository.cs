using System.Globalization;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Sources.Git;

/// <summary>A git repository and a path in it.</summary>
/// <param name="Git">Calls git in it.</param>
/// <param name="Path">The path from its root, with forward slashes; empty for the root.</param>
/// <param name="Shown">The path as the user wrote it.</param>
internal sealed record GitRepository(GitProgram Git, string Path, string Shown)
{
    /// <summary>The repository that a path lies in. The path itself may be gone from the disk.</summary>
    /// <exception cref="CommandException">It lies in none, or git is not installed.</exception>
    public static GitRepository At(string path)
    {
        var shown = DisplayWidth.Harmless(path);
        var full = System.IO.Path.GetFullPath(path);
        var folder = full;
        while (!Directory.Exists(folder)) folder = System.IO.Path.GetDirectoryName(folder) ?? throw new CommandException($"{shown} does not exist.");
        var git = new GitProgram(folder);
        var prefix = git.Ask("rev-parse", "--is-inside-work-tree", "--show-prefix");
        var lines = prefix.Text.Split('\n');
        if (prefix.Code != 0 || lines[0] != "true")
        {
            var owner = prefix.Error.Contains("dubious ownership", StringComparison.Ordinal)
                ? " (git does not trust it: it belongs to somebody else)" : "";
            throw new CommandException($"{shown} lies in no git repository{owner}. Without --git, two folders or files are compared: nurture diff OLD NEW.");
        }

        var rest = System.IO.Path.GetRelativePath(folder, full).Replace('\\', '/');
        var inside = (lines.Length > 1 ? lines[1] : "") + (rest == "." ? "" : rest);
        return new GitRepository(git, inside.TrimEnd('/'), shown);
    }

    /// <summary>The commit of a revision.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public string Commit(string revision)
    {
        var shown = DisplayWidth.Harmless(revision);
        // INVARIANT: from here on a revision is forty or more hex digits, which is never an option.
        if (revision.StartsWith('-') || revision.AsSpan().ContainsAnyInRange('\0', ' '))
            throw new CommandException($"--git takes revisions such as main, HEAD~3 or v1.2; `{shown}` is none.");
        var answer = Git.Ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        var commit = answer.Text.Split('\n')[^1];
        if (answer.Code != 0 || commit.Length < 40 || !commit.All(char.IsAsciiHexDigit))
            throw new CommandException($"The repository has no revision `{shown}`. `git log --oneline` lists commits, `git branch --all` branches; "
                + "a shallow clone has few of them.");
        return commit;
    }

    /// <summary>The last commit that two have in common.</summary>
    /// <exception cref="CommandException">They have none.</exception>
    public string Fork(string one, string other)
    {
        var answer = Git.Ask("merge-base", one, other);
        return answer.Code == 0 && answer.Text.Length >= 40
            ? answer.Text
            : throw new CommandException("The two revisions have no commit in common, so there is nothing that `...` could begin at. Say `..` for the two as they are.");
    }

    /// <summary>What the path was in a commit: `tree` or `blob`.</summary>
    /// <exception cref="CommandException">It was not there.</exception>
    public string TypeIn(string commit, string revision)
    {
        var answer = Git.Ask("cat-file", "-t", $"{commit}:{Path}");
        return answer is { Code: 0, Text: "tree" or "blob" }
            ? answer.Text
            : throw new CommandException($"{Shown} is not in revision `{DisplayWidth.Harmless(revision)}`. Was it called otherwise there?");
    }

    /// <summary>The files of a folder in a commit, by their paths from it.</summary>
    public Dictionary<string, GitFile> Files(string commit, string folder)
    {
        var files = new Dictionary<string, GitFile>(StringComparer.Ordinal);
        var answer = Git.Ask("ls-tree", "--full-tree", "-r", "-z", "-l", $"{commit}:{folder}");
        foreach (var line in System.Text.Encoding.UTF8.GetString(answer.Bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0) continue;
            var words = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is not [var mode, _, var id, var size]) continue;
            _ = long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes);
            files[line[(tab + 1)..]] = new GitFile(id, bytes, mode == "120000", mode == "160000");
        }

        return files;
    }

    /// <summary>The bytes of a file.</summary>
    public byte[] Read(GitFile file) => Git.Ask("cat-file", "blob", file.Id).Bytes;
}

/// <summary>A file in a commit.</summary>
/// <param name="Id">The name of its content.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="IsLink">Whether it is a symbolic link.</param>
/// <param name="IsModule">Whether it is another repository's commit.</param>
internal sealed record GitFile(string Id, long Size, bool IsLink, bool IsModule);
