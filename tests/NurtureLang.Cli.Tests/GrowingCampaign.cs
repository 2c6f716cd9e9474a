using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Cli.Tests;

/// <summary>A campaign that grows by blocks, as the tutorial tells its reader: what has the same kind and name is replaced in its place, everything else comes after what is there.</summary>
internal sealed class GrowingCampaign
{
    private readonly List<(string Key, string Text)> declarations = [];

    /// <summary>Takes the declarations of a block; the campaign's whole text with them.</summary>
    public string Take(string block)
    {
        var tree = SyntaxTree.Parse(new SourceText("block.nurture", block));
        Assert.Empty(tree.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        foreach (var declaration in tree.Root.Declarations)
        {
            var text = block.Substring(declaration.Span.Start, declaration.Span.Length);
            var key = KeyOf(declaration, text);
            var at = declarations.FindIndex(one => one.Key == key);
            if (at >= 0) declarations[at] = (key, text);
            else declarations.Add((key, text));
        }

        return string.Join("\n\n", declarations.Select(one => one.Text)) + "\n";
    }

    // A kind and a name are the first two words of nearly every declaration; a campaign, a policy and a contact are the only ones of their kind.
    private static string KeyOf(DeclarationSyntax declaration, string text) =>
        declaration is PolicySyntax or ContactSyntax or CampaignSyntax ? declaration.GetType().Name : string.Join(' ', text.Split([' ', '\n', '{'], StringSplitOptions.RemoveEmptyEntries)[..2]);
}
