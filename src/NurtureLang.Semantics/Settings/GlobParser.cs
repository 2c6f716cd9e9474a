using System.Collections.Immutable;
using System.Globalization;

namespace NurtureLang.Semantics.Settings;

/// <summary>Reads the pattern of an EditorConfig section. Never fails: what has no meaning stands for itself.</summary>
internal sealed class GlobParser
{
    private const int DeepestBraces = 16;

    private readonly string pattern;
    private readonly bool hasBraces;
    private int at;

    private GlobParser(string pattern)
    {
        this.pattern = pattern;
        // Braces that do not match up are taken as written, all of them.
        hasBraces = BracesMatch(pattern);
    }

    /// <summary>The parts of a pattern.</summary>
    public static ImmutableArray<GlobPart> Parse(string pattern) => new GlobParser(pattern).Sequence(0);

    private ImmutableArray<GlobPart> Sequence(int depth)
    {
        var parts = ImmutableArray.CreateBuilder<GlobPart>();
        while (at < pattern.Length && !(depth > 0 && pattern[at] is ',' or '}')) parts.Add(Next(depth));
        return parts.ToImmutable();
    }

    private GlobPart Next(int depth)
    {
        var unit = pattern[at];
        if (unit == '/' && pattern.AsSpan(at).StartsWith("/**/"))
        {
            at += 4;
            return new FoldersPart();
        }

        if (unit == '[' && Set() is { } set) return set;
        if (unit == '{' && hasBraces && depth < DeepestBraces) return Braces(depth);
        at++;
        switch (unit)
        {
            case '*':
                var crosses = at < pattern.Length && pattern[at] == '*';
                while (at < pattern.Length && pattern[at] == '*') at++;
                return new ManyPart(crosses);
            case '?':
                return new AnyPart();
            case '\\' when at < pattern.Length:
                return new LiteralPart(pattern[at++]);
            default:
                return new LiteralPart(unit);
        }
    }

    // Null where it is no set: nothing closes it, nothing is in it, or a slash is, which no set can match.
    private SetPart? Set()
    {
        var from = at + 1;
        var isNot = from < pattern.Length && pattern[from] == '!';
        if (isNot) from++;
        var ranges = ImmutableArray.CreateBuilder<(char, char)>();
        for (var i = from; i < pattern.Length; i++)
        {
            if (pattern[i] == '/') return null;
            if (pattern[i] == ']' && i > from)
            {
                at = i + 1;
                return new SetPart(ranges.ToImmutable(), isNot);
            }

            if (pattern[i] == '\\' && i + 1 < pattern.Length) i++;
            var first = pattern[i];
            var isRange = i + 2 < pattern.Length && pattern[i + 1] == '-' && pattern[i + 2] is not (']' or '/');
            ranges.Add((first, isRange ? pattern[i + 2] : first));
            if (isRange) i += 2;
        }

        return null;
    }

    // Braces around one thing that is no range of numbers stand for themselves, and so do those that nothing closes. Nothing is read twice, however deep it is.
    private GlobPart Braces(int depth)
    {
        var start = ++at;
        var choices = ImmutableArray.CreateBuilder<ImmutableArray<GlobPart>>();
        choices.Add(Sequence(depth + 1));
        while (at < pattern.Length && pattern[at] == ',')
        {
            at++;
            choices.Add(Sequence(depth + 1));
        }

        var isClosed = at < pattern.Length && pattern[at] == '}';
        var inside = pattern[start..at];
        if (isClosed) at++;
        if (isClosed && choices.Count > 1) return new ChoicePart(choices.ToImmutable());
        if (isClosed && Numbers(inside) is { } numbers) return numbers;
        var written = ImmutableArray.CreateBuilder<GlobPart>();
        for (var i = 0; i < choices.Count; i++)
        {
            written.Add(new LiteralPart(i == 0 ? '{' : ','));
            written.AddRange(choices[i]);
        }

        if (isClosed) written.Add(new LiteralPart('}'));
        return new ChoicePart([written.ToImmutable()]);
    }

    private static NumberPart? Numbers(string inside)
    {
        var dots = inside.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || !TryNumber(inside[..dots], out var first) || !TryNumber(inside[(dots + 2)..], out var last)) return null;
        return new NumberPart(Math.Min(first, last), Math.Max(first, last));
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static bool BracesMatch(string pattern)
    {
        var open = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\') i++;
            else if (pattern[i] == '{') open++;
            else if (pattern[i] == '}' && --open < 0) return false;
        }

        return open == 0;
    }
}
