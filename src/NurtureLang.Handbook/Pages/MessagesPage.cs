using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Pages;

/// <summary>What is said: every message as it will look, and every asset.</summary>
internal sealed class MessagesPage(Book book, IReadOnlyList<SequenceFacts> sequences)
{
    /// <summary>The page's content; nothing where nothing is said.</summary>
    public Html Write()
    {
        if (book.Program.Messages.IsEmpty && book.Program.Assets.IsEmpty) return Html.Empty;
        var assets = Html.Concat(book.Program.Assets.Select(Asset));
        var channels = book.Program.Messages.GroupBy(message => message.Channel).OrderBy(group => group.Key.Position)
            .Select(group => Amounts.Count(group.Count(), $"message by {Spoken.Name(group.Key.Name)}", $"messages by {Spoken.Name(group.Key.Name)}"));
        return Html.Of($"""
            <h1>Messages</h1>
            <p class="lead">{Spoken.Title(Amounts.List(channels, "and"))}. <span class="token">What looks like this<span class="fallback">,
            or “there”</span></span> is put in for each contact; the words in italics stand there where it is unknown.</p>
            {Html.Concat(book.Program.Messages.Select(Message))}{Parts.Section(2, "assets", Html.Of($"Assets"), assets)}
            """);
    }

    private Html Message(BoundMessage message)
    {
        var kind = message.IsTransactional ? Html.Of($"<p>A receipt and no advertising: neither consent for marketing nor caps hold it back.</p>\n") : Html.Empty;
        var from = message.From is { } sender ? Html.Of($"<div><dt>From</dt><dd>{book.Templates.Of(sender)}</dd></div>") : Html.Empty;
        var subject = message.Subject is { } line ? Html.Of($"<div><dt>Subject</dt><dd class=\"subject\" dir=\"auto\">{book.Templates.Of(line)}</dd></div>") : Html.Empty;
        var body = message.Body is { } words ? Html.Of($"<div class=\"body\" dir=\"auto\">{book.Templates.Of(words)}</div>")
            : Html.Of($"<p class=\"nothing\">It has no words of its own.</p>");
        var head = from.IsEmpty && subject.IsEmpty ? Html.Empty : Html.Of($"<dl>{from}{subject}</dl>");
        var letter = Html.Of($"<div class=\"letter\">{head}{body}</div>\n");
        var facts = Parts.Facts(
            ("Channel", book.Links.To(message.Channel)),
            ("Topic", message.Topic is { } topic ? book.Links.To(topic) : Html.Empty),
            ("Offers", book.Links.ToAll(message.Offers, "and")),
            ("Sent by", Used(message.Symbol)));
        return Parts.Entry(2, Links.Anchor(message.Symbol), Spoken.Title(message.Symbol.Name), message.Symbol.Name,
            Html.Of($"{Parts.Note(book.Notes.OfDeclaration(message.Symbol.Origin))}{kind}{letter}{facts}"));
    }

    private Html Used(MessageSymbol message)
    {
        var used = sequences.Where(one => one.Sent.Any(sent => sent.Message == message)).Select(one =>
        {
            var when = string.Join("; ", one.Sent.Where(sent => sent.Message == message).Select(sent => sent.When).Distinct());
            return Html.Of($"{book.Links.To(one.Sequence.Symbol)} <span class=\"soft\">({when})</span>");
        }).ToList();
        return used.Count == 0 ? Html.Of($"nothing; it is written and never sent") : Html.Join(", ", used);
    }

    private Html Asset(AssetSymbol asset)
    {
        var asks = book.Program.Asks.FirstOrDefault(one => one.Asset == asset);
        var asked = asks is null
            ? Html.Empty
            : Html.Of($"{book.Links.ToAll(asks.Fields, "and")}; only what is unknown, "
                + $"{(asks.AtMost >= asks.Fields.Length ? "all at once" : $"at most {Amounts.Number(asks.AtMost)} at once")}");
        var offered = book.Program.Messages.Where(message => message.Offers.Contains(asset)).Select(message => book.Links.To(message.Symbol)).ToList();
        var facts = Parts.Facts(
            ("Kind", Html.Text(Spoken.Name(asset.Kind))),
            ("Address", asset.Url is { } address ? Html.Of($"<code>{address}</code>") : Html.Empty),
            ("For", For(asset)),
            ("Its form asks for", asked),
            ("Offered by", offered.Count == 0 ? Html.Of($"no message") : Html.Join(", ", offered)));
        return Parts.Entry(3, Links.Anchor(asset), Spoken.Title(book.Links.TitleOf(asset)), asset.Name,
            Html.Of($"{Parts.Note(book.Notes.OfDeclaration(asset.Origin))}{facts}"));
    }

    private Html For(AssetSymbol asset)
    {
        if (!book.Notes.AssetsFor.TryGetValue(asset.Name, out var lines) || lines.Count == 0) return Html.Empty;
        return Html.Join("; ", lines.Select(line =>
        {
            var personas = line.Personas.Select(name =>
                book.Program.Personas.FirstOrDefault(one => one.Symbol.Name == name.Text)?.Symbol).OfType<PersonaSymbol>().ToList();
            var stages = line.Stages.Select(name => book.Program.Stages.SelectMany(one => one.Symbol.Stages).FirstOrDefault(stage =>
                stage.Name == name.Text)).OfType<StageSymbol>().ToList();
            var who = personas.Count == 0 ? Html.Of($"everybody") : book.Links.ToAll(personas, "or");
            return stages.Count == 0 ? who : Html.Of($"{who} at the stage {book.Links.ToAll(stages, "or")}");
        }));
    }
}
