using NurtureLang.Cli.Hosting;
using NurtureLang.Plan.Serialization;

namespace NurtureLang.Cli.Sources.Git;

/// <summary>Loads a campaign, or a plan, as it was in a commit.</summary>
internal static class GitCampaign
{
    /// <summary>The plan of a campaign in a revision.</summary>
    /// <param name="repository">The repository, with the campaign's path.</param>
    /// <param name="revision">The revision as the user wrote it.</param>
    /// <param name="commit">Its commit.</param>
    /// <param name="terminal">Told what is wrong with the campaign.</param>
    /// <returns>The plan; null where the campaign has errors, which have been said.</returns>
    /// <exception cref="CommandException">It is not there, or it is no campaign.</exception>
    public static LoadedPlan? Load(GitRepository repository, string revision, string commit, Terminal terminal)
    {
        var shown = $"{DisplayWidth.Harmless(revision)}:{repository.Path}";
        if (repository.TypeIn(commit, revision) == "tree")
        {
            var all = repository.Files(commit, repository.Path);
            return Compile(repository, all, CampaignFolder.Choose(
                [.. all.Keys.Where(name => !name.Contains('/', StringComparison.Ordinal))], name => HoldsCampaign(repository, all[name]), shown),
                    shown, terminal);
        }

        var slash = repository.Path.LastIndexOf('/');
        var (folder, file) = (slash < 0 ? "" : repository.Path[..slash], repository.Path[(slash + 1)..]);
        var files = repository.Files(commit, folder);
        if (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return new LoadedPlan(Plan(repository, files[file], shown), null, []);
        if (!file.EndsWith(SourceFiles.Extension, StringComparison.Ordinal))
            throw new CommandException($"{shown} is no campaign: a campaign's file ends in {SourceFiles.Extension}.");
        return Compile(repository, files, file, $"{DisplayWidth.Harmless(revision)}:{folder}", terminal);
    }

    private static LoadedPlan? Compile(GitRepository repository, Dictionary<string, GitFile> files, string file, string folder, Terminal terminal) =>
        CampaignCompiler.Load(new CampaignFolder(folder.TrimEnd(':', '/'), file), new GitSourceLoader(repository, files), terminal, seal: true);

    private static bool HoldsCampaign(GitRepository repository, GitFile file)
    {
        if (file.IsLink || file.IsModule || file.Size > SourceFiles.LargestFile) return true;
        using var stream = new MemoryStream(repository.Read(file));
        var (bytes, problem) = SourceFiles.Read(stream);
        return problem is not null || CampaignFolder.HoldsCampaign(bytes);
    }

    private static NurtureLang.Plan.CampaignPlan Plan(GitRepository repository, GitFile file, string shown)
    {
        if (file.Size > PlanJson.LargestPlan) throw new CommandException($"{shown} is larger than a plan can be.", ExitCode.Problems);
        try
        {
            return PlanJson.Read(repository.Read(file));
        }
        catch (PlanException problem)
        {
            throw new CommandException($"{shown} is refused. {DisplayWidth.Harmless(problem.Message)}", ExitCode.Problems, problem);
        }
    }
}
