namespace NurtureLang.LanguageServer.Protocol;

/// <summary>What is under the pointer.</summary>
internal sealed record Hover(MarkupContent Contents, Range Range);

/// <summary>Asks for uses.</summary>
internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext Context);

/// <summary>Whether the declaration counts as one.</summary>
internal sealed record ReferenceContext(bool IncludeDeclaration);

/// <summary>A use in the same document: 2 where it is read, 3 where it is declared.</summary>
internal sealed record DocumentHighlight(Range Range, int Kind);

/// <summary>Something that a document declares.</summary>
internal sealed record DocumentSymbol(string Name, string? Detail, int Kind, Range Range, Range SelectionRange, DocumentSymbol[] Children);

/// <summary>Asks for declarations by a part of their name.</summary>
internal sealed record WorkspaceSymbolParams(string Query);

/// <summary>A declaration in some file.</summary>
internal sealed record SymbolInformation(string Name, int Kind, Location Location, string? ContainerName);

/// <summary>A path in a document that leads somewhere.</summary>
internal sealed record DocumentLink(Range Range, string Target, string Tooltip);

/// <summary>Asks for the stretches around places.</summary>
internal sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, Position[] Positions);

/// <summary>A stretch and the wider one around it.</summary>
internal sealed record SelectionRange(Range Range, SelectionRange? Parent);

/// <summary>Lines that fold.</summary>
internal sealed record FoldingRange(int StartLine, int EndLine, string? Kind);

/// <summary>Colours, five numbers each.</summary>
internal sealed record SemanticTokens(int[] Data);
