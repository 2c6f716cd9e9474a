using NurtureLang.Semantics.Binding;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Semantics.Checks;

/// <summary>Looks for what compiles and cannot be meant.</summary>
internal static class ProgramChecker
{
    /// <summary>Checks a program. What is found in a campaign with errors could be their doing: it is looked for when they are mended.</summary>
    public static void Check(Program program, BindingContext binding, IReadOnlyList<Diagnostic> diagnostics)
    {
        AccountChecks.Check(program, binding);
        if (!new CircleCheck(program, binding).Check() || diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error)) return;
        var context = new CheckContext(program, binding);
        new PeopleChecks(context).Check();
        new StageChecks(context).Check();
        new SequenceChecks(context).Check();
        new GuaranteeChecks(context).Check();
        new UsageChecks(context).Check();
        new TestChecks(context).Check();
        FunctionChecks.Check(program, binding);
    }
}
