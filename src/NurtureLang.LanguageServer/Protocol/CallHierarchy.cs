namespace NurtureLang.LanguageServer.Protocol;

/// <summary>Something that others lead to.</summary>
internal sealed record CallHierarchyItem(string Name, int Kind, string Uri, Range Range, Range SelectionRange, string? Detail = null);

/// <summary>Asks what leads to an item, or what it leads to.</summary>
internal sealed record CallHierarchyParams(CallHierarchyItem Item);

/// <summary>What leads to an item, and where in its file.</summary>
internal sealed record CallHierarchyIncomingCall(CallHierarchyItem From, Range[] FromRanges);

/// <summary>What an item leads to, and where in the item's file.</summary>
internal sealed record CallHierarchyOutgoingCall(CallHierarchyItem To, Range[] FromRanges);
