using NurtureLang.Ide.Features;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>The shape of what is being written, with the part at the caret.</summary>
public sealed class SignatureTests
{
    public static TheoryData<string> Examples => [.. Forms.All.Select(form => form.Example).Distinct()];

    [Theory]
    [InlineData("send ^", "send MESSAGE")]
    [InlineData("send hello else ^", "[else MESSAGE]")]
    [InlineData("send hello within o^", "[within CALENDAR]")]
    [InlineData("wait ^", "wait TIME")]
    [InlineData("wait 3 ^", "wait TIME")]
    [InlineData("wait for ^", "for EVENT")]
    [InlineData("wait for first ^", "for first")]
    [InlineData("wait for page_viewed where ^", "[where CONDITION]")]
    [InlineData("wait for page_viewed where url = \"/a\" up to ^", "[up to TIME]")]
    [InlineData("wait until next ^", "until next WEEKDAY")]
    [InlineData("wait for page_viewed up to 3 days {\n    then { send hello }\n    timeout ^", "timeout { ... } }")]
    [InlineData("wait for page_viewed up to 3 days { then { send ^", "send MESSAGE")]
    [InlineData("split s { 50% a { send hello } 50% b { send hello } } winner by page_viewed ^", "[winner by EVENT]")]
    [InlineData("split s {\n    50% a { send hello }\n    50% b { send hello }\n  } winner by page_viewed at least 3 ^", "[at least NUMBER each]")]
    [InlineData("repeat every 2 weeks up to ^", "[up to NUMBER times]")]
    [InlineData("if title is known { send hello } else if ^", "[else if CONDITION { ... }]")]
    [InlineData("if title is known { send hello } else ^", "[else { ... }]")]
    [InlineData("task \"Call\" to \"sdr\" due ^", "[due within TIME]")]
    [InlineData("enter every week on mon ^", "[on DAYS]")]
    [InlineData("again after 3 days at most ^", "[at most NUMBER times]")]
    [InlineData("if capped wait ^", "")]
    [InlineData("send hello // and ^", "")]
    [InlineData("send hello\n  ^", "")]
    [InlineData("send hello\n  oops ^", "")]
    public void In_a_sequence_a_step_has_its_shape(string steps, string part) => Assert.Equal(part, Part($"sequence s {{\n  enter on page_viewed\n  {steps}"));

    [Theory]
    [InlineData("score a {\n  +10 ^", "+POINTS")]
    [InlineData("score a {\n  -10 on page_viewed where url = \"/a\" at most ^", "[at most NUMBER per PERIOD]")]
    [InlineData("score a {\n  +10 when title is known once ^", "[once per PERIOD]")]
    [InlineData("score a {\n  +10 every 7 days without ^", "[without EVENT]")]
    [InlineData("score a \"A\" 0..^", "[LOW..HIGH]")]
    [InlineData("stages j {\n  path a, b\n  a -> b when title is known until ^", "[until CONDITION]")]
    [InlineData("policy {\n  cap 2 email per ^", "per PERIOD")]
    [InlineData("policy {\n  cap 2 email per 7 days else wait ^", "[else wait up to TIME]")]
    [InlineData("handoff to sales at ^", "at STAGE")]
    [InlineData("handoff to sales at a {\n  respond by page_viewed within ^", "within TIME")]
    [InlineData("goal g a -> b >= ^", "COMPARISON TARGET")]
    [InlineData("segment x = count(^", "EVENT")]
    [InlineData("segment x = count(page_viewed where ^", "[where CONDITION]")]
    [InlineData("segment x = count(page_viewed) >= 3 ^", "")]
    [InlineData("function f(a: text?, b: number): number = b\nsegment x = f(title, ^", "b: number")]
    [InlineData("function f(a: text?, b: number): number = b\nsegment x = f(^", "a: text?")]
    [InlineData("segment x = title in (^", "")]
    [InlineData("message m { channel ^", "")]
    public void Elsewhere_too(string text, string part) => Assert.Equal(part, Part(text));

    [Fact]
    public void The_forms_with_the_same_beginning_are_offered_together()
    {
        var editor = Editor.Behind("sequence s {\n  enter on page_viewed\n  wait until next ^");
        var found = SignatureFeature.At(editor.Workspace, editor.Document, editor.Offset)!;
        Assert.Equal(Forms.BeginningWith("wait").Count(), found.All.Length);
        Assert.Equal("wait until next WEEKDAY [TIME-OF-DAY]", found.All[found.Active].Label);
        Assert.All(found.All, one => Assert.All(one.Parts, part => Assert.True(part.Start >= 0 && part.End <= one.Label.Length && part.End > part.Start)));
    }

    // A form that the table shows is one that the parser takes.
    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_a_form_parses(string example)
    {
        var form = Forms.All.First(one => one.Example == example);
        var text = form.Place switch
        {
            FormPlace.File => example,
            FormPlace.Step => $"sequence s {{\n  enter on x\n  {example}\n}}",
            FormPlace.Sequence => example.StartsWith("stream", StringComparison.Ordinal) ? $"program s {{\n  {example}\n}}" : $"sequence s {{\n  {example}\n  send a\n}}",
            FormPlace.Score => $"score s {{\n  {example}\n}}",
            FormPlace.Stages => $"stages s {{\n  path new, warm\n  {example}\n}}",
            FormPlace.Handoff => $"handoff to sales at ready {{\n  {example}\n}}",
            FormPlace.Policy => $"policy {{\n  {example}\n}}",
            FormPlace.Call => $"segment s = {example} = 3",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        Assert.Empty(SyntaxTree.Parse(new SourceText("a", text + "\n")).Diagnostics.Select(one => $"{one}\n{text}"));
    }

    // The rows of the table in the language's design that a word of a campaign stands for.
    [Theory]
    [InlineData("within due up last ago from quiet window hours minutes seconds days weeks months at exit goal wait first timeout send cap capped consent refused")]
    [InlineData("anchor late split holdout pause again inside restart another repeat every group most reset anniversary exhausted when for on calendar per until")]
    [InlineData("half-life halves expires spread")]
    public void Every_word_of_timing_has_its_rule(string words) => Assert.All(words.Split(' '), word => Assert.NotNull(TimingRules.Of(word)));

    [Fact]
    public void Hover_shows_the_shapes_of_a_word() => Assert.Contains("wait until next WEEKDAY", HoverFeature.WordText("wait"), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_thrown_wherever_the_caret_stands()
    {
        foreach (var text in new[] { Small.Campaign, File.ReadAllText(Path.Combine(Repository.Root, "samples/acme-b2b/acme.nurture")) })
        {
            for (var cut = 0; cut <= text.Length; cut += 211)
            {
                var editor = new Editor(text[..cut] + "^");
                _ = SignatureFeature.At(editor.Workspace, editor.Document, editor.Offset);
            }
        }
    }

    private static string Part(string text)
    {
        var editor = Editor.Behind(text);
        if (SignatureFeature.At(editor.Workspace, editor.Document, editor.Offset) is not { } found) return "";
        var shape = found.All[found.Active];
        return shape.Label[shape.Parts[found.ActivePart].Start..shape.Parts[found.ActivePart].End];
    }
}
