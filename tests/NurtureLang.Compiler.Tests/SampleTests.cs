using NurtureLang.Plan.Serialization;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Compiler.Tests;

/// <summary>The samples compile, and what they give is a plan that can be trusted.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("acme-b2b", "acme.nurture")]
    [InlineData("loan-offers", "loan.nurture")]
    public void A_sample_compiles_without_a_warning(string folder, string file)
    {
        var compilation = Campaigns.CompileSample(folder, file);
        Assert.Empty(compilation.Diagnostics.Where(diagnostic => diagnostic.Severity > Severity.Note).Select(diagnostic => diagnostic.ToString()));
        Assert.NotNull(compilation.Plan);
        var bytes = PlanJson.Write(compilation.Plan);
        Assert.Equal(bytes, PlanJson.Write(PlanJson.Read(bytes)));
    }
}
