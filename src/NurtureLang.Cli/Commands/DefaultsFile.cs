using System.Globalization;
using System.Text.Json;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Commands;

/// <summary>Defaults of options, from the nearest `nurture.json` above what a command is about. The command line wins.</summary>
internal static class DefaultsFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "nurture.json";

    private const int DeepestFolder = 100;
    private const int LongestPath = 4_096;

    /// <summary>The option that passes the file over; every command has it that takes defaults.</summary>
    public static OptionSpec Without { get; } = new("--no-config", null, $"takes no defaults from {Name}");

    private static readonly JsonDocumentOptions Form = new() { MaxDepth = 8 };

    /// <summary>The command with the option that passes the file over, where it takes defaults.</summary>
    public static CommandSpec Allow(CommandSpec command) => command.Options.Any(option => option.HasDefault) ? command with { Options = [.. command.Options, Without] } : command;

    /// <summary>What stood on the command line, with the defaults of what did not.</summary>
    /// <exception cref="CommandException">The file is wrong.</exception>
    public static (Arguments Arguments, string? File) Apply(Arguments given)
    {
        if (given.Has(Without.Name) || !given.Command.Options.Contains(Without)) return (given, null);
        if (Find(given.Values.Count > 0 ? given.Values[0] : ".") is not { } file) return (given, null);
        var options = new Dictionary<string, string>(given.Options, StringComparer.Ordinal);
        foreach (var (name, value) in Read(file, given.Command)) options.TryAdd(name, value);
        return (given with { Options = options }, file);
    }

    // The nearest one, from the path's folder up to the folder of the repository.
    private static string? Find(string path)
    {
        if (path.Length is 0 or > LongestPath || path.Contains('\0', StringComparison.Ordinal)) return null;
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        var at = Path.GetFullPath(folder);
        for (var level = 0; level < DeepestFolder && at is not null; level++)
        {
            var file = Path.Combine(at, Name);
            if (File.Exists(file)) return Path.GetRelativePath(".", file);
            if (Path.Exists(Path.Combine(at, ".git"))) return null;
            at = Path.GetDirectoryName(at);
        }

        return null;
    }

    private static List<(string Option, string Value)> Read(string file, CommandSpec command)
    {
        var shown = DisplayWidth.Harmless(file);
        var (bytes, problem) = SourceFiles.Read(file);
        if (problem is not null) throw new CommandException($"{shown} cannot be read: {problem}.");
        try
        {
            using var document = JsonDocument.Parse(bytes, Form);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new CommandException($"{shown} holds one object: {{\"check\": {{\"format\": \"plain\"}}}}.");
            return Options(document.RootElement, file, shown, command);
        }
        catch (JsonException mistake)
        {
            var place = mistake.LineNumber is { } line ? $":{line + 1}" : "";
            throw new CommandException($"{shown}{place} is no JSON: it holds objects, texts in double quotes, numbers, true and false, and no comments.", inner: mistake);
        }
    }

    // INVARIANT: the whole file is looked at, also what is about other commands, so that a mistake in it is told at the first call.
    private static List<(string Option, string Value)> Options(JsonElement root, string file, string shown, CommandSpec command)
    {
        var found = new List<(string, string)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var commands = CommandTable.All.Where(one => one.Options.Contains(Without)).ToList();
        foreach (var part in root.EnumerateObject())
        {
            if (!seen.Add(part.Name)) throw new CommandException($"{shown} says `{DisplayWidth.Harmless(part.Name)}` twice.");
            if (part.Name == "$schema" && part.Value.ValueKind == JsonValueKind.String) continue;
            var about = commands.Find(one => one.Name == part.Name)
                ?? throw new CommandException(Unknown(shown, part.Name, "is no command that takes defaults", commands.Select(one => one.Name)));
            if (part.Value.ValueKind != JsonValueKind.Object) throw new CommandException($"{shown}: `{part.Name}` holds an object, such as {{\"{Example(about)}\": ...}}.");
            foreach (var pair in part.Value.EnumerateObject())
            {
                if (!seen.Add($"{part.Name} {pair.Name}")) throw new CommandException($"{shown} says `{DisplayWidth.Harmless(pair.Name)}` of `{part.Name}` twice.");
                var (option, value) = Option(pair, about, file, shown);
                if (about.Name == command.Name && value is not null) found.Add((option.Name, value));
            }
        }

        return found;
    }

    private static (OptionSpec Option, string? Value) Option(JsonProperty pair, CommandSpec about, string file, string shown)
    {
        if ($"--{pair.Name}" == Scripts.Trust.Name)
            throw new CommandException(
                $"{shown} trusts a script, and a file cannot: whoever runs a campaign says on the command line which scripts are trusted. Take `trust` out.");
        var option = about.Options.FirstOrDefault(one => one.Name == $"--{pair.Name}");
        if (option is not { HasDefault: true })
        {
            var why = option is null ? $"is no option of `nurture {about.Name}`" : $"of `nurture {about.Name}` is said on the command line each time, and has no default";
            throw new CommandException(Unknown(shown, pair.Name, why, about.Options.Where(one => one.HasDefault).Select(one => one.Name[2..])));
        }

        return (option, ValueOf(pair, option, file, shown));
    }

    private static string? ValueOf(JsonProperty pair, OptionSpec option, string file, string shown)
    {
        var value = pair.Value.ValueKind switch
        {
            JsonValueKind.True when option.Value is null => "",
            JsonValueKind.False when option.Value is null => null,
            JsonValueKind.String when option.Value is not null => pair.Value.GetString(),
            JsonValueKind.Number when option.Value is not null && pair.Value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => throw new CommandException($"{shown}: `{pair.Name}` is {(option.Value is null ? "true or false" : "a text or a whole number")}."),
        };
        if (value is not null && option.Choices.Count > 0 && !option.Choices.Contains(value))
            throw new CommandException($"{shown}: `{pair.Name}` takes {string.Join(", ", option.Choices)}; `{DisplayWidth.Harmless(value)}` is none of them.");
        // A file is named from where the defaults stand, wherever nurture is started.
        return value is { Length: > 0 } && option.Value == "FILE" ? Path.Combine(Path.GetDirectoryName(file) ?? "", value) : value;
    }

    private static string Example(CommandSpec command) => command.Options.First(option => option.HasDefault).Name[2..];

    private static string Unknown(string shown, string name, string why, IEnumerable<string> known)
    {
        var all = known.ToList();
        var hint = Spelling.Nearest(name, all) is { } near ? $"Is `{near}` meant?" : $"It takes {string.Join(", ", all)}.";
        return $"{shown}: `{DisplayWidth.Harmless(name)}` {why}. {hint}";
    }
}
