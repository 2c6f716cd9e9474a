using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NurtureLang.Cli.Reporting;

/// <summary>Names a diagnostic by its kind, its file, what stands on its line, and which of several such it is: the same after lines were added above it.</summary>
internal sealed class Fingerprints
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>The fingerprint of the next diagnostic of a report: 32 hexadecimal digits.</summary>
    public string Of(PlacedDiagnostic one)
    {
        var diagnostic = one.Diagnostic;
        var text = diagnostic.Source.Text;
        var start = Math.Min(diagnostic.Span.Start, text.Length);
        var from = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var to = text.IndexOf('\n', start);
        var key = $"{diagnostic.Code}\n{one.Path}\n{text[from..(to < 0 ? text.Length : to)].Trim()}";
        var which = seen[key] = seen.GetValueOrDefault(key) + 1;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key}\n{which}")));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
