using System.Globalization;
using System.Text;
using System.Xml;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Cli.Reporting;

/// <summary>
/// Writes diagnostics as a JUnit report, which build servers show: a suite for each file with problems, a case for each of them. An error has failed; a warning
/// or note has passed and says what it is.
/// </summary>
internal sealed class JUnitReporter(TextWriter output) : IDiagnosticReporter
{
    private static readonly XmlWriterSettings Form = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false), CheckCharacters = true };

    /// <inheritdoc/>
    public void Write(Findings findings)
    {
        var diagnostics = findings.Diagnostics;
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Form))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "nurture check");
            WriteCounts(xml, Math.Max(1, diagnostics.Count), diagnostics);
            foreach (var file in diagnostics.GroupBy(one => one.Path, StringComparer.Ordinal)) WriteSuite(xml, file.Key, [.. file]);
            if (diagnostics.Count == 0) WriteCleanSuite(xml, findings.Files);
            xml.WriteEndElement();
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void WriteSuite(XmlWriter xml, string path, List<PlacedDiagnostic> diagnostics)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Hosting.DisplayWidth.Harmless(path));
        WriteCounts(xml, diagnostics.Count, diagnostics);
        foreach (var one in diagnostics)
        {
            var (diagnostic, place) = (one.Diagnostic, Hosting.DisplayWidth.Harmless($"{one.Path}:{one.Diagnostic.Position}"));
            var message = Hosting.DisplayWidth.Harmless(diagnostic.Message);
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Hosting.DisplayWidth.Harmless(path));
            xml.WriteAttributeString("name", $"{diagnostic.Code} {place}");
            xml.WriteAttributeString("time", "0");
            if (diagnostic.Severity == Severity.Error)
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("type", diagnostic.Code);
                xml.WriteAttributeString("message", message);
                xml.WriteString($"{place}: {SeverityNames.Of(diagnostic.Severity)} {message}");
                xml.WriteEndElement();
            }
            else
            {
                xml.WriteElementString("system-out", $"{place}: {SeverityNames.Of(diagnostic.Severity)} {message}");
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCleanSuite(XmlWriter xml, int checkedFiles)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "nurture check");
        WriteCounts(xml, 1, []);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "nurture check");
        xml.WriteAttributeString("name", checkedFiles == 1 ? "1 file, no problems" : $"{checkedFiles} files, no problems");
        xml.WriteAttributeString("time", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, int tests, IReadOnlyList<PlacedDiagnostic> diagnostics)
    {
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", SeverityNames.Count(diagnostics, Severity.Error).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
        xml.WriteAttributeString("time", "0");
    }
}
