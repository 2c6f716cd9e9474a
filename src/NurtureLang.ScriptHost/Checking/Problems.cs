using Microsoft.CodeAnalysis;
using NurtureLang.Scripting.Protocol;

namespace NurtureLang.ScriptHost.Checking;

/// <summary>Collects what is wrong with one script, in the order of its lines.</summary>
internal sealed class Problems(ScriptText text, int number)
{
    private readonly List<ScriptProblem> all = [];

    /// <summary>Whether there is something.</summary>
    public bool Any => all.Count > 0;

    /// <summary>What is wrong, one thing at a place.</summary>
    public IEnumerable<ScriptProblem> All => all.DistinctBy(one => (one.Line, one.Column)).OrderBy(one => one.Line).ThenBy(one => one.Column);

    /// <summary>Adds what the compiler says.</summary>
    public void Add(Diagnostic diagnostic) => Add(diagnostic.Location, $"{diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} ({diagnostic.Id})");

    /// <summary>Adds something about a place.</summary>
    public void Add(Location location, string message)
    {
        var span = location.GetMappedLineSpan();
        var length = span.StartLinePosition.Line == span.EndLinePosition.Line ? span.EndLinePosition.Character - span.StartLinePosition.Character : 0;
        // What is told of no line of the script is told of its first.
        var isHere = span.IsValid && span.Path == text.Path;
        all.Add(new ScriptProblem(number, isHere ? span.StartLinePosition.Line + 1 : 1, isHere ? span.StartLinePosition.Character + 1 : 1, isHere ? length : 0, message));
    }
}
