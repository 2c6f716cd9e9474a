using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Cli.Sources.Git;

namespace NurtureLang.Cli.Comparing;

/// <summary>One of the two versions that are compared.</summary>
/// <param name="Name">What it is called: its path, or its revision and path.</param>
/// <param name="Path">Its path on the disk, where its scripts and its history may be.</param>
/// <param name="Plan">Its plan.</param>
internal sealed record CampaignVersion(string Name, string Path, LoadedPlan Plan);

/// <summary>The two versions that a command line names: paths, or revisions of one path.</summary>
/// <param name="Old">The older one.</param>
/// <param name="New">The newer one.</param>
internal sealed record Versions(CampaignVersion Old, CampaignVersion New)
{
    /// <summary>Loads both, so that what is wrong with either is said; null where one has errors.</summary>
    /// <exception cref="CommandException">The command line makes no sense, or a version cannot be read.</exception>
    public static Versions? Load(Arguments arguments, Terminal terminal)
    {
        if (arguments.Text("--git") is { } revisions)
        {
            if (arguments.Values.Count != 1) throw new CommandException("With --git one path is compared with itself: nurture diff --git REV PATH.");
            return Both(OfRevisions(revisions, arguments.Values[0], terminal));
        }

        if (arguments.Values.Count != 2)
            throw new CommandException($"Something is missing: nurture diff {arguments.Command.Usage}. With one path, say by --git with which revision it is compared.");
        return Both((OnDisk(arguments.Values[0], terminal), OnDisk(arguments.Values[1], terminal)));
    }

    private static Versions? Both((CampaignVersion? Old, CampaignVersion? New) pair) => pair is ({ } old, { } now) ? new Versions(old, now) : null;

    private static CampaignVersion? OnDisk(string path, Terminal terminal) =>
        CampaignCompiler.Load(path, terminal) is { } plan ? new CampaignVersion(DisplayWidth.Harmless(path), path, plan) : null;

    private static (CampaignVersion? Old, CampaignVersion? New) OfRevisions(string revisions, string path, Terminal terminal)
    {
        var repository = GitRepository.At(path);
        var dots = revisions.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0) return (InRevision(repository, revisions, repository.Commit(revisions), path, terminal), OnDisk(path, terminal));
        var isFork = revisions.AsSpan(dots).StartsWith("...");
        var (first, second) = (revisions[..dots], revisions[(dots + (isFork ? 3 : 2))..]);
        // As in git, a side that is not said is the commit that is checked out.
        if (first.Length == 0) first = "HEAD";
        if (second.Length == 0) second = "HEAD";
        var (old, now) = (repository.Commit(first), repository.Commit(second));
        if (isFork) old = repository.Fork(old, now);
        return (InRevision(repository, isFork ? old[..12] : first, old, path, terminal), InRevision(repository, second, now, path, terminal));
    }

    private static CampaignVersion? InRevision(GitRepository repository, string revision, string commit, string path, Terminal terminal) =>
        GitCampaign.Load(repository, revision, commit, terminal) is { } plan
            ? new CampaignVersion($"{DisplayWidth.Harmless(revision)}:{DisplayWidth.Harmless(repository.Path)}", path, plan)
            : null;
}
