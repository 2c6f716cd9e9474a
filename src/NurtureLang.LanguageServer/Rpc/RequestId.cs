using System.Text.Json;

namespace NurtureLang.LanguageServer.Rpc;

/// <summary>What tells one request from another: a whole number or a text, given back as it came.</summary>
/// <param name="Number">The number; nothing where it is a text.</param>
/// <param name="Text">The text; null where it is a number.</param>
internal readonly record struct RequestId(long Number, string? Text)
{
    /// <summary>The id of a message; null where it has none that could be given back.</summary>
    public static RequestId? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new RequestId(0, value.GetString()),
        JsonValueKind.Number when value.TryGetInt64(out var number) => new RequestId(number, null),
        _ => null,
    };

    /// <summary>Writes it as it came.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        if (Text is null) writer.WriteNumberValue(Number);
        else writer.WriteStringValue(Text);
    }
}
