using System.Globalization;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Diagnostics;

/// <summary>One kind of diagnostic, listed in a catalogue and explained on a page of its own.</summary>
/// <param name="Code">`NUR` and four digits; never given to another kind once published.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Title">A few words that name it, without a full stop.</param>
/// <param name="MessageFormat">One line in the marketer's words, with `{0}`, `{1}` ... where the particulars go.</param>
public sealed record DiagnosticDescriptor(string Code, Severity Severity, string Title, string MessageFormat)
{
    /// <summary>A diagnostic of this kind at a place in a file.</summary>
    public Diagnostic At(SourceText source, TextSpan span, params ReadOnlySpan<object> arguments) =>
        new(this, string.Format(CultureInfo.InvariantCulture, MessageFormat, arguments), source, span, [], null);
}
