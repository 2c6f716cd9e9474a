using System.Globalization;
using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics.Bound;

namespace NurtureLang.Handbook.Pages;

/// <summary>The campaign's own tests, as scenarios.</summary>
internal sealed class TestsPage(Book book)
{
    /// <summary>The page's content; nothing where there is no test.</summary>
    public Html Write() => book.Program.Tests.IsEmpty ? Html.Empty : Html.Of($"""
        <h1>Scenarios</h1>
        <p class="lead">{Amounts.Count(book.Program.Tests.Length, "story", "stories")} that the campaign is tested with:
        who, what happens, and what has to come of it. The people are made up.</p>
        {Html.Concat(book.Program.Tests.Select(Test))}
        """);

    private Html Test(BoundTest test, int at)
    {
        var words = new TestWords(book, test);
        var lines = test.Items.Select(item => item switch
        {
            BoundTestEntry entry => Html.Of($"<li class=\"given\">{words.Contact(entry.Contact)}</li>\n"),
            BoundTestMoment moment => Html.Of($"<li class=\"happens\">{words.Moment(moment)}</li>\n"),
            BoundExpectation expectation => Html.Of($"<li class=\"expected\"><span class=\"so\">Expected:</span> {words.Expectation(expectation)}</li>\n"),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        var anchor = string.Create(CultureInfo.InvariantCulture, $"test-{at + 1}");
        return Parts.Entry(2, anchor, test.Title, test.Title,
            Html.Of($"{Parts.Note(book.Notes.OfDeclaration(test.Origin))}<ol class=\"scenario\">\n{Html.Concat(lines)}</ol>"));
    }
}
