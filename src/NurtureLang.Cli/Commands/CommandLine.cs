using System.CommandLine;
using System.CommandLine.Parsing;
using NurtureLang.Cli.Hosting;
using NurtureLang.Plan.Functions;

namespace NurtureLang.Cli.Commands;

/// <summary>Reads the command line, runs the command, and turns whatever goes wrong into one sentence and an exit code.</summary>
internal static class CommandLine
{
    // Only the command that was called is built: the others would cost start-up time and do nothing.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Runs the program.</summary>
    public static int Run(string[] arguments, Terminal terminal)
    {
        try
        {
            var code = Dispatch(arguments, terminal);
            terminal.Out.Flush();
            return code;
        }
        catch (CommandException problem)
        {
            return Fail(terminal, problem.Message, problem.ExitCode);
        }
        catch (FunctionException problem)
        {
            return Fail(terminal, DisplayWidth.Harmless(problem.Message), ExitCode.Problems);
        }
        catch (IOException problem) when (IsClosedPipe(problem))
        {
            // Whoever read the result has read enough, as `head` does.
            return ExitCode.Fine;
        }
        catch (OutOfMemoryException)
        {
            return Fail(terminal, "The memory is not enough for this. Take a part of the history, or a machine with more.", ExitCode.Failed);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Fail(terminal, DisplayWidth.Harmless(problem.Message), ExitCode.Failed);
        }
        catch (Exception problem)
        {
            return Fail(terminal, Fault(problem), ExitCode.Failed);
        }
    }

    private static int Dispatch(string[] arguments, Terminal terminal)
    {
        if (arguments is [] or ["--help"] or ["-h"] or ["help"])
        {
            Help.WriteOverview(terminal);
            return arguments.Length == 0 ? ExitCode.Failed : ExitCode.Fine;
        }

        if (arguments[0] == "--version")
        {
            terminal.Out.WriteLine(ProgramVersion.Text);
            return ExitCode.Fine;
        }

        if (arguments is ["help", var topic]) arguments = [topic, "--help"];
        var command = CommandTable.Find(arguments[0]) ?? throw new CommandException(CommandTable.Unknown(arguments[0]));
        var rest = arguments[1..];
        if (AsksForHelp(rest))
        {
            Help.Write(command, terminal);
            return ExitCode.Fine;
        }

        var (given, defaults) = DefaultsFile.Apply(Parse(command, rest));
        try
        {
            return command.Run(given, terminal);
        }
        catch (CommandException problem) when (defaults is not null && rest.AsSpan().IndexOf(problem.Message.Split(' ')[0]) < 0
            && given.Options.ContainsKey(problem.Message.Split(' ')[0]))
        {
            // The mistake is about an option that nobody wrote: it says where it stands.
            throw new CommandException($"{problem.Message} It stands in {DisplayWidth.Harmless(defaults)}.", problem.ExitCode, problem);
        }
    }

    private static bool AsksForHelp(string[] rest)
    {
        var end = Array.IndexOf(rest, "--");
        return rest.AsSpan(0, end < 0 ? rest.Length : end).IndexOfAny("--help", "-h", "-?") >= 0;
    }

    private static Arguments Parse(CommandSpec spec, string[] rest)
    {
        var command = new Command(spec.Name);
        var values = new Argument<string[]>("arguments") { Arity = new ArgumentArity(0, 100_000) };
        command.Add(values);
        var options = spec.Options.Select(option => MakeOption(option, command)).ToArray();
        var parsed = command.Parse(rest, Parsing);
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < options.Length; i++)
        {
            var option = spec.Options[i];
            if (parsed.GetResult(options[i]) is not { Implicit: false } result) continue;
            if (option.NotYet is { } refusal) throw new CommandException(refusal);
            given[option.Name] = ValueOf(option, result);
        }

        var words = parsed.GetResult(values)?.Tokens.Select(token => token.Value).ToArray() ?? [];
        CheckArguments(spec, words);
        if (parsed.Errors.Count > 0)
            throw new CommandException($"{DisplayWidth.Harmless(parsed.Errors[0].Message)} `nurture {spec.Name} --help` shows what it takes.");
        return new Arguments(spec, words, given);
    }

    private static Option MakeOption(OptionSpec option, Command command)
    {
        // What is not there yet is refused by name, whether or not a value follows it.
        var arity = option.Repeats ? ArgumentArity.OneOrMore
            : option.Value is null ? ArgumentArity.Zero
            : option.NotYet is null ? ArgumentArity.ExactlyOne
            : new ArgumentArity(0, 1);
        Option made = option.Repeats ? new Option<string[]>(option.Name) : new Option<string>(option.Name);
        made.Arity = arity;
        command.Add(made);
        return made;
    }

    private static string ValueOf(OptionSpec option, OptionResult result)
    {
        if (option.Repeats && result.Tokens.Count > 0) return string.Join(Arguments.Between, result.Tokens.Select(token => token.Value));
        if (result.IdentifierTokenCount > 1) throw new CommandException($"{option.Name} stands twice; it is said once.");
        if (option.Value is null) return "";
        return result.Tokens is [var token, ..]
            ? token.Value
            : throw new CommandException($"{option.Name} needs a value: {option.Name} {option.Value}.");
    }

    private static void CheckArguments(CommandSpec spec, string[] words)
    {
        if (Array.Find(words, word => word.Length > 1 && word[0] == '-') is { } unknown)
            throw new CommandException($"`nurture {spec.Name}` has no option {DisplayWidth.Harmless(unknown)}. `nurture {spec.Name} --help` lists them.");
        if (words.Length < spec.Arguments.Least)
            throw new CommandException($"Something is missing: nurture {spec.Name} {spec.Usage}.");
        if (words.Length > spec.Arguments.Most)
            throw new CommandException($"`{DisplayWidth.Harmless(words[spec.Arguments.Most])}` is too much: nurture {spec.Name} {spec.Usage}.");
    }

    private static int Fail(Terminal terminal, string sentence, int code)
    {
        try
        {
            terminal.Out.Flush();
            terminal.SayError(sentence);
        }
        catch (IOException)
        {
            // Nobody can be told any more; the exit code still says it.
        }

        return code;
    }

    private static bool IsClosedPipe(IOException problem) =>
        problem.HResult is 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8) || problem.Message.Contains("Broken pipe", StringComparison.Ordinal);

    // A fault of ours is said as such: in one sentence, with what finds it again.
    private static string Fault(Exception problem)
    {
        var method = new System.Diagnostics.StackTrace(problem).GetFrame(0)?.GetMethod();
        var place = method is null ? "" : $" in {method.DeclaringType?.Name}.{method.Name}";
        var message = DisplayWidth.Harmless(problem.Message.ReplaceLineEndings(" "));
        return $"This is a fault of nurture, not of your files ({problem.GetType().Name}{place}: {message}). Please report it with the command you gave.";
    }
}
