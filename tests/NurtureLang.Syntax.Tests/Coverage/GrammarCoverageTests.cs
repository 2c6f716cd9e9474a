namespace NurtureLang.Syntax.Tests.Coverage;

/// <summary>Everything that the grammar lets a text take or leave out occurs in a golden folder that compiles.</summary>
public sealed class GrammarCoverageTests
{
    private const string Refused = "read so that it can be refused with a good message";

    // What occurs in no case that compiles, with the reason. INVARIANT: it occurs in a case that must not compile; an entry that is not needed any more fails.
    private static readonly (string Outcome, string Reason)[] Exempt =
    [
        ("campaign: without any campaignItem", Refused),
        ("campaign: without ( OpenBrace campaignItem* CloseBrace )", Refused),
        ("stages: without any stagesItem", Refused),
        ("message: without any messageItem", Refused),
        ("goalTarget: Number", Refused),
        ("goalTarget: Money", Refused),
        ("program: without any sequenceItem", Refused),
        ("enterRule: with notOlder (the 2. such)", Refused),
        ("stream: without any ( name Comma? )", Refused),
        ("cadence: without ( AT Clock )", Refused),
        ("plainStep: without ( OTHERWISE block )", Refused),
        ("plainStep: without any chooseItem", Refused),
        ("plainStep: without any splitItem", Refused),
        ("caseExpression: without ( Comma? OTHERWISE orExpression )", Refused),
    ];

    [Fact]
    public void Everything_of_the_grammar_occurs_in_a_golden_case()
    {
        var grammar = new GrammarFile(File.ReadAllText(Repository.PathTo("grammar", "NurtureParser.g4")));
        var (valid, invalid) = (new GrammarWalk(grammar), new GrammarWalk(grammar));
        var root = Repository.PathTo("tests", "cases");
        foreach (var file in Directory.EnumerateFiles(root, "*.nurture", SearchOption.AllDirectories))
        {
            // What a phase wrote is the campaign again.
            if (Path.GetFileName(file).Split('.').Length > 2) continue;
            var isInvalid = Path.GetFileName(Path.GetDirectoryName(file)!).StartsWith("invalid_", StringComparison.Ordinal);
            (isInvalid ? invalid : valid).Read(file, File.ReadAllText(file));
        }

        var exempt = Exempt.Select(one => one.Outcome).ToHashSet(StringComparer.Ordinal);
        AssertNone("occurs in no case that compiles", grammar.Outcomes.Where(one => !valid.Taken.Contains(one) && !exempt.Contains(one)));
        AssertNone("is exempt, and occurs in a case that compiles: take the entry out", exempt.Where(valid.Taken.Contains));
        AssertNone("is exempt, and is nothing of the grammar", exempt.Except(grammar.Outcomes));
        AssertNone("is exempt, and occurs in no case at all", exempt.Where(one => !invalid.Taken.Contains(one)));
    }

    private static void AssertNone(string what, IEnumerable<string> outcomes)
    {
        var all = outcomes.ToList();
        Assert.True(all.Count == 0, $"{all.Count} of the grammar: {what}\n  {string.Join("\n  ", all)}");
    }
}
