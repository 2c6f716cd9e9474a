using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NurtureLang.Handbook.Markup;

/// <summary>Puts an interpolated text together: its fixed parts are markup, its holes are escaped.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlHandler
{
    private readonly StringBuilder text;

    /// <summary>Begins.</summary>
    public HtmlHandler(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 24));

    /// <summary>A fixed part.</summary>
    public void AppendLiteral(string literal) => text.Append(literal);

    /// <summary>A piece of a page.</summary>
    public void AppendFormatted(Html piece) => text.Append(piece.ToString());

    /// <summary>A text, escaped.</summary>
    public void AppendFormatted(string? value) => Html.Escape(value ?? "", text);

    /// <summary>A whole number.</summary>
    public void AppendFormatted(int number) => text.Append(number.ToString("N0", CultureInfo.InvariantCulture));

    /// <inheritdoc />
    public override string ToString() => text.ToString();
}
