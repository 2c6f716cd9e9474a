using NurtureLang.Semantics.Binding;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax;

namespace NurtureLang.Semantics.Names;

/// <summary>Asks the binder which names it would take: a name that nothing has is put where the caret is, and what is looked for there is the answer.</summary>
public static class NameProbe
{
    /// <summary>The names that were looked for in vain.</summary>
    /// <param name="loader">Gives the bodies of messages.</param>
    /// <param name="trees">The campaign's files, an imported one before the one that imports it.</param>
    /// <param name="isTimeZone">Whether an IANA time zone of this name exists.</param>
    public static IReadOnlyList<NameQuestion> Ask(ISourceLoader loader, IReadOnlyList<SyntaxTree> trees, Func<string, bool> isTimeZone)
    {
        var recorder = new NameRecorder();
        if (trees.Count > 0) new ProgramBinder(new BindingContext(new SourceSet(loader), isTimeZone, []) { Names = recorder }, trees).Bind();
        return recorder.Questions;
    }
}
