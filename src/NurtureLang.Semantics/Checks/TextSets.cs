using NurtureLang.Semantics.Bound;

namespace NurtureLang.Semantics.Checks;

/// <summary>What is said about one text: what it is, and how it begins, ends and goes on. Upper and lower case count as the same.</summary>
internal sealed class TextSets
{
    private readonly List<(TextTestKind Kind, string[] Texts, bool IsPositive)> tests = [];

    /// <summary>Takes a test that holds, or that does not.</summary>
    public void Take(BoundTextTest test, bool isPositive) =>
        tests.Add((test.Kind, [.. test.Texts.Cast<BoundText>().Select(text => text.Text.ToUpperInvariant())], isPositive));

    /// <summary>Whether some text passes all of them.</summary>
    public bool IsPossible()
    {
        var equal = tests.Where(test => test is { Kind: TextTestKind.Equal, IsPositive: true }).Select(test => test.Texts).ToList();
        if (equal.Count > 0)
            return equal[0].Any(text => tests.TrueForAll(test => Array.Exists(test.Texts, with => MayPass(test.Kind, text, with, test.IsPositive)) == test.IsPositive));
        return Ends(TextTestKind.StartsWith, (one, other) => one.StartsWith(other, StringComparison.Ordinal))
            && Ends(TextTestKind.EndsWith, (one, other) => one.EndsWith(other, StringComparison.Ordinal));
    }

    // Two beginnings go together where one begins with the other; one that is ruled out rules out all that begin with it.
    private bool Ends(TextTestKind kind, Func<string, string, bool> isPartOf)
    {
        var holding = tests.Where(test => test.Kind == kind && test.IsPositive).Select(test => test.Texts).ToList();
        var not = tests.Where(test => test.Kind == kind && !test.IsPositive).SelectMany(test => test.Texts).ToList();
        if (holding.Count == 0) return true;
        return holding[0].Any(text => !not.Exists(wrong => isPartOf(text, wrong))
            && holding.TrueForAll(others => Array.Exists(others, other => isPartOf(text, other) || isPartOf(other, text))));
    }

    // Where words part is for the engine to say. Here a text that has the part may have the word, and only the word itself surely has it,
    // so that nothing possible is called impossible.
    private static bool MayPass(TextTestKind kind, string text, string with, bool isPositive) => kind switch
    {
        TextTestKind.Equal => text == with,
        TextTestKind.Contains => text.Contains(with, StringComparison.Ordinal),
        TextTestKind.ContainsWord => isPositive ? text.Contains(with, StringComparison.Ordinal) : text == with,
        TextTestKind.StartsWith => text.StartsWith(with, StringComparison.Ordinal),
        TextTestKind.EndsWith => text.EndsWith(with, StringComparison.Ordinal),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
