using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Semantics.Files;

/// <summary>Parses a campaign's file and everything that it imports: an imported file comes before the one that imports it.</summary>
internal sealed class ImportResolver(SourceSet sources, List<Diagnostic> diagnostics)
{
    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private readonly List<string> open = [];

    /// <summary>Whether a file could not be read, or not to its end.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>The trees, in the order of their declarations.</summary>
    public List<SyntaxTree> Trees { get; } = [];

    /// <summary>Parses a file and what it imports.</summary>
    public void Add(CampaignFile file)
    {
        var path = file.Text.Path;
        if (!done.Add(path)) return;
        open.Add(path);
        var tree = sources.Parse(file.Text);
        diagnostics.AddRange(tree.Diagnostics);
        if (tree.Diagnostics.Any(diagnostic => diagnostic.Descriptor == SyntaxDiagnostics.NestedTooDeep)
            || (tree.HasErrors && tree.Root.Declarations.IsEmpty))
        {
            IsPartial = true;
        }

        foreach (var import in tree.Root.Imports) Import(tree, import);
        open.RemoveAt(open.Count - 1);
        Trees.Add(tree);
    }

    private void Import(SyntaxTree tree, ImportSyntax import)
    {
        if (import.Path.PlainText is not { } written || written.Length == 0) return;
        var source = tree.SourceText;
        void Report(DiagnosticDescriptor descriptor, params ReadOnlySpan<object> arguments)
        {
            IsPartial = true;
            diagnostics.Add(descriptor.At(source, import.Path.Span, arguments));
        }

        if (SourceSet.Resolve(source.Path, written) is not { } path)
        {
            Report(FileDiagnostics.PathOutside, written);
            return;
        }

        var at = open.IndexOf(path);
        if (at >= 0)
        {
            Report(FileDiagnostics.ImportCycle, string.Join(" -> ", open.Skip(at).Append(path)));
            return;
        }

        if (done.Contains(path)) return;
        if (done.Count >= SourceSet.MostFiles)
        {
            Report(FileDiagnostics.TooManyFiles, SourceSet.MostFiles, path);
            return;
        }

        var (file, problem) = sources.Load(path);
        if (file is not null) Add(file);
        else if (problem is not null) Report(FileDiagnostics.Unreadable, path, problem);
        else Report(FileDiagnostics.ImportNotFound, path);
    }
}
