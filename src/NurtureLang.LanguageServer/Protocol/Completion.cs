namespace NurtureLang.LanguageServer.Protocol;

/// <summary>What could stand at a place.</summary>
internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

/// <summary>One of the things that could stand there.</summary>
internal sealed record CompletionItem(string Label, int Kind, string? Detail, MarkupContent? Documentation, string SortText, TextEdit TextEdit)
{
    /// <summary>2 where the text has places to fill in.</summary>
    public int? InsertTextFormat { get; init; }
}
