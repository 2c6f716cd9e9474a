namespace NurtureLang.Differences.Comparing;

/// <summary>Says in short which words of a text are others.</summary>
internal static class ChangedWords
{
    private const int MostPlaces = 3;
    private const int MostWords = 8;
    private const long MostCells = 4_000_000;

    /// <summary>`"two days" became "a week"; "please" is new; and 2 more places`.</summary>
    public static string Between(string old, string now)
    {
        var (before, after) = (Words(old), Words(now));
        var (start, end) = (0, 0);
        while (start < before.Length && start < after.Length && before[start] == after[start]) start++;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        if (start == before.Length && start == after.Length) return "only its blanks and line breaks are others";
        var places = Places(before[start..^end], after[start..^end]);
        var said = places.Take(MostPlaces).Select(place => Said(place.Old, place.New));
        var more = places.Count - MostPlaces;
        return string.Join("; ", said) + (more <= 0 ? "" : more == 1 ? "; and 1 more place" : $"; and {more} more places");
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static List<(string[] Old, string[] New)> Places(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostCells) return [(old, now)];
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--) common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1
                : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        List<(string[] Old, string[] New)> places = [];
        List<string> gone = [], added = [];
        var (one, other) = (0, 0);
        while (one < old.Length || other < now.Length)
        {
            if (one < old.Length && other < now.Length && old[one] == now[other])
            {
                Flush();
                one++;
                other++;
            }
            else if (other == now.Length || (one < old.Length && common[one + 1, other] >= common[one, other + 1])) gone.Add(old[one++]);
            else added.Add(now[other++]);
        }

        Flush();
        return places;

        void Flush()
        {
            if (gone.Count + added.Count > 0) places.Add(([.. gone], [.. added]));
            gone.Clear();
            added.Clear();
        }
    }

    private static string Said(string[] old, string[] now) => (old.Length, now.Length) switch
    {
        (0, _) => $"{Quoted(now)} is new",
        (_, 0) => $"{Quoted(old)} is gone",
        _ => $"{Quoted(old)} became {Quoted(now)}",
    };

    private static string Quoted(string[] words) => words.Length <= MostWords
        ? $"\"{string.Join(' ', words)}\""
        : $"\"{string.Join(' ', words.Take(MostWords))} ...\" ({words.Length} words)";
}
