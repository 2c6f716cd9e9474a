using NurtureLang.Drawing.Map;

namespace NurtureLang.Drawing.Writing;

/// <summary>How a picture stands in a page.</summary>
/// <param name="Prefix">What the identities in it begin with, unlike those of any other picture of the page: letters, digits and dashes.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What is to be seen in it, for whoever does not see it.</param>
public sealed record SvgEmbedding(string Prefix, string Title, string Description)
{
    /// <summary>Where a box leads; null for nowhere.</summary>
    public Func<MapNode, string?> AddressOf { get; init; } = _ => null;

    /// <summary>Whether boxes lead somewhere, so that the picture is a group of links and not one image.</summary>
    public bool HasLinks { get; init; }

    /// <summary>How wide a row of parts may grow before the next one begins.</summary>
    public double Widest { get; init; } = 2600;
}
