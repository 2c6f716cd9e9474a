using System.Text.Json;
using System.Xml.Linq;

namespace NurtureLang.Cli.Tests;

/// <summary>The campaign drawn: every sample, in every form.</summary>
public sealed class GraphTests
{
    private static readonly Dictionary<(string Sample, string Form), string> Drawn = [];

    public static TheoryData<string> Samples => [.. Directory.GetDirectories(Path.Combine(Nurture.Root, "samples")).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_box_has_a_place_of_its_own_and_each_arrow_two_boxes(string sample)
    {
        using var map = JsonDocument.Parse(Draw(sample, "json"));
        var parts = map.RootElement.GetProperty("parts").EnumerateArray().ToList();
        var nodes = parts.SelectMany(part => part.GetProperty("nodes").EnumerateArray()).ToList();
        var ids = nodes.Select(node => node.GetProperty("id").GetString()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var edges = parts.SelectMany(part => part.GetProperty("edges").EnumerateArray()).Concat(map.RootElement.GetProperty("links").EnumerateArray());
        Assert.All(edges, edge => Assert.True(ids.Contains(edge.GetProperty("from").GetString()) && ids.Contains(edge.GetProperty("to").GetString())));
        foreach (var part in parts)
        {
            var places = part.GetProperty("nodes").EnumerateArray().Select(node => (Row: node.GetProperty("row").GetInt32(), Column: node.GetProperty("column").GetDouble())).ToList();
            Assert.All(places, place => Assert.InRange(place.Column, 0.5, part.GetProperty("columns").GetDouble() - 0.5));
            Assert.All(places, place => Assert.InRange(place.Row, 0, part.GetProperty("rows").GetInt32() - 1));
            foreach (var row in places.GroupBy(place => place.Row))
            {
                var columns = row.Select(place => place.Column).Order().ToList();
                Assert.All(columns.Zip(columns.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 1, $"{part.GetProperty("id")}: boxes lie on one another in row {row.Key}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_box_leads_back_to_its_line(string sample)
    {
        using var map = JsonDocument.Parse(Draw(sample, "json"));
        foreach (var node in map.RootElement.GetProperty("parts").EnumerateArray().SelectMany(part => part.GetProperty("nodes").EnumerateArray()))
        {
            var lines = File.ReadAllLines(Path.Combine(Nurture.Root, "samples", sample, node.GetProperty("file").GetString()!));
            Assert.NotEqual("", lines[node.GetProperty("line").GetInt32() - 1].Trim());
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Svg_mermaid_and_dot_have_every_box(string sample)
    {
        using var map = JsonDocument.Parse(Draw(sample, "json"));
        var ids = map.RootElement.GetProperty("parts").EnumerateArray().SelectMany(part => part.GetProperty("nodes").EnumerateArray()).Select(node => node.GetProperty("id").GetString()!).ToList();
        var svg = XDocument.Parse(Draw(sample, "svg"));
        Assert.Equal(ids.Count, svg.Descendants().Count(element => element.Attribute("class")?.Value.StartsWith("node ", StringComparison.Ordinal) == true));
        var (mermaid, dot) = (Draw(sample, "mermaid"), Draw(sample, "dot"));
        Assert.All(ids, id => Assert.Contains($"    {id}", mermaid, StringComparison.Ordinal));
        Assert.All(ids, id => Assert.Contains($"    {id} [label=", dot, StringComparison.Ordinal));
    }

    [Fact]
    public void A_campaign_that_is_half_written_is_drawn_as_far_as_it_goes()
    {
        using var nurture = new Nurture().Write("half/half.nurture", "campaign half \"Half\" { timezone \"UTC\" }\nsequence one { enter on signed_up send hello wait }\nsequence two {");
        var outcome = nurture.Run("graph", "half");
        Assert.Equal(0, outcome.Code);
        Assert.Contains("sequence_one", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_text_holds_cannot_break_out_of_the_picture()
    {
        using var nurture = new Nurture().Write("odd/odd.nurture", """
            campaign odd "<script>alert(1)</script>" { timezone "UTC" }
            sequence one "a & \"b\" ]]>" { enter on signed_up  alert "</text><script>" to "x" }
            """);
        var svg = nurture.Run("graph", "odd", "--format", "svg").Out;
        Assert.DoesNotContain(XDocument.Parse(svg).Descendants(), element => element.Name.LocalName == "script");
        Assert.DoesNotContain("<script", nurture.Run("graph", "odd").Out, StringComparison.Ordinal);
    }

    // A sample is drawn once in each form, for all tests.
    private static string Draw(string sample, string form)
    {
        if (Drawn.TryGetValue((sample, form), out var drawn)) return drawn;
        using var nurture = new Nurture().Copy($"samples/{sample}");
        var outcome = nurture.Run("graph", $"samples/{sample}", "--format", form);
        Assert.Equal(0, outcome.Code);
        return Drawn[(sample, form)] = outcome.Out;
    }
}
