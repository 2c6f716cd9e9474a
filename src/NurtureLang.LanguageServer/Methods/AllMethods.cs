using NurtureLang.LanguageServer.Hosting;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>Every method of the server, one line each.</summary>
internal static class AllMethods
{
    /// <summary>Registers them.</summary>
    public static void Add(MethodTable table, DiagnosticsPublisher publisher)
    {
        InitializedMethod.Add(table);
        DidOpenMethod.Add(table, publisher);
        DidChangeMethod.Add(table, publisher);
        DidSaveMethod.Add(table, publisher);
        DidCloseMethod.Add(table, publisher);
        DidChangeWatchedFilesMethod.Add(table, publisher);
        DidChangeWorkspaceFoldersMethod.Add(table, publisher);
        DidChangeConfigurationMethod.Add(table, publisher);
        DocumentDiagnosticMethod.Add(table);
        WorkspaceDiagnosticMethod.Add(table);
        CompletionMethod.Add(table);
        HoverMethod.Add(table);
        DefinitionMethod.Add(table);
        ReferencesMethod.Add(table);
        DocumentHighlightMethod.Add(table);
        PrepareRenameMethod.Add(table);
        RenameMethod.Add(table);
        DocumentSymbolMethod.Add(table);
        WorkspaceSymbolMethod.Add(table);
        DocumentLinkMethod.Add(table);
        CodeActionMethod.Add(table);
        FormattingMethod.Add(table);
        RangeFormattingMethod.Add(table);
        OnTypeFormattingMethod.Add(table);
        FoldingRangeMethod.Add(table);
        SelectionRangeMethod.Add(table);
        SemanticTokensMethod.Add(table);
        InlayHintMethod.Add(table);
        CodeLensMethod.Add(table);
        SignatureHelpMethod.Add(table);
        CallHierarchyMethod.Add(table);
        SimulatedMethod.Add(table);
        GraphMethod.Add(table);
        TestsMethod.Add(table);
    }
}
