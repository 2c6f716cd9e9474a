namespace NurtureLang.Syntax.Text;

/// <summary>Finds the word somebody probably meant.</summary>
public static class Spelling
{
    private const int LengthMax = 40;

    /// <summary>The candidate nearest to a word, or null where none is close: one slip in short words, two in long ones.</summary>
    /// <param name="word">The word as written.</param>
    /// <param name="candidates">What could be meant; of equally near ones one as long as the word, then the first in ordinal order, is taken.</param>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LengthMax)
            return null;
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var limit = Math.Min(word.Length, candidate.Length) switch { <= 2 => 0, <= 4 => 1, _ => 2 };
            var distance = string.Equals(word, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word, candidate, limit);
            if (distance > limit || distance > bestDistance)
                continue;
            if (distance < bestDistance || IsBetter(candidate, best ?? candidate, word.Length))
                best = candidate;
            bestDistance = distance;
        }
        return best;
    }

    private static bool IsBetter(string candidate, string best, int length)
    {
        var isSameLength = candidate.Length == length;
        return isSameLength == (best.Length == length) ? string.CompareOrdinal(candidate, best) < 0 : isSameLength;
    }

    // Edits, where swapping two neighbours is one; anything above the limit is answered by limit + 1.
    private static int Distance(string first, string second, int limit)
    {
        if (Math.Abs(first.Length - second.Length) > limit || second.Length > LengthMax)
            return limit + 1;
        var width = second.Length + 1;
        Span<int> before = stackalloc int[width];
        Span<int> previous = stackalloc int[width];
        Span<int> current = stackalloc int[width];
        for (var j = 0; j < width; j++)
            previous[j] = j;
        for (var i = 1; i <= first.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j < width; j++)
            {
                var cost = char.ToLowerInvariant(first[i - 1]) == second[j - 1] ? 0 : 1;
                var edits = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                    edits = Math.Min(edits, before[j - 2] + 1);
                current[j] = edits;
            }
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[width - 1];
    }
}
