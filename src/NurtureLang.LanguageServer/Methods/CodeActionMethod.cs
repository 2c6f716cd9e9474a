using NurtureLang.Ide.Features;
using NurtureLang.Ide.Refactorings;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/codeAction`: the mends of what is wrong, and other ways to write the same.</summary>
internal static class CodeActionMethod
{
    private const string QuickFixKind = "quickfix";
    private const string FixAllKind = "source.fixAll.nurture";

    /// <summary>Which kinds there are.</summary>
    public static string[] Kinds => [QuickFixKind, FixAllKind, .. Enum.GetValues<RefactoringKind>().Select(KindOf)];

    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/codeAction", "codeActionProvider", Json.Default.CodeActionParams, Json.Default.CodeActionArray, Handle);

    private static CodeAction[] Handle(CodeActionParams parameters, RequestContext context)
    {
        if (context.Find(parameters.TextDocument) is not { } document) return [];
        var actions = new List<CodeAction>();
        if (IsWanted(parameters.Context.Only, QuickFixKind))
        {
            var span = Translate.Span(document.Text, parameters.Range);
            actions.AddRange(QuickFixFeature.At(context.Workspace, document.Path, span).Select(fix => Action(fix, QuickFixKind, context)));
        }

        if (IsWanted(parameters.Context.Only, FixAllKind) && QuickFixFeature.All(context.Workspace, document.Path) is { } all)
            actions.Add(Action(all, FixAllKind, context));
        if (Array.Exists(Enum.GetValues<RefactoringKind>(), kind => IsWanted(parameters.Context.Only, KindOf(kind))))
        {
            actions.AddRange(RefactoringFeature.At(context.Workspace, document, Translate.Span(document.Text, parameters.Range))
                .Where(one => IsWanted(parameters.Context.Only, KindOf(one.Kind)))
                .Select(one => new CodeAction(one.Title, KindOf(one.Kind), null, null, Translate.WorkspaceEdit(context.Session, one.Edits))));
        }

        return [.. actions];
    }

    private static string KindOf(RefactoringKind kind) => kind switch
    {
        RefactoringKind.Extract => "refactor.extract",
        RefactoringKind.Inline => "refactor.inline",
        RefactoringKind.Rewrite => "refactor.rewrite",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static CodeAction Action(QuickFix fix, string kind, RequestContext context) => new(
        fix.Title, kind, [.. fix.Diagnostics.Select(one => Translate.Diagnostic(context.Session, one))],
        kind == QuickFixKind && fix.IsSafe ? true : null, Translate.WorkspaceEdit(context.Session, fix.Edits));

    // A kind holds those that begin with it: `source` asks for `source.fixAll.nurture`.
    private static bool IsWanted(string[]? only, string kind) =>
        only is null || Array.Exists(only, wanted => wanted.Length == 0 || kind == wanted || kind.StartsWith(wanted + ".", StringComparison.Ordinal));
}
