using System.Text.Json.Serialization;

namespace NurtureLang.LanguageServer.Protocol;

/// <summary>A few words between those of the document.</summary>
internal sealed record InlayHint(Position Position, string Label, MarkupContent Tooltip, bool PaddingLeft);

/// <summary>Whether hints are completed later.</summary>
internal sealed record InlayHintOptions([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool ResolveProvider);
