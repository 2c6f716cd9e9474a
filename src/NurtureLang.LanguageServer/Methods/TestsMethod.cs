using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`nurture/tests`: the tests of campaigns with their places, saved or not.</summary>
internal static class TestsMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) =>
        table.Request("nurture/tests", "experimental", Json.Default.TestsParams, Json.Default.ListedTestItemArray, Handle);

    private static ListedTestItem[] Handle(TestsParams parameters, RequestContext context)
    {
        var tests = parameters.TextDocument is { } document
            ? TestListFeature.Of(context.Workspace, DocumentUri.ToPath(document.Uri))
            : TestListFeature.Of(context.Workspace, context.Cancelled);
        context.Cancelled.ThrowIfCancellationRequested();
        return [.. tests.Select(test => Item(test, context.Session))];
    }

    private static ListedTestItem Item(ListedTest test, Session session)
    {
        var (uri, range) = Translate.Location(session, test.Place);
        return new ListedTestItem(test.Title, uri, range, Translate.Range(test.Place.Source, test.TitleSpan), session.UriOf(test.Campaign));
    }
}
