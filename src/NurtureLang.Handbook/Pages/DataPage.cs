using System.Security.Cryptography;
using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Pages;

/// <summary>What the campaign knows: fields, events, channels, functions.</summary>
internal sealed class DataPage(Book book)
{
    /// <summary>The page's content.</summary>
    public Html Write() => Html.Of($"""
        <h1>Data</h1>
        <p class="lead">What is known of a contact, what can happen, and how it is reckoned with.</p>
        {Parts.Section(2, "contact", Html.Of($"What is known of a contact"), Fields())}
        {Parts.Section(2, "events", Html.Of($"What can happen"), Events())}
        {Parts.Section(2, "channels", Html.Of($"Channels"), Channels())}
        {Parts.Section(2, "topics", Html.Of($"Topics"), Topics())}
        {Parts.Section(2, "lists", Html.Of($"Lists of values"), Lists())}
        {Parts.Section(2, "functions", Html.Of($"Functions"), Functions())}
        """);

    private Html Fields() => Parts.Table("The fields of a contact", [Html.Of($"Field"), Html.Of($"Holds"), Html.Of($"What it is")],
        book.Program.Fields.Select(field => (IReadOnlyList<Html>)
            [Html.Of($"<span id=\"{Links.Anchor(field)}\">{Spoken.Name(field.Name)}</span> <code>{field.Name}</code>"),
                Html.Text(TypeWords.Of(field.Type)), Html.Text(book.Notes.OfLine(field.Origin))]));

    private Html Events() => Html.Concat(book.Program.Events.Select(happening =>
    {
        var declared = happening.Role == EventRole.Declared;
        var known = happening.Role switch
        {
            EventRole.ContactUpdated => "Known to every campaign: some fields of the contact change. It is no activity of the contact.",
            EventRole.EnrolledByHand => "Known to every campaign: a colleague puts the contact into a sequence. It is no activity of the contact.",
            EventRole.RemovedByHand => "Known to every campaign: a colleague takes the contact out of a sequence. It is no activity of the contact.",
            EventRole.ContactsMerged => "Known to every campaign: two contacts turn out to be one person. It is no activity of the contact.",
            EventRole.Declared => "",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var properties = happening.Role == EventRole.ContactUpdated
            ? Html.Of($"<p>It says any of the fields of a contact.</p>")
            : Parts.Facts(happening.Properties.Select(property =>
                (Spoken.Name(property.Name), Html.Of($"{TypeWords.Of(property.Type)}{Remark(declared ? property.Origin : null)}"))));
        var note = declared ? Parts.Note(book.Notes.OfDeclaration(happening.Origin)) : Html.Of($"<p>{known}</p>");
        return Parts.Entry(3, Links.Anchor(happening), Spoken.Title(happening.Name), happening.Name, Html.Of($"{note}{properties}"));
    }));

    private Html Remark(Origin? origin) => book.Notes.OfLine(origin) is { Length: > 0 } note ? Html.Of($" <span class=\"remark\">{note}</span>") : Html.Empty;

    private Html Channels()
    {
        // Of the channels that the language has from the start, those that the campaign uses or asks about.
        var used = book.Program.Messages.Select(message => message.Channel).Concat(book.Program.Policy.Consent).ToHashSet();
        return Parts.Table("The channels", [Html.Of($"Channel"), Html.Of($"Messages"), Html.Of($"Consent")], book.Program.Channels
            .Select(channel => (IReadOnlyList<Html>)
            [
                Html.Of($"<span id=\"{Links.Anchor(channel)}\">{book.Links.TitleOf(channel)}</span>"),
                Html.Text(used.Contains(channel) ? Amounts.Number(book.Program.Messages.Count(message => message.Channel == channel)) : "not used here"),
                Html.Text(book.Program.Policy.Consent.Contains(channel) ? "is needed" : "is not asked for"),
            ]));
    }

    private Html Topics() => Html.Concat(book.Program.Topics.Select(topic =>
    {
        var about = book.Program.Messages.Where(message => message.Topic == topic).Select(message => book.Links.To(message.Symbol)).ToList();
        var messages = about.Count == 0 ? Html.Of($"<p>No message is about it.</p>") : Html.Of($"<p>Messages about it: {Html.Join(", ", about)}.</p>");
        return Parts.Entry(3, Links.Anchor(topic), Spoken.Title(book.Links.TitleOf(topic)), topic.Name,
            Html.Of($"{Parts.Note(book.Notes.OfDeclaration(topic.Origin))}{messages}"));
    }));

    private Html Lists() => Html.Concat(book.Program.Enums.Where(one => book.Notes.IsEnum(one.Name)).Select(one =>
        Parts.Entry(3, Links.Anchor(one), Spoken.Title(one.Name), one.Name,
            Html.Of($"{Parts.Note(book.Notes.OfDeclaration(one.Origin))}<p>{Amounts.List(one.Cases.Select(Spoken.Name), "or")}.</p>"))));

    private Html Functions() => Html.Concat(book.Program.Functions.Select(function =>
    {
        var given = function.Symbol.Parameters.Length == 0
            ? Html.Of($"<p>It is given nothing.</p>")
            : Html.Of($"<p>It is given {Html.List(function.Symbol.Parameters
                .Select(one => Html.Of($"<i>{Spoken.Name(one.Name)}</i> ({TypeWords.Of(one.Type)})")), "and")}.</p>");
        // Of a script its name and hash are told, and none of its text.
        var gives = function.Value is BoundCall { Script: { } script } call && call.Function == function.Symbol
            ? Html.Of($"<p>A script works out its value "
                + $"({TypeWords.Of(function.Symbol.Returns)}).</p>\n{Parts.Facts(("Script", Html.Of($"<code>{script.Text.Path}</code>")),
                ("SHA-256", Html.Of($"<code class=\"hash\">{Convert.ToHexStringLower(SHA256.HashData(script.Bytes.AsSpan()))}</code>")))}")
            : Html.Of($"<p>It gives {book.Values.Of(function.Value)}.</p>");
        return Parts.Entry(3, Links.Anchor(function.Symbol), Spoken.Title(function.Symbol.Name), function.Symbol.Name,
            Html.Of($"{Parts.Note(book.Notes.OfDeclaration(function.Symbol.Origin))}{given}{gives}"));
    }));
}
