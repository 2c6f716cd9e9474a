namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>The beginning of a log, for programs that are too slow for all of it.</summary>
internal static class LogCut
{
    private const int ContactColumn = 2;

    /// <summary>Writes the first events of a folder's log, and the contacts that occur in them, into another folder.</summary>
    public static void Write(string from, string to, long events)
    {
        Directory.CreateDirectory(to);
        var contacts = new HashSet<string>();
        using (var reader = new StreamReader(Path.Combine(from, "events.csv")))
        using (var writer = New(Path.Combine(to, "events.csv")))
        {
            writer.WriteLine(reader.ReadLine());
            for (long kept = 0; kept < events && reader.ReadLine() is { } row; kept++)
            {
                contacts.Add(row.Split(',')[ContactColumn]);
                writer.WriteLine(row);
            }
        }

        using var rows = New(Path.Combine(to, "contacts.csv"));
        var all = File.ReadLines(Path.Combine(from, "contacts.csv"));
        foreach (var row in all.Where((row, line) => line == 0 || contacts.Contains(row.Split(',')[0]))) rows.WriteLine(row);
    }

    private static StreamWriter New(string path) => new(path) { NewLine = "\n" };
}
