using System.Text;

namespace NurtureLang.Cli.Hosting;

/// <summary>What the program reads and writes: the result on one stream, everything else on the other, and what they can show.</summary>
internal sealed class Terminal : IDisposable
{
    private const int UsualWidth = 80;
    private const int NarrowestWidth = 20;
    private const int WidestWidth = 400;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Func<Stream> openInput;

    /// <summary>Over given streams; the environment decides what they can show.</summary>
    public Terminal(
        Func<Stream> input, Stream output, Stream error, bool outputIsTerminal, bool errorIsTerminal, Func<string, string?> environment, int? columns = null)
    {
        openInput = input;
        OutStream = output;
        Out = new StreamWriter(output, Utf8, 4096, leaveOpen: true) { NewLine = "\n" };
        Error = new StreamWriter(error, Utf8, 1024, leaveOpen: true) { NewLine = "\n", AutoFlush = true };
        ShowsProgress = errorIsTerminal && environment("TERM") != "dumb";
        // NO_COLOR: any value but the empty one means no colour.
        var colour = string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") != "dumb";
        OutPaint = new Paint(colour && outputIsTerminal);
        ErrorPaint = new Paint(colour && errorIsTerminal);
        Glyphs = SaysUtf8(environment) ? Glyphs.Unicode : Glyphs.Ascii;
        OutIsTerminal = outputIsTerminal;
        Width = WidthOf(environment("COLUMNS"), columns);
    }

    /// <summary>How many columns output for people takes at most: what COLUMNS says, otherwise 80, or less where the terminal has less.</summary>
    public int Width { get; }

    /// <summary>Whether the result goes to a terminal.</summary>
    public bool OutIsTerminal { get; }

    /// <summary>The result, as text.</summary>
    public TextWriter Out { get; }

    /// <summary>The result, as bytes; flush <see cref="Out"/> before.</summary>
    public Stream OutStream { get; }

    /// <summary>Everything that is not the result.</summary>
    public TextWriter Error { get; }

    /// <summary>Colours of the result.</summary>
    public Paint OutPaint { get; }

    /// <summary>Colours of everything else.</summary>
    public Paint ErrorPaint { get; }

    /// <summary>The signs that can be shown.</summary>
    public Glyphs Glyphs { get; }

    /// <summary>Whether somebody watches how long work goes on.</summary>
    public bool ShowsProgress { get; }

    /// <summary>Ends what goes on until it is told to stop.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The terminal that the program was started on.</summary>
    public static Terminal OfProcess() => new(
        Console.OpenStandardInput,
        Console.OpenStandardOutput(),
        Console.OpenStandardError(),
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        Environment.GetEnvironmentVariable,
        WindowWidth());

    /// <summary>Opens what is piped in.</summary>
    public Stream OpenInput() => openInput();

    /// <summary>Says a sentence that is not the result.</summary>
    public void Say(string sentence) => Error.WriteLine(sentence);

    /// <summary>Says what went wrong.</summary>
    public void SayError(string sentence) => Error.WriteLine($"{ErrorPaint.Red("error:")} {sentence}");

    /// <inheritdoc/>
    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
    }

    private static int WidthOf(string? wanted, int? columns)
    {
        if (int.TryParse(wanted, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var given) && given > 0)
            return Math.Clamp(given, NarrowestWidth, WidestWidth);
        return columns is > 0 ? Math.Clamp(columns.Value, NarrowestWidth, UsualWidth) : UsualWidth;
    }

    private static int? WindowWidth()
    {
        if (Console.IsOutputRedirected && Console.IsErrorRedirected) return null;
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            // A terminal that does not say how wide it is.
            return null;
        }
    }

    private static bool SaysUtf8(Func<string, string?> environment)
    {
        if (OperatingSystem.IsWindows()) return Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage;
        var locale = new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
    }
}
