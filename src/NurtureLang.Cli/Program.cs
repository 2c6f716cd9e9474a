using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        using var terminal = Terminal.OfProcess();
        return CommandLine.Run(arguments, terminal);
    }
}
