namespace NurtureLang.Cases.Tests;

/// <summary>Compares what a phase made with the accepted file beside the case.</summary>
internal static class Golden
{
    /// <summary>Whether differences become the accepted files, for the diff to be reviewed: `NURTURE_ACCEPT=1`.</summary>
    public static bool Accepting { get; } = Environment.GetEnvironmentVariable("NURTURE_ACCEPT") == "1";

    /// <summary>
    /// Compares a text with the golden file; a null text means that this phase has nothing to say about the case, and then no golden may exist.
    /// On a difference a `.received.` file is written, or with `NURTURE_ACCEPT=1` the golden itself.
    /// </summary>
    /// <returns>A sentence about the difference, or null when there is none.</returns>
    public static string? Compare(GoldenCase @case, string file, string? actual)
    {
        var golden = @case.PathOf(file);
        var received = ReceivedName(golden);
        var accepted = File.Exists(golden) ? File.ReadAllText(golden) : null;
        if (actual == accepted)
        {
            File.Delete(received);
            return null;
        }

        if (Accepting)
        {
            File.Delete(received);
            if (actual is null) File.Delete(golden);
            else File.WriteAllText(golden, actual);
            return null;
        }

        if (actual is null) return $"{@case.Name}/{file} exists, but this phase gives nothing for the case; take the file away.";
        File.WriteAllText(received, actual);
        return accepted is null
            ? $"{@case.Name}/{file} does not exist yet; what the phase gives is in {Path.GetFileName(received)}."
            : $"{@case.Name}/{file} differs. {FirstDifference(accepted, actual)} The whole is in {Path.GetFileName(received)}.";
    }

    /// <summary>`main.plan.json` is received as `main.plan.received.json`.</summary>
    public static string ReceivedName(string golden)
    {
        var extension = Path.GetExtension(golden);
        return golden[..^extension.Length] + ".received" + extension;
    }

    /// <summary>Where two texts begin to differ, in words.</summary>
    public static string FirstDifference(string accepted, string actual)
    {
        var left = accepted.Split('\n');
        var right = actual.Split('\n');
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        return $"Line {line + 1} was accepted as\n  {Show(left, line)}\nand is now\n  {Show(right, line)}\n";
    }

    private static string Show(string[] lines, int line) =>
        line < lines.Length ? lines[line].Replace("\r", "\\r", StringComparison.Ordinal) : "(the end of the text)";
}
