namespace NurtureLang.Cli.Hosting;

/// <summary>The signs that pictures in text are made of, for terminals that speak UTF-8 and for those that do not.</summary>
/// <param name="Full">A full cell of a bar.</param>
/// <param name="Parts">Less than a cell, from the least; empty where there is nothing between.</param>
/// <param name="Levels">The heights of a small histogram, from nothing.</param>
/// <param name="Rule">A horizontal line.</param>
/// <param name="Arrow">What leads on.</param>
/// <param name="Ellipsis">What was left out.</param>
/// <param name="Dot">What separates figures.</param>
/// <param name="Side">The line beside an excerpt.</param>
internal sealed record Glyphs(
    string Full, string[] Parts, string[] Levels, string Rule, string Arrow, string Ellipsis, string Dot, string Side)
{
    /// <summary>For terminals that speak UTF-8.</summary>
    public static Glyphs Unicode { get; } = new(
        "█", ["▏", "▎", "▍", "▌", "▋", "▊", "▉"], [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], "─", "→", "…", "·", "│");

    /// <summary>For all others.</summary>
    public static Glyphs Ascii { get; } = new("#", [], [" ", ".", ":", "-", "=", "+", "*", "#"], "-", "->", "...", "-", "|");
}
