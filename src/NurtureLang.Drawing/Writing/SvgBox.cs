namespace NurtureLang.Drawing.Writing;

/// <summary>Where a box was drawn: its middle and its size.</summary>
/// <param name="X">The middle.</param>
/// <param name="Y">The middle.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
internal sealed record SvgBox(double X, double Y, double Width, double Height);
