using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NurtureLang.LanguageServer.Rpc;

/// <summary>Writes messages. By hand, because an answer of nothing is `"result": null`, which the options for everything else would leave out.</summary>
internal static class Messages
{
    /// <summary>An answer.</summary>
    public static byte[] Result<TResult>(RequestId id, TResult? result, JsonTypeInfo<TResult> type) => Write(writer =>
    {
        WriteId(writer, id);
        writer.WritePropertyName("result");
        if (result is null) writer.WriteNullValue();
        else JsonSerializer.Serialize(writer, result, type);
    });

    /// <summary>An answer that is an error; without an id where that could not be read.</summary>
    public static byte[] Error(RequestId? id, RpcErrorCode code, string message) => Write(writer =>
    {
        WriteId(writer, id);
        writer.WriteStartObject("error");
        writer.WriteNumber("code", (int)code);
        writer.WriteString("message", message);
        writer.WriteEndObject();
    });

    /// <summary>A notification, or a request where there is an id.</summary>
    public static byte[] Call<TParameters>(string method, TParameters parameters, JsonTypeInfo<TParameters> type, RequestId? id = null) => Write(writer =>
    {
        if (id is not null) WriteId(writer, id);
        writer.WriteString("method", method);
        writer.WritePropertyName("params");
        JsonSerializer.Serialize(writer, parameters, type);
    });

    /// <summary>A request without parameters.</summary>
    public static byte[] Call(string method, RequestId id) => Write(writer =>
    {
        WriteId(writer, id);
        writer.WriteString("method", method);
    });

    private static void WriteId(Utf8JsonWriter writer, RequestId? id)
    {
        writer.WritePropertyName("id");
        if (id is { } known) known.Write(writer);
        else writer.WriteNullValue();
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            members(writer);
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
