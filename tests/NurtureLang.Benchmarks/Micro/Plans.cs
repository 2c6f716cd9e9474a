using System.Text;
using NurtureLang.Compiler;
using NurtureLang.Plan;
using NurtureLang.Runtime.Time;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Benchmarks.Micro;

/// <summary>Compiles campaigns that are given as text.</summary>
internal static class Plans
{
    /// <summary>The plan of a campaign without errors.</summary>
    public static CampaignPlan Compile(string text)
    {
        var compilation = Compilation.Create(new OneFile(text), "main.nurture", ZoneTable.IsZone);
        return compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics.Select(one => one.Message)));
    }

    private sealed class OneFile(string text) : ISourceLoader
    {
        public LoadedFile? Load(string path) => path == "main.nurture" ? new LoadedFile([.. Encoding.UTF8.GetBytes(text)]) : null;
    }
}
