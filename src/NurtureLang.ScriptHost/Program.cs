using NurtureLang.ScriptHost.Running;
using NurtureLang.Scripting.Protocol;

namespace NurtureLang.ScriptHost;

/// <summary>The process that runs scripts: it does what it is asked over its standard input and output, until the input ends.</summary>
internal static class Program
{
    private static int Main()
    {
        var stream = new ScriptStream(Console.OpenStandardInput(), Console.OpenStandardOutput());
        // The streams belong to the messages.
        Console.SetIn(TextReader.Null);
        Console.SetOut(TextWriter.Null);
        return new Session(stream).Run();
    }
}
