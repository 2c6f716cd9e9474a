namespace NurtureLang.Cli.Commands;

/// <summary>The lines in which two texts differ, as a unified diff.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    // Beyond this many pairs of lines to compare, what differs is shown as taken away and put in as a whole.
    private const long MostPairs = 16_000_000;

    /// <summary>The diff, line by line, its heading included.</summary>
    public static IEnumerable<string> Unified(string name, string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var edits = Edits(old, now);
        yield return $"--- {name}";
        yield return $"+++ {name}";
        foreach (var (first, end) in Hunks(edits))
        {
            var hunk = edits.GetRange(first, end - first);
            var (oldLine, newLine) = (edits.Take(first).Count(edit => edit.Sign != '+') + 1, edits.Take(first).Count(edit => edit.Sign != '-') + 1);
            yield return $"@@ -{oldLine},{hunk.Count(edit => edit.Sign != '+')} +{newLine},{hunk.Count(edit => edit.Sign != '-')} @@";
            foreach (var (sign, line) in hunk) yield return sign + line.TrimEnd('\r');
        }
    }

    private static IEnumerable<(int First, int End)> Hunks(List<(char Sign, string Line)> edits)
    {
        var at = 0;
        while (at < edits.Count)
        {
            var change = edits.FindIndex(at, edit => edit.Sign != ' ');
            if (change < 0) yield break;
            var last = change;
            for (var i = change; i < edits.Count && i <= last + (2 * Context); i++)
            {
                if (edits[i].Sign != ' ') last = i;
            }

            yield return (Math.Max(at, change - Context), Math.Min(edits.Count, last + 1 + Context));
            at = Math.Min(edits.Count, last + 1 + Context);
        }
    }

    private static List<(char Sign, string Line)> Edits(string[] old, string[] now)
    {
        var same = 0;
        while (same < old.Length && same < now.Length && old[same] == now[same]) same++;
        var tail = 0;
        while (tail < old.Length - same && tail < now.Length - same && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        var edits = old[..same].Select(line => (' ', line)).ToList();
        edits.AddRange(Middle(old[same..(old.Length - tail)], now[same..(now.Length - tail)]));
        edits.AddRange(old[(old.Length - tail)..].Select(line => (' ', line)));
        return edits;
    }

    // The longest common run of lines, by the table of its lengths.
    private static IEnumerable<(char Sign, string Line)> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostPairs) return [.. old.Select(line => ('-', line)), .. now.Select(line => ('+', line))];
        var length = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                length[i, j] = old[i] == now[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        var edits = new List<(char, string)>();
        var (x, y) = (0, 0);
        while (x < old.Length || y < now.Length)
        {
            if (x < old.Length && y < now.Length && old[x] == now[y])
            {
                edits.Add((' ', old[x++]));
                y++;
            }
            else if (x < old.Length && (y == now.Length || length[x + 1, y] >= length[x, y + 1])) edits.Add(('-', old[x++]));
            else edits.Add(('+', now[y++]));
        }

        return edits;
    }
}
