namespace NurtureLang.Ide.Features;

/// <summary>A whole form with places to fill in.</summary>
/// <param name="Word">The word that it begins with.</param>
/// <param name="Form">The grammar's name of the form that the word must belong to.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Text">The text, in the notation of editors.</param>
public sealed record Snippet(string Word, string Form, string Title, string Text);

/// <summary>Forms that people write often.</summary>
public static class Snippets
{
    /// <summary>All of them; a test parses each.</summary>
    public static IReadOnlyList<Snippet> All { get; } =
    [
        new("campaign", "campaign", "a campaign", "campaign ${1:name} \"${2:Title}\" {\n  timezone \"${3:Europe/Copenhagen}\"\n}$0"),
        new("calendar", "calendar", "office hours", "calendar ${1:office} {\n  open mon-fri ${2:09:00}-${3:17:00}\n}$0"),
        new("contact", "contact", "the contact's fields", "contact {\n  email: text\n  ${1:first_name}: ${2:text?}\n  consent: set of channel\n}$0"),
        new("event", "eventDeclaration", "an event", "event ${1:page_viewed} { ${2:url}: ${3:text} }$0"),
        new("enum", "enumDeclaration", "a list of values", "enum ${1:outcome} { ${2:won}, ${3:lost} }$0"),
        new("persona", "persona", "a persona", "persona ${1:buyer} \"${2:Title}\" when ${3:title contains \"CFO\"}$0"),
        new("segment", "segment", "a segment", "segment ${1:dormant} = ${2:no event in last 60 days}$0"),
        new("score", "score", "a score with a rule", "score ${1:engagement} \"${2:Engagement}\" 0..100 {\n  half-life ${3:30 days}\n  +${4:10} on ${5:page_viewed}\n}$0"),
        new("grade", "grade", "a grade", "grade ${1:priority} = ${2:A} when ${3:lead} >= ${4:80}, ${5:B} otherwise$0"),
        new("stages", "stages", "a journey", "stages ${1:journey} {\n  path ${2:awareness}, ${3:customer} final\n  ${2:awareness} -> ${3:customer} on ${4:deal_closed}\n}$0"),
        new("message", "message", "an email",
            "message ${1:hello} {\n  channel email\n  from \"${2:Acme <hello@acme.example>}\"\n  subject \"${3:Welcome}\"\n  body \"${4:content/hello.md}\"\n}$0"),
        new("asset", "asset", "an asset", "asset ${1:guide} { kind ${2:ebook}  url \"${3:https://acme.example/guide}\" }$0"),
        new("policy", "policy", "consent, quiet hours and a cap",
            "policy {\n  consent email\n  quiet ${1:20:00}-${2:08:00}\n  cap ${3:1} email per calendar day else wait up to ${4:2 days}\n  optout on ${5:unsubscribed}\n}$0"),
        new("sequence", "sequence", "a sequence", "sequence ${1:welcome} \"${2:Welcome}\" {\n  enter on ${3:form_submitted}\n  send ${4:hello}\n  wait ${5:3 days}\n}$0"),
        new("handoff", "handoff", "a hand-off with a deadline",
            "handoff to ${1:sales} at ${2:sales_ready} {\n  task \"${3:Call {email}}\" to ${4:\"sales-queue\"}\n  respond by ${5:call_logged} within ${6:1 hour}\n}$0"),
        new("goal", "goal", "a goal of the campaign", "goal ${1:mql} ${2:awareness} -> ${3:sales_ready} >= ${4:8}% within ${5:90 days}$0"),
        new("guarantee", "guarantee", "what must never happen", "guarantee ${1:peace} at most ${2:2} email in any ${3:24 hours}$0"),
        new("test", "test", "a test",
            "test \"${1:what happens}\" {\n  contact { email: \"ada@bank.example\" }\n  at ${2:2026-03-02 10:00} ${3:form_submitted}\n  expect ${4:email} within ${5:1 hour}\n}$0"),
        new("wait", "plainStep", "wait for an event", "wait for ${1:email_clicked} up to ${2:4 days} {\n  then { ${3:send thanks} }\n  timeout { ${4:send reminder} }\n}$0"),
        new("if", "plainStep", "only where a condition holds", "if ${1:lead >= 50} {\n  ${2:send offer}\n} else {\n  ${3:send tips}\n}$0"),
        new("choose", "plainStep", "a branch for each case", "choose ${1:persona} {\n  ${2:buyer} { ${3:send offer} }\n  otherwise { ${4:send tips} }\n}$0"),
        new("split", "plainStep", "people drawn into arms", "split ${1:subject_test} {\n  50% ${2:plain} { ${3:send a} }\n  50% ${4:question} { ${5:send b} }\n}$0"),
        new("repeat", "plainStep", "the same steps in a rhythm", "repeat every ${1:2 weeks} up to ${2:6} times {\n  ${3:send story}\n}$0"),
        new("task", "plainStep", "something for a person to do", "task \"${1:Call {email}}\" to ${2:\"sales-queue\"} due within ${3:1 hour}$0"),
    ];

    /// <summary>Those of words in their forms.</summary>
    public static IEnumerable<Snippet> For(IEnumerable<(string Word, string Form)> words) =>
        words.SelectMany(word => All.Where(one => one.Word == word.Word && one.Form == word.Form)).Distinct();
}
