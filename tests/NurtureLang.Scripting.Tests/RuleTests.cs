namespace NurtureLang.Scripting.Tests;

/// <summary>What a script may use, and what not.</summary>
public sealed class RuleTests
{
    // A script, and a part of what is said of it.
    private static readonly (string Script, string Says)[] Refused =
    [
        ("string? f(string? text) => System.IO.File.ReadAllText(text);", "no files"),
        ("using static System.IO.File; string? f(string? text) => ReadAllText(text);", "no files"),
        ("using F = System.IO.File; string? f(string? text) => F.ReadAllText(text);", "no files"),
        ("string? f(string? text) => System.Environment.MachineName;", "no environment"),
        ("string? f(string? text) { Console.WriteLine(text); return text; }", "CS0103"),
        ("string? f(string? text) => System.Net.Dns.GetHostName();", "NUR"),
        ("string? f(string? text) => DateTime.Now.ToString();", "clock"),
        ("string? f(string? text) => DateTimeOffset.UtcNow.ToString();", "clock"),
        ("string? f(string? text) { DateTimeOffset now = DateTime.Today; return now.ToString(); }", "clock"),
        ("string? f(string? text) => DateTimeOffset.Parse(text!).ToString();", "clock"),
        ("string? f(string? text) => TimeZoneInfo.Local.Id;", "clock"),
        ("string? f(string? text) => System.Diagnostics.Stopwatch.GetTimestamp().ToString();", "clock"),
        ("string? f(string? text) => new Random().Next().ToString();", "random"),
        ("string? f(string? text) => Random.Shared.Next().ToString();", "random"),
        ("string? f(string? text) => Guid.NewGuid().ToString();", "random"),
        ("string? f(string? text) => string.Concat(text!.Shuffle());", "random"),
        ("string? f(string? text) => text!.GetHashCode().ToString();", "hash code"),
        ("string? f(string? text) => EqualityComparer<string>.Default.GetHashCode(text!).ToString();", "hash code"),
        ("string? f(string? text) => HashCode.Combine(text).ToString();", "hash code"),
        ("string? f(string? text) => (text, 1).GetHashCode().ToString();", "hash code"),
        ("string? f(string? text) { System.Threading.Thread.Sleep(1); return text; }", "one thing after the other"),
        ("string? f(string? text) => System.Threading.Tasks.Task.FromResult(text).Result;", "one thing after the other"),
        ("string? f(string? text) => text!.AsParallel().First().ToString();", "CS1061"),
        ("string? f(string? text) => text!.GetType().Name;", "not the program"),
        ("string? f(string? text) => typeof(string).Name;", "`typeof`"),
        ("string? f(string? text) => (string?)System.Activator.CreateInstance<object>().ToString();", "not the program"),
        ("string? f(string? text) { dynamic d = text!; return d.ToString(); }", "`dynamic`"),
        ("int calls; string? f(string? text) => (++calls).ToString();", "outside of functions"),
        ("static int calls; string? f(string? text) => (++calls).ToString();", "outside of functions"),
        ("class C { public static int Calls; } string? f(string? text) => (++C.Calls).ToString();", "outside of functions"),
        ("class C { public static int Calls { get; set; } } string? f(string? text) => (++C.Calls).ToString();", "static property"),
        ("static readonly List<int> seen = new(); string? f(string? text) { seen.Add(1); return seen.Count.ToString(); }", "could change"),
        ("readonly Dictionary<string, int> seen = new(); string? f(string? text) => seen.Count.ToString();", "could change"),
        ("readonly int[] seen = { 1 }; string? f(string? text) => (++seen[0]).ToString();", "could change"),
        ("readonly Func<int> next = Counter(); static Func<int> Counter() { var n = 0; return () => n++; } string? f(string? text) => next().ToString();", "could change"),
        ("int Calls { get; set; } string? f(string? text) => (++Calls).ToString();", "`const` or `readonly`"),
        ("string? f(string? text) { try { return text!.Substring(9); } catch { return null; } }", "`catch`"),
        ("string? f(string? text) { lock (text!) { return text; } }", "`lock`"),
        ("async System.Threading.Tasks.Task<string> g() => \"\"; string? f(string? text) => text;", "`async`"),
        ("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid(); string? f(string? text) => getpid().ToString();", "`extern`"),
        ("string? f(string? text) { unsafe { int x = 1; int* p = &x; return (*p).ToString(); } }", "nsafe"),
        ("string? f(string? text) => Math.Sin(1).ToString();", "last digits"),
        ("string? f(string? text) => double.Exp(1).ToString();", "last digits"),
        ("string? f(string? text) => text!.Normalize();", "not for scripts"),
        ("string? f(string? text) => ImmutableDictionary<string, int>.Empty.Count.ToString();", "not for scripts"),
        ("string? f(string? text) => CultureInfo.CurrentCulture.Name;", "not for scripts"),
        ("string? f(string? text) => Encoding.Default.EncodingName;", "not for scripts"),
        ("string? f(string? text) => Regex.IsMatch(text!, \"a\", RegexOptions.None, TimeSpan.FromSeconds(1)).ToString();", "not for scripts"),
        ("string? f(string? text) => System.GC.GetTotalMemory(false).ToString();", "not for scripts"),
        ("string? f(string? text) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(text).ToString();", "hash code"),
        ("string? f(string? text) => ((Func<string>)text!.ToString).Method.Name;", "not for scripts"),
        ("string? f(string? text) => System.Reflection.Assembly.GetExecutingAssembly().FullName;", "not the program"),
        ("class C { ~C() { } } string? f(string? text) => text;", "destructor"),
        ("#r \"System.Net.Http\"\nstring? f(string? text) => text;", "#r"),
        ("#load \"other.csx\"\nstring? f(string? text) => text;", "#load"),
        ("#line 3 \"elsewhere.csx\"\nstring? f(string? text) => text;", "#line"),
        ("var now = 1; string? f(string? text) => text;", "outside of functions"),
        ("string? f(string? text) => text; f(\"x\");", "Nothing runs outside"),
        ("string? f(string? text) => text", "CS1002"),
        ("string? f(string? text) => nothing;", "CS0103"),
        ("string? g(string? text) => text;", "has no function"),
        ("string f(string text) => text;", "is not what the campaign declares"),
        ("string? f() => null;", "is not what the campaign declares"),
        ("string? f(string? text, int more = 1) => text;", "is not what the campaign declares"),
        ("decimal? f(string? text) => 1;", "is not what the campaign declares"),
        ("string? f<T>(string? text) => text;", "is not what the campaign declares"),
        ("string? f(ref string? text) => text;", "is not what the campaign declares"),
        ("string? f(string? text) => text; string? f(string? text, int n) => text;", "2 times"),
    ];

