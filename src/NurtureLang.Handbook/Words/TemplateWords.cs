using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Semantics.Bound;

namespace NurtureLang.Handbook.Words;

/// <summary>Texts as they will look, each token marked, with what stands in for it.</summary>
internal sealed class TemplateWords(Book book)
{
    /// <summary>A text.</summary>
    public Html Of(BoundTemplate template) => Html.Concat(template.Parts.Select(Part));

    /// <summary>Whom something goes to or comes from: `the owner, or “sales@acme.example” where that is unknown`.</summary>
    public Html Whom(BoundTemplate template) =>
        template.Parts is [{ Values: [_, ..] } token] ? Chain(token) : Html.Of($"<q>{Of(template)}</q>");

    private Html Part(BoundTemplatePart part)
    {
        if (part.Values.IsEmpty) return Html.Text(part.Text);
        var names = Html.Join(", or ", part.Values.Select(value => book.Values.Short(value)));
        return part.Text.Length == 0
            ? Html.Of($"<span class=\"token\">{names}</span>")
            : Html.Of($"<span class=\"token\">{names}<span class=\"fallback\">, or “{part.Text}”</span></span>");
    }

    private Html Chain(BoundTemplatePart token)
    {
        var rest = token.Values.Skip(1).Select(value => book.Values.Of(value)).Concat(token.Text.Length == 0 ? [] : [Html.Of($"<q>{token.Text}</q>")]).ToList();
        var first = Html.Of($"the {book.Values.Of(token.Values[0])}");
        return rest.Count == 0 ? first : Html.Of($"{first}, or {Html.Join(", or ", rest)} where that is unknown");
    }
}
