using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;

namespace NurtureLang.Semantics.Binding;

/// <summary>Finds a stage by its name alone, in whichever journey has it.</summary>
internal static class StageFinder
{
    /// <summary>The stage and its journey; null where none or more than one has it, which is told.</summary>
    public static (StagesSymbol Stages, StageSymbol Stage)? FindStage(this BindingContext context, NameSyntax name, SourceText source)
    {
        var found = context.Symbols.Stages.All.SelectMany(stages => stages.Stages.Where(stage => stage.Name == name.Text).Select(stage => (stages, stage))).ToList();
        if (found.Count == 0) context.Unknown("stage", name, source, context.Symbols.Stages.All.SelectMany(stages => stages.Cases));
        if (found.Count > 1)
            context.Report(MeaningDiagnostics.StageOfTwo, source, name.Span, name.Text, found[0].stages.Name, found[1].stages.Name);
        if (found.Count != 1) return null;
        context.Names?.Use(found[0].stage, source, name.Span);
        return found[0];
    }
}
