namespace NurtureLang.Semantics.Tests;

public sealed class NameTests
{
    [Fact]
    public void An_unknown_name_is_told_once_with_the_one_that_was_meant()
    {
        var analysis = Checked.Of(Checked.Head + "contact { employees: number }\nsegment big = employes >= 10 and employees < 20\npersona a when is big\npersona b otherwise");
        var diagnostic = Assert.Single(analysis.Diagnostics);
        Assert.Equal("NUR1101", diagnostic.Code);
        Assert.Equal("employes", diagnostic.Source.GetText(diagnostic.Span));
        Assert.Contains("did you mean `employees`?", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("employees", Assert.Single(diagnostic.Fix!.Edits).NewText);
    }
}
