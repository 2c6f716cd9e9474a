namespace NurtureLang.Scripting.Protocol;

/// <summary>How the parts of messages are written; both sides read what the other writes by this.</summary>
/// <remarks>Reading trusts nothing: a count that cannot be is an <see cref="InvalidDataException"/>, a message that ends early an <see cref="EndOfStreamException"/>.</remarks>
public static class ScriptCodec
{
    private const int Most = 1_000_000;

    /// <summary>Writes a list.</summary>
    public static void WriteList<T>(BinaryWriter writer, IReadOnlyList<T> list, Action<BinaryWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(write);
        writer.Write(list.Count);
        foreach (var item in list) write(writer, item);
    }

    /// <summary>Reads a list.</summary>
    public static List<T> ReadList<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(read);
        var count = reader.ReadInt32();
        if (count is < 0 or > Most) throw new InvalidDataException("a list is too long");
        var list = new List<T>();
        for (var at = 0; at < count; at++) list.Add(read(reader));
        return list;
    }

    /// <summary>Writes a script.</summary>
    public static void Write(BinaryWriter writer, ScriptText script)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(script);
        writer.Write(script.Path);
        writer.Write(script.Text);
    }

    /// <summary>Reads a script.</summary>
    public static ScriptText ReadScript(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new ScriptText(reader.ReadString(), reader.ReadString());
    }

    /// <summary>Writes a function.</summary>
    public static void Write(BinaryWriter writer, ScriptFunction function)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(function);
        writer.Write(function.Name);
        writer.Write(function.Script);
        WriteList(writer, function.Parameters, Write);
        Write(writer, function.Returns);
    }

    /// <summary>Reads a function.</summary>
    public static ScriptFunction ReadFunction(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new ScriptFunction(reader.ReadString(), reader.ReadInt32(), ReadList(reader, ReadType), ReadType(reader));
    }

    /// <summary>Writes a problem.</summary>
    public static void Write(BinaryWriter writer, ScriptProblem problem)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(problem);
        writer.Write(problem.Script);
        writer.Write(problem.Line);
        writer.Write(problem.Column);
        writer.Write(problem.Length);
        writer.Write(problem.Message);
    }

    /// <summary>Reads a problem.</summary>
    public static ScriptProblem ReadProblem(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new ScriptProblem(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadString());
    }

    /// <summary>Writes a value.</summary>
    public static void Write(BinaryWriter writer, ScriptValue value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value)
        {
            case { Number: { } number }:
                writer.Write((byte)1);
                writer.Write(number);
                break;
            case { Text: { } text }:
                writer.Write((byte)2);
                writer.Write(text);
                break;
            case { Texts: { } texts }:
                writer.Write((byte)3);
                WriteList(writer, texts, (target, text) => target.Write(text));
                break;
            default:
                writer.Write((byte)0);
                break;
        }
    }

    /// <summary>Reads a value.</summary>
    public static ScriptValue ReadValue(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.ReadByte() switch
        {
            0 => ScriptValue.Unknown,
            1 => ScriptValue.Of(reader.ReadInt64()),
            2 => ScriptValue.Of(reader.ReadString()),
            3 => ScriptValue.Of(ReadList(reader, source => source.ReadString())),
            _ => throw new InvalidDataException("a value of no kind"),
        };
    }

    /// <summary>Writes an answer.</summary>
    public static void Write(BinaryWriter writer, ScriptAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write((byte)answer.Outcome);
        Write(writer, answer.Value);
        writer.Write(answer.Text ?? "");
    }

    /// <summary>Reads an answer.</summary>
    public static ScriptAnswer ReadAnswer(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var outcome = (ScriptOutcome)reader.ReadByte();
        if (!Enum.IsDefined(outcome)) throw new InvalidDataException("an answer of no kind");
        var value = ReadValue(reader);
        var text = reader.ReadString();
        return new ScriptAnswer(outcome, value, text.Length == 0 ? null : text);
    }

    private static void Write(BinaryWriter writer, ScriptType type)
    {
        writer.Write((byte)type.Kind);
        writer.Write(type.Optional);
    }

    private static ScriptType ReadType(BinaryReader reader)
    {
        var kind = (ScriptKind)reader.ReadByte();
        if (!Enum.IsDefined(kind)) throw new InvalidDataException("a type of no kind");
        return new ScriptType(kind, reader.ReadBoolean());
    }
}
