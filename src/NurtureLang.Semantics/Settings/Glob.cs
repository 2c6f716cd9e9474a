using System.Collections.Immutable;

namespace NurtureLang.Semantics.Settings;

/// <summary>
/// A pattern of an EditorConfig section: `*` is any text without `/`, `**` any text, `?` one character without `/`, `[ab]`, `[a-z]` and `[!ab]` one of some,
/// `{one,other}` one of several, `{1..9}` a whole number, and `\` takes its meaning from the character behind it. Immutable.
/// </summary>
/// <remarks>Matching goes from sets of places to sets of places, so that no pattern takes more than its length times the square of the path's.</remarks>
internal sealed class Glob
{
    private readonly ImmutableArray<GlobPart> parts;
    private readonly bool isAnchored;

    private Glob(ImmutableArray<GlobPart> parts, bool isAnchored)
    {
        this.parts = parts;
        this.isAnchored = isAnchored;
    }

    /// <summary>Reads a pattern; what has no meaning in it stands for itself.</summary>
    public static Glob Parse(string pattern)
    {
        // A pattern with a slash is read from the file's own folder, one without it in that folder and all below.
        var isAnchored = pattern.Contains('/', StringComparison.Ordinal);
        return new Glob(GlobParser.Parse(isAnchored && !pattern.StartsWith('/') ? "/" + pattern : pattern), isAnchored);
    }

    /// <summary>Whether a path matches; it goes from the folder of the pattern's file, with forward slashes.</summary>
    public bool IsMatch(string path)
    {
        // The slash before the path lets `**/` stand for no folder at all, at the beginning too.
        var whole = "/" + path;
        var places = new bool[whole.Length + 1];
        places[0] = isAnchored;
        for (var i = 0; i < whole.Length && !isAnchored; i++) places[i + 1] = whole[i] == '/';
        foreach (var part in parts) places = part.Match(whole, places);
        return places[whole.Length];
    }
}