    private static readonly string[] Allowed =
    [
        "string? f(string? text) => text;",
        "string f(string? text) => text ?? \"none\";",
        "// A comment.\nconst int Most = 3;\nreadonly Regex word = new(@\"\\w+\");\nstring? f(string? text) => string.Join(' ', word.Matches(text!).Take(Most).Select(m => m.Value));",
        "static readonly ImmutableArray<string> free = [\"gmail.com\", \"web.de\"];\nstring? f(string? text) => free.Contains(text!) ? \"free\" : null;",
        "static readonly ImmutableSortedDictionary<string, int> rank = new Dictionary<string, int> { [\"a\"] = 1 }.ToImmutableSortedDictionary();\nstring? f(string? text) => rank.GetValueOrDefault(text!).ToString();",
        "record Part(string Name, int Length);\nenum Kind { One, Two }\nstring? f(string? text) { var p = new Part(text!, 2); return p with { Length = 3 } is { Length: > 2 } ? Kind.Two.ToString() : p.ToString(); }",
        "string? f(string? text) { var d = new Dictionary<string, int>(); foreach (var c in text!) d[c.ToString()] = d.GetValueOrDefault(c.ToString()) + 1; return d.OrderBy(x => x.Key).First().Key; }",
        "string? f(string? text) => (from c in text where char.IsLetter(c) orderby c group c by c into g select g.Key).FirstOrDefault().ToString();",
        "string? f(string? text) { var b = new StringBuilder(); b.Append($\"{text} {1.5:0.00}\"); return b.ToString(); }",
        "string? f(string? text) => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var d) ? d.AddDays(1).ToString(\"yyyy-MM-dd\", CultureInfo.InvariantCulture) : null;",
        "string? f(string? text) { if (text is null) throw new ArgumentException(\"nothing\"); checked { return (text.Length * 2).ToString(); } }",
        "string? f(string? text) => Math.Round(decimal.Parse(text!, CultureInfo.InvariantCulture), 1).ToString(CultureInfo.InvariantCulture);",
        "string? f(string? text) { int local(int n) => n <= 1 ? 1 : n * local(n - 1); Func<int, int> twice = n => n * 2; return twice(local(4)).ToString(); }",
        "string? f(string? text) => Encoding.UTF8.GetBytes(text!).Sum(b => b).ToString();",
        "IEnumerable<int> upTo(int n) { for (var i = 0; i < n; i++) yield return i; }\nstring? f(string? text) => upTo(3).Sum().ToString();",
        "string? f(string? text) { ReadOnlySpan<char> s = text; (int a, int b) = (s.Length, 2); int[] list = [a, b, .. new[] { 3 }]; return list[^1].ToString(); }",
        "class C { private int n; public int Next() => ++n; public override int GetHashCode() => 1; public override bool Equals(object? o) => o is C; }\nstring? f(string? text) { var c = new C(); c.Next(); return c.Next().ToString(); }",
    ];

    [Fact]
    public void What_does_more_than_compute_is_refused_with_its_place_and_reason()
    {
        using var scripted = Scripted.OfMany([.. Refused.Select(one => one.Script)]);
        var problems = scripted.Functions.Check().ToLookup(problem => problem.Script);
        var wrong = Refused.Select((one, at) => (one, Said: string.Join(" | ", problems[at].Select(problem => $"{problem.Line}:{problem.Column} {problem.Message}"))))
            .Where(pair => !pair.Said.Contains(pair.one.Says, StringComparison.Ordinal) && !(pair.one.Says == "NUR" && pair.Said.Length > 0))
            .Select(pair => $"{pair.one.Script}\n   wanted: {pair.one.Says}\n   said: {pair.Said}");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void What_only_computes_is_taken()
    {
        using var scripted = Scripted.OfMany(Allowed);
        var problems = scripted.Functions.Check();
        Assert.True(problems.Count == 0, string.Join('\n', problems.Select(problem => $"{Allowed[problem.Script]}\n   {problem.Line}:{problem.Column} {problem.Message}")));
        for (var at = 0; at < Allowed.Length; at++)
        {
            var text = at is 11 ? "12.345" : "abc";
            Assert.Null(scripted.Call($"f{at}", scripted.Texts.Intern(text)).Failure);
        }
    }

    [Fact]
    public void A_problem_is_told_at_its_place()
    {
        using var scripted = Scripted.Of("// one\nstring? f(string? text)\n{\n    return System.IO.File.ReadAllText(text!);\n}\n",
            "function f(text: text?): text? = csharp \"f.csx\"\nsegment s = f(email) = \"x\"\n");
        var problem = scripted.Functions.Check()[0];
        Assert.Equal((4, 12), (problem.Line, problem.Column));
    }
}
