using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Run;
using NurtureLang.Simulation.WhatIf;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Commands;

/// <summary>`--what-if FILE [--repeat N]`: reactions to touches are drawn from a response model.</summary>
internal static class WhatIfOption
{
    /// <summary>The options.</summary>
    public static OptionSpec[] Specs { get; } =
    [
        new("--what-if", "FILE", "also runs with reactions to touches drawn from this response model, which may be in the campaign's folder"),
        new("--repeat", "N", "with --what-if: how often, with other draws; 20 without it"),
    ];

    /// <summary>Reads the options; null where nobody asks what if.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The campaign's folder, where the file is looked for when it is not here; null for a plan.</param>
    /// <param name="texts">The pool of texts.</param>
    /// <exception cref="CommandException">They make no sense, or the model cannot be used.</exception>
    public static WhatIfOptions? Read(Arguments arguments, CampaignPlan plan, string? folder, TextPool texts)
    {
        if (arguments.Text("--what-if") is not { } path)
        {
            if (arguments.Has("--repeat")) throw new CommandException("--repeat says how often a run with --what-if FILE is repeated, and there is none.");
            return null;
        }

        if (arguments.Has("--then")) throw new CommandException("--what-if and --then cannot stand together yet: ask for one of them.");
        var repetitions = (int)(arguments.Number("--repeat", 1, WhatIfOptions.MostRepetitions) ?? WhatIfOptions.UsualRepetitions);
        if (folder is not null && !Path.IsPathRooted(path) && !Path.Exists(path) && File.Exists(Path.Combine(folder, path))) path = Path.Combine(folder, path);
        try
        {
            return new WhatIfOptions(
                ResponseFile.Parse(Path.GetFileName(path), Bytes(path), plan, HistoryLoader.OptionsFor(plan, texts), Spelling.Nearest), repetitions);
        }
        catch (SimulationException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), ExitCode.Problems, problem);
        }
    }

    private static byte[] Bytes(string path)
    {
        var shown = DisplayWidth.Harmless(path);
        if (Directory.Exists(path)) throw new CommandException($"--what-if takes a file; {shown} is a folder.");
        if (!File.Exists(path)) throw new CommandException($"{shown} does not exist.");
        try
        {
            // A byte more than may be is enough to refuse it.
            using var file = File.OpenRead(path);
            var bytes = new byte[ResponseFile.Largest + 1];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{shown} cannot be read: {DisplayWidth.Harmless(problem.Message)}", inner: problem);
        }
    }
}
