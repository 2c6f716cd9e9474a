using System.Globalization;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Plan.Serialization;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture build`: the plan, its hash, and the bytes of state that a contact needs.</summary>
internal static class BuildCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "build",
        Summary = "compiles a campaign to its plan",
        Usage = "PATH [-o FILE] [--trust HASH]",
        Arguments = (1, 1),
        ArgumentsHelp = "PATH is a campaign file, or a folder holding one.",
        Options = [new OptionSpec("-o", "FILE", "where the plan goes; without it NAME.plan.json in the current folder, by the campaign's name"), Scripts.Trust],
        Notes = ["The same files give the same plan, byte for byte. `nurture simulate` and `nurture why` take a plan in place of a campaign."],
        Examples = ["nurture build samples/acme-b2b -o acme.plan.json"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        var trust = Scripts.TrustOf(arguments);
        if (CampaignCompiler.Load(arguments.Values[0], terminal) is not { Plan: var plan } campaign) return ExitCode.Problems;
        if (campaign.Where is { } where && !Scripts.Report(plan, campaign.Sources, trust, where, terminal)) return ExitCode.Problems;
        var file = arguments.Text("-o") ?? $"{plan.Name}.plan.json";
        FileWriter.Replace(file, PlanJson.Write(plan));
        terminal.Out.WriteLine($"plan   {file}");
        terminal.Out.WriteLine($"hash   {plan.Hash}");
        terminal.Out.WriteLine(string.Format(CultureInfo.InvariantCulture, "state  {0:N0} bytes a contact", plan.StateBytes));
        foreach (var script in plan.Functions.DistinctBy(function => function.Path)) terminal.Out.WriteLine($"script {script.Path} sha256:{script.Hash}");
        return ExitCode.Fine;
    }
}
