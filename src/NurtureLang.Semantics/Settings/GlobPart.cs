using System.Collections.Immutable;
using System.Globalization;

namespace NurtureLang.Semantics.Settings;

/// <summary>A part of a pattern: from the places of a path where it may begin to those where it may end.</summary>
internal abstract record GlobPart
{
    /// <summary>Where it ends.</summary>
    /// <param name="path">The path.</param>
    /// <param name="from">For each place of the path, its end included, whether the part may begin there.</param>
    public abstract bool[] Match(string path, bool[] from);
}

/// <summary>A part that is looked for at one place after the other.</summary>
internal abstract record LocalPart : GlobPart
{
    /// <inheritdoc/>
    public sealed override bool[] Match(string path, bool[] from)
    {
        var to = new bool[from.Length];
        for (var at = 0; at < from.Length; at++)
        {
            if (from[at]) MatchAt(path, at, to);
        }

        return to;
    }

    /// <summary>Marks the places where it ends when it begins at one.</summary>
    protected abstract void MatchAt(string path, int at, bool[] to);
}

/// <summary>A character that stands for itself.</summary>
internal sealed record LiteralPart(char Value) : LocalPart
{
    protected override void MatchAt(string path, int at, bool[] to)
    {
        if (at < path.Length && path[at] == Value) to[at + 1] = true;
    }
}

/// <summary>`?`: any character but a slash.</summary>
internal sealed record AnyPart : LocalPart
{
    protected override void MatchAt(string path, int at, bool[] to)
    {
        if (at < path.Length && path[at] != '/') to[at + 1] = true;
    }
}

/// <summary>`*` and `**`: any text, without or with slashes.</summary>
internal sealed record ManyPart(bool CrossesFolders) : GlobPart
{
    public override bool[] Match(string path, bool[] from)
    {
        var to = new bool[from.Length];
        var isInside = false;
        for (var at = 0; at < from.Length; at++)
        {
            to[at] = isInside |= from[at];
            if (at < path.Length && path[at] == '/' && !CrossesFolders) isInside = false;
        }

        return to;
    }
}

/// <summary>`/**/`: one slash, or any text between two.</summary>
internal sealed record FoldersPart : GlobPart
{
    public override bool[] Match(string path, bool[] from)
    {
        var to = new bool[from.Length];
        var isInside = false;
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] != '/') continue;
            isInside |= from[at];
            to[at + 1] = isInside;
        }

        return to;
    }
}

/// <summary>`[ab]`, `[a-z]`, `[!ab]`: one of some characters, or one that is none of them.</summary>
internal sealed record SetPart(ImmutableArray<(char First, char Last)> Ranges, bool IsNot) : LocalPart
{
    protected override void MatchAt(string path, int at, bool[] to)
    {
        if (at == path.Length || path[at] == '/') return;
        var isIn = Ranges.Any(range => path[at] >= range.First && path[at] <= range.Last);
        if (isIn != IsNot) to[at + 1] = true;
    }
}

/// <summary>`{1..9}`: a whole number between two, both included.</summary>
internal sealed record NumberPart(int First, int Last) : LocalPart
{
    protected override void MatchAt(string path, int at, bool[] to)
    {
        var start = at;
        if (at < path.Length && path[at] == '-') at++;
        var digits = at;
        while (at < path.Length && char.IsAsciiDigit(path[at]) && at - digits < 10)
        {
            at++;
            // A number is written without zeros in front.
            if (at - digits > 1 && path[digits] == '0') return;
            if (int.TryParse(path.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= First && number <= Last)
                to[at] = true;
        }
    }
}

/// <summary>`{one,other}`: one of several patterns.</summary>
internal sealed record ChoicePart(ImmutableArray<ImmutableArray<GlobPart>> Choices) : GlobPart
{
    // INVARIANT: all places at once, so that patterns in patterns take the sum of their times and not the product.
    public override bool[] Match(string path, bool[] from)
    {
        var to = new bool[from.Length];
        foreach (var choice in Choices)
        {
            var places = from;
            foreach (var part in choice) places = part.Match(path, places);
            for (var i = 0; i < to.Length; i++) to[i] |= places[i];
        }

        return to;
    }
}
