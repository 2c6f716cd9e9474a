using NurtureLang.Scripting.Protocol;

namespace NurtureLang.ScriptHost.Running;

/// <summary>Answers one question after the other.</summary>
internal sealed class Session(ScriptStream stream)
{
    private CompiledScripts? scripts;

    /// <summary>Runs until the other side has ended.</summary>
    /// <returns>The exit code of the process.</returns>
    public int Run()
    {
        while (stream.Receive() is { } question)
        {
            switch ((ScriptRequest)question.ReadByte())
            {
                case ScriptRequest.Load: Load(question); break;
                case ScriptRequest.Start: Answer(scripts?.Start() ?? Nothing); break;
                case ScriptRequest.Call: Answer(Call(question)); break;
                default: return 2;
            }
        }

        return 0;
    }

    private static ScriptAnswer Nothing => new(ScriptOutcome.Fatal, ScriptValue.Unknown, "was asked for before it was loaded");

    private void Load(BinaryReader question)
    {
        var texts = ScriptCodec.ReadList(question, ScriptCodec.ReadScript);
        var functions = ScriptCodec.ReadList(question, ScriptCodec.ReadFunction);
        scripts = CompiledScripts.Of(texts, functions);
        stream.Send(writer => ScriptCodec.WriteList(writer, scripts.Problems, ScriptCodec.Write));
    }

    private ScriptAnswer Call(BinaryReader question)
    {
        var function = question.ReadInt32();
        var values = ScriptCodec.ReadList(question, ScriptCodec.ReadValue);
        return scripts?.Call(function, values) ?? Nothing;
    }

    private void Answer(ScriptAnswer answer) => stream.Send(writer => ScriptCodec.Write(writer, answer));
}
