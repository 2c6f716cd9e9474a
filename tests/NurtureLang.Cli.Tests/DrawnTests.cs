using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NurtureLang.Cli.Tests;

/// <summary>The pictures, read and drawn by what others wrote: Mermaid's own parser, and a browser that measures what it drew.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed partial class DrawnTests
{
    // Emoji, scripts from right to left, wide signs, names without an end, and everything that Mermaid could take for its own.
    private const string Odd = """
        campaign odd "Odd \"names\" & <signs> #1; 100% `x`" { timezone "UTC" }
        contact { email: text }
        event a_name_that_goes_on_and_on_without_a_single_place_to_break_it_at_all_for_as_long_as_anybody_cares_to_read
        event signed_up { note: text }
        stages journey_with_a_rather_long_name_indeed {
          path end, graph, subgraph owned by the_people_who_answer_the_telephone_on_weekdays, style final
          side click, default, linkStyle
          end -> graph when count(a_name_that_goes_on_and_on_without_a_single_place_to_break_it_at_all_for_as_long_as_anybody_cares_to_read) >= 12345 in last 90 days
          graph -> end on signed_up  before style -> style on signed_up where note = "]-->|x|["
          graph -> click after 3 days  click -> end after 3 days  subgraph -> default after 1 day  default -> graph on signed_up  end -> linkStyle on signed_up  linkStyle -> end after 2 days
        }
        message end { channel email  subject "x"  text "y" }
        sequence end "😀🎉👩‍👩‍👧‍👦 مرحبا بالعالم كيف حالكم اليوم" {
          enter on signed_up where note = "日本語の長い文章がここに入りますので折り返しが必要です。とても長いです。"
          task "🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉 https://a.example/without/any/blank/for/a/very/long/time/indeed/and/so/on" to "x"
          alert "שלום לכולם, זה טקסט ארוך מאוד שנכתב מימין לשמאל" to "y"
          send end
        }
        """;

    private const string Measure = """
        const faults = [];
        const inside = (a, b, by) => a.left >= b.left - by && a.right <= b.right + by && a.top >= b.top - by && a.bottom <= b.bottom + by;
        const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
        let boxes = 0, texts = 0;
        for (const picture of document.querySelectorAll('svg')) {
          const name = picture.parentElement.dataset.name;
          const frame = picture.getBoundingClientRect();
          const nodes = [...picture.querySelectorAll('rect.node')];
          boxes += nodes.length;
          for (const node of nodes) {
            const place = node.getBoundingClientRect();
            for (const text of node.parentElement.querySelectorAll('text')) {
              texts++;
              if (!inside(text.getBoundingClientRect(), place, 0)) faults.push(`${name}: "${text.textContent}" does not fit into its box`);
            }
          }
          const places = nodes.map(node => node.getBoundingClientRect());
          for (let i = 0; i < places.length; i++) for (let j = i + 1; j < places.length; j++) if (meet(places[i], places[j])) faults.push(`${name}: two boxes lie on one another: ${nodes[i].parentElement.textContent.trim()} / ${nodes[j].parentElement.textContent.trim()}`);
          for (const text of picture.querySelectorAll('text')) {
            const place = text.getBoundingClientRect();
            if (place.width === 0) faults.push(`${name}: "${text.textContent}" is not drawn`);
            if (!inside(place, frame, 1)) faults.push(`${name}: "${text.textContent}" leaves the picture`);
          }
          const beside = [...picture.querySelectorAll('text.beside')];
          for (const text of beside) for (let i = 0; i < places.length; i++) if (meet(text.getBoundingClientRect(), places[i])) faults.push(`${name}: "${text.textContent}" lies on a box: ${nodes[i].parentElement.textContent.trim()}`);
          for (const path of picture.querySelectorAll('path')) if (!path.closest('marker') && path.getTotalLength() < 2) faults.push(`${name}: an arrow has no length`);
        }
        document.body.textContent = JSON.stringify({ pictures: document.querySelectorAll('svg').length, boxes, texts, faults });
        """;

    private static IEnumerable<string> Names => Directory.GetDirectories(Path.Combine(Nurture.Root, "samples")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    [Fact]
    public void Mermaids_own_parser_reads_every_box_and_every_arrow()
    {
        using var nurture = new Nurture().Copy("samples").Write("odd/odd.nurture", Odd);
        var campaigns = Names.Select(name => (Name: name, Path: $"samples/{name}")).Append((Name: "odd", Path: "odd")).ToList();
        foreach (var (name, path) in campaigns) Assert.Equal(0, nurture.Run("graph", path, "-o", $"{name}.mmd").Code);
        var (code, said) = WebChecks.Node("mermaid-parse.mjs", campaigns.Select(one => Path.Combine(nurture.Folder, $"{one.Name}.mmd")));
        Assert.True(code == 0, said);
        var read = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(campaigns.Count, read.Count);
        foreach (var (diagram, campaign) in read.Zip(campaigns))
        {
            using var map = JsonDocument.Parse(nurture.Run("graph", campaign.Path, "--format", "json").Out);
            var parts = map.RootElement.GetProperty("parts").EnumerateArray().ToList();
            Assert.Equal(parts.Sum(part => part.GetProperty("nodes").GetArrayLength()), diagram.GetProperty("nodes").GetInt32());
            Assert.Equal(parts.Sum(part => part.GetProperty("edges").GetArrayLength()) + map.RootElement.GetProperty("links").GetArrayLength(), diagram.GetProperty("edges").GetInt32());
        }
    }

    [BrowserFact]
    public void A_browser_draws_every_picture_without_a_text_that_is_cut_off_or_boxes_that_lie_on_one_another()
    {
        using var nurture = new Nurture().Copy("samples").Write("odd/odd.nurture", Odd);
        var page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>\n");
        foreach (var (name, path) in Names.Select(name => (name, $"samples/{name}")).Append(("odd", "odd")))
            page.Append($"<div data-name=\"{name}\">{nurture.Run("graph", path, "--format", "svg").Out}</div>\n");
        nurture.Write("page.html", $"{page}<script>{Measure}</script></body></html>");
        var drawn = Body().Match(WebChecks.Dom(Path.Combine(nurture.Folder, "page.html"))).Groups[1].Value;
        using var report = JsonDocument.Parse(WebUtility.HtmlDecode(drawn));
        Assert.Equal(Names.Count() + 1, report.RootElement.GetProperty("pictures").GetInt32());
        Assert.InRange(report.RootElement.GetProperty("boxes").GetInt32(), 300, int.MaxValue);
        var faults = report.RootElement.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [BrowserFact]
    public void A_browser_shows_a_handbook_with_its_style_and_nothing_wider_than_the_page()
    {
        using var nurture = new Nurture().Copy("samples/acme-b2b");
        Assert.Equal(0, nurture.Run("doc", "samples/acme-b2b", "-o", "book").Code);
        // Each page in a frame as wide as a telephone; what does not scroll by itself has to fit.
        var pages = Directory.GetFiles(Path.Combine(nurture.Folder, "book"), "*.html").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList();
        var style = nurture.Read("book/handbook.css");
        var frames = string.Concat(pages.Select(name => $"<iframe title=\"{name}\" width=\"390\" height=\"800\" srcdoc=\"{WebUtility.HtmlEncode(Policy().Replace(nurture.Read($"book/{name}"), "").Replace("<link rel=\"stylesheet\" href=\"handbook.css\">", $"<style>{style}</style>", StringComparison.Ordinal))}\"></iframe>\n"));
        nurture.Write("page.html", $$"""
            <!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
            {{frames}}<script>
            addEventListener('load', () => {
              const faults = [];
              for (const frame of document.querySelectorAll('iframe')) {
                const root = frame.contentDocument.documentElement;
                if (root.scrollWidth > 391) faults.push(`${frame.title} is ${root.scrollWidth} wide`);
                if (frame.contentWindow.getComputedStyle(frame.contentDocument.querySelector('header')).backgroundColor === 'rgba(0, 0, 0, 0)') faults.push(`${frame.title} has no style`);
              }
              const count = document.querySelectorAll('iframe').length;
              document.body.textContent = JSON.stringify({ count, faults });
            });
            </script></body></html>
            """);
        using var report = JsonDocument.Parse(WebUtility.HtmlDecode(Body().Match(WebChecks.Dom(Path.Combine(nurture.Folder, "page.html"))).Groups[1].Value));
        Assert.Equal(pages.Count, report.RootElement.GetProperty("count").GetInt32());
        Assert.Empty(report.RootElement.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()));
        // The page itself, under its own policy: the style sheet is taken from beside it.
        Assert.Contains("Acme B2B nurture", WebChecks.Dom(Path.Combine(nurture.Folder, "book", "index.html")), StringComparison.Ordinal);
    }

    [GeneratedRegex("<body>(.*)</body>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();
}
