using System.Globalization;
using System.Text;
using System.Xml;

namespace NurtureLang.Cli.Testing;

/// <summary>Writes JUnit's XML, a suite for each file; the same tests give the same bytes.</summary>
internal sealed class JUnitTestReporter(TextWriter output) : ITestReporter
{
    private static readonly XmlWriterSettings Form = new() { Indent = true, NewLineChars = "\n", CheckCharacters = false, OmitXmlDeclaration = true };

    /// <inheritdoc/>
    public void Write(IReadOnlyList<RanTest> tests, IReadOnlyList<CampaignCoverage> coverages)
    {
        output.WriteLine("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, Form))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "nurture");
            Counts(xml, tests);
            foreach (var file in tests.GroupBy(test => test.Place(test.Result.Test.Source).Path, StringComparer.Ordinal))
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", Clean(file.Key));
                Counts(xml, [.. file]);
                foreach (var test in file) Write(xml, test);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        output.WriteLine(text.ToString());
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<RanTest> tests)
    {
        xml.WriteAttributeString("tests", Number(tests.Count));
        xml.WriteAttributeString("failures", Number(tests.Count(test => !test.Passed)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
    }

    private static void Write(XmlWriter xml, RanTest test)
    {
        var (path, line) = test.Place(test.Result.Test.Source);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(path));
        xml.WriteAttributeString("name", Clean(test.Result.Test.Title));
        xml.WriteAttributeString("file", Clean(path));
        xml.WriteAttributeString("line", Number(line));
        foreach (var (source, expected, instead) in TestText.Failures(test))
        {
            var (file, number) = test.Place(source);
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Clean(expected.Length > 0 ? $"{expected}: {instead}" : instead));
            xml.WriteString(Clean($"{file}:{number}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // XML has no place for most controls.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value is '\n' or '\t' || (rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF)) ? rune.ToString() : "\uFFFD"));
}
