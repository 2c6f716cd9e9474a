using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NurtureLang.Compiler;
using NurtureLang.Plan;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Time;
using NurtureLang.Scripting.Protocol;
using NurtureLang.Scripting.Running;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Scripting.Tests;

/// <summary>A campaign with functions in C#, given as texts.</summary>
internal sealed class Scripted : IDisposable
{
    private const string Head = """
        campaign c { timezone "Europe/Berlin" }
        enum tier { small, large }
        contact { email: text?  count: number?  amount: money?  share: percent?  vip: yes_no?  born: date?  since: instant?  t: time?  wait: duration?  tier: tier?  tiers: set of tier?  zone: timezone? }
        event seen { url: text }

        """;

    private Scripted(CampaignPlan plan, IReadOnlyDictionary<string, string> scripts, ScriptSettings settings)
    {
        Plan = plan;
        Functions = new ScriptFunctions(plan, Texts, [.. scripts.Where(one => plan.Functions.Any(function => function.Path == one.Key))
            .Select(one => new ScriptText(one.Key, one.Value))], settings);
    }

    /// <summary>Where the program is that runs scripts.</summary>
    public static ScriptSettings Settings { get; } = new(Path.Combine(AppContext.BaseDirectory, "scripts", OperatingSystem.IsWindows() ? "nurture-scripts.exe" : "nurture-scripts"));

    public CampaignPlan Plan { get; }

    public TextPool Texts { get; } = new();

    public ScriptFunctions Functions { get; }

    /// <summary>One script `f.csx` and the functions that the campaign declares of it, each called somewhere.</summary>
    public static Scripted Of(string script, string campaign, ScriptSettings? settings = null) =>
        new(Compile(Head + campaign, ("f.csx", script)), new Dictionary<string, string> { ["f.csx"] = script }, settings ?? Settings);

    /// <summary>Several scripts `f0.csx`, `f1.csx`, of which each has `string? f(string? text)`.</summary>
    public static Scripted OfMany(IReadOnlyList<string> scripts)
    {
        var campaign = string.Concat(scripts.Select((_, at) =>
            $"function f{at}(text: text?): text? = csharp \"f{at}.csx\"\nsegment s{at} = f{at}(email) = \"x\"\n"));
        var files = scripts.Select((script, at) => (Path: $"f{at}.csx", Text: Regex.Replace(script, @"\bf(?=[(<])", $"f{at}"))).ToArray();
        return new Scripted(Compile(Head + campaign, files), files.ToDictionary(one => one.Path, one => one.Text), Settings);
    }

    /// <summary>The plan of a campaign.</summary>
    public static CampaignPlan Compile(string text, params (string Path, string Text)[] files)
    {
        var compilation = Compilation.Create(new Loader([("main.nurture", text), .. files]), "main.nurture", ZoneTable.IsZone);
        Assert.True(compilation.Plan is not null, string.Join('\n', compilation.Diagnostics));
        return compilation.Plan!;
    }

    /// <summary>The hash of a script.</summary>
    public static string Hash(string script) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    /// <summary>The value of a function.</summary>
    public FunctionResult Call(string function, params long[] arguments)
    {
        for (var at = 0; at < Plan.Functions.Length; at++)
        {
            if (Plan.Functions[at].Name == function) return Functions.Call(at, arguments);
        }

        throw new ArgumentException("There is no such function.", nameof(function));
    }

    public void Dispose() => Functions.Dispose();

    private sealed class Loader((string Path, string Text)[] files) : ISourceLoader
    {
        public LoadedFile? Load(string path)
        {
            var found = Array.Find(files, file => file.Path == path);
            return found.Path is null ? null : new LoadedFile([.. Encoding.UTF8.GetBytes(found.Text)]);
        }
    }
}
