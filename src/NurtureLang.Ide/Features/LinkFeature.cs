using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Ide.Features;

/// <summary>A path in a file that leads to another one.</summary>
/// <param name="Span">The path, without its quotes.</param>
/// <param name="Path">The absolute path that it leads to; there is a file.</param>
/// <param name="What">What lies there, in the author's words.</param>
public sealed record FileLink(TextSpan Span, string Path, string What);

/// <summary>The paths of a file: imports, bodies of messages, scripts.</summary>
public static class LinkFeature
{
    /// <summary>The links of a document whose files exist.</summary>
    public static ImmutableArray<FileLink> Of(Workspace workspace, OpenDocument document)
    {
        if (workspace.TreeOf(document) is not { } tree) return [];
        var folder = tree.SourceText.Path == document.Path ? "" : document.Path[..^tree.SourceText.Path.Length].TrimEnd('/');
        var links = ImmutableArray.CreateBuilder<FileLink>();
        foreach (var (text, what) in tree.Root.Imports.Select(import => (import.Path, "imported file")).Concat(tree.Root.Declarations.SelectMany(Paths)))
        {
            if (text.PlainText is not { Length: > 0 } written || CampaignPaths.Resolve(tree.SourceText.Path, written) is not { } relative) continue;
            var path = FilePath.Join(folder, relative);
            if (workspace.Exists(path)) links.Add(new FileLink(TextSpan.FromBounds(text.Span.Start + 1, text.Span.End - 1), path, what));
        }

        return links.ToImmutable();
    }

    private static IEnumerable<(TextLiteralSyntax Path, string What)> Paths(DeclarationSyntax declaration) => declaration switch
    {
        MessageSyntax message => message.Items.OfType<MessageBodySyntax>().Select(body => (body.Path, $"body of {message.Name.Text}")),
        FunctionSyntax { Body: CSharpBodySyntax script } function => [(script.Path, $"script of {function.Name.Text}")],
        _ => [],
    };
}
