using NurtureLang.Semantics.Binding;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Names;

/// <summary>Looks at a few declarations of a campaign without checking all of it.</summary>
public static class NameProbe
{
    /// <summary>
    /// Declares everything, and binds what some declarations say. A name that nothing has, put where a caret is, shows which names the binder would take there.
    /// </summary>
    /// <param name="loader">Gives the bodies of messages.</param>
    /// <param name="trees">The campaign's files, an imported one before the one that imports it; a file may come in pieces.</param>
    /// <param name="isTimeZone">Whether an IANA time zone of this name exists.</param>
    /// <param name="only">Which declarations are bound, by file and place; every other one has names and no insides; null for all.</param>
    /// <returns>What each name in them means, what each declared name is, and the names that were looked for in vain.</returns>
    public static NameRecorder Look(ISourceLoader loader, IReadOnlyList<SyntaxTree> trees, Func<string, bool> isTimeZone, Func<SourceText, TextSpan, bool>? only = null)
    {
        var recorder = new NameRecorder();
        if (trees.Count > 0) new ProgramBinder(new BindingContext(new SourceSet(loader), isTimeZone, []) { Names = recorder, Only = only }, trees).Bind();
        return recorder;
    }
}
