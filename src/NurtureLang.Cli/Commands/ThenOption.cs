using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Cli.Commands;

/// <summary>`--then PATH@INSTANT [--migrate]`: a newer version of the campaign that is live from an instant on.</summary>
/// <param name="Version">Its plan.</param>
/// <param name="Path">Where it was read from.</param>
/// <param name="At">The instant, in ticks.</param>
/// <param name="Migrates">Whether people inside are moved to it.</param>
internal sealed record ThenOption(LoadedPlan Version, string Path, long At, bool Migrates)
{
    /// <summary>The options.</summary>
    public static OptionSpec[] Specs { get; } =
    [
        new("--then", "PATH@INSTANT", "a newer version of the campaign that is live from an instant or day on; people inside finish on the version they entered"),
        new("--migrate", null, "with --then: moves people inside to the step of the same name, waits reckoned anew from when they began"),
    ];

    /// <summary>Reads the options; null where there is no newer version, or where it has errors, which have been said.</summary>
    /// <exception cref="CommandException">They make no sense, or the newer version cannot be read.</exception>
    public static ThenOption? Read(Arguments arguments, Terminal terminal, ZoneClock zone, out bool hasErrors)
    {
        hasErrors = false;
        if (arguments.Text("--then") is not { } text)
        {
            if (arguments.Has("--migrate")) throw new CommandException("--migrate says what happens to people at --then PATH@INSTANT, and there is none.");
            return null;
        }

        var sign = text.LastIndexOf('@');
        if (sign <= 0 || sign == text.Length - 1)
            throw new CommandException($"--then takes a path and an instant, such as newer/@2026-09-10T12:00:00Z; `{DisplayWidth.Harmless(text)}` is not that.");
        var at = InstantOption.Read("--then", text[(sign + 1)..], zone, isEnd: false);
        if (CampaignCompiler.Load(text[..sign], terminal, seal: false) is { } version) return new ThenOption(version, text[..sign], at, arguments.Has("--migrate"));
        hasErrors = true;
        return null;
    }
}
