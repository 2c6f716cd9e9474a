using NurtureLang.Ide.Features;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Sequences;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Ide.Hierarchy;

/// <summary>Finds what others lead to in a file.</summary>
internal sealed class ItemReader(LeadGraph graph, SourceText source)
{
    private readonly string path = graph.Campaign.PathOf(source);

    /// <summary>Reads a file.</summary>
    public void Read(FileSyntax file)
    {
        foreach (var declaration in file.Declarations) Read(declaration);
    }

    private void Read(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case EventSyntax one: Add(one.Name, "event", NameKind.Event, one.Span); break;
            case PersonaSyntax one: Add(one.Name, "persona", NameKind.Group, one.Span); break;
            case SegmentSyntax one: Add(one.Name, "segment", NameKind.Group, one.Span); break;
            case ScoreSyntax one: Add(one.Name, "score", NameKind.Score, one.Span); break;
            case DerivedScoreSyntax one: Add(one.Name, "score", NameKind.Score, one.Span); break;
            case GradeSyntax one: Add(one.Name, "grade", NameKind.Grade, one.Span); break;
            case AssetSyntax one: Add(one.Name, "asset", NameKind.Asset, one.Span); break;
            case MessageSyntax one: Add(one.Name, "message", NameKind.Message, one.Span); break;
            case StagesSyntax one:
                foreach (var stage in StagesOf(one)) Add(stage.Name, $"stage of {one.Name.Text}", NameKind.Stage, stage.Span);
                break;
            case HandoffSyntax one:
                Add(one.Name ?? one.To, "handoff", NameKind.Handoff, one.Span);
                Steps(one, one.Name?.Text ?? one.To.Text);
                break;
            case SequenceSyntax one:
                Add(one.Name, "sequence", NameKind.Sequence, one.Span);
                Steps(one, one.Name.Text);
                break;
            case ProgramSyntax one:
                Add(one.Name, "program", NameKind.Sequence, one.Span);
                foreach (var stream in one.Items.OfType<StreamSyntax>()) Add(stream.Name, $"stream of {one.Name.Text}", NameKind.Sequence, stream.Span);
                Steps(one, one.Name.Text);
                break;
        }
    }

    /// <summary>The stages of a journey.</summary>
    public static IEnumerable<StageSyntax> StagesOf(StagesSyntax journey) =>
        journey.Items.SelectMany(item => item switch { StagePathSyntax line => line.Stages, StageSideSyntax side => side.Stages, _ => [] });

    /// <summary>Where a step is known by: its name, or its head up to its block, on one line.</summary>
    public static TextSpan HeadOf(SourceText source, StepSyntax step)
    {
        if (step is NamedStepSyntax named) return named.Name.Span;
        var text = source.Text.AsSpan(step.Span.Start, step.Span.Length);
        // The texts of tasks and alerts have braces of their own, and no block.
        var end = step is TaskStepSyntax or AlertStepSyntax or ReassignStepSyntax ? text.IndexOfAny('\n', '\r') : text.IndexOfAny('{', '\n', '\r');
        return new TextSpan(step.Span.Start, (end < 0 ? text : text[..end]).TrimEnd().Length);
    }

    private void Steps(SyntaxNode node, string owner)
    {
        foreach (var child in SyntaxChildren.Of(node).Where(child => child is not ExpressionSyntax))
        {
            if (child is StepSyntax step)
            {
                var head = HeadOf(source, step);
                if (head.Length > 0) graph.Add(new HierarchyItem(source.GetText(head), $"step of {owner}", NameKind.Step, new FileSpan(path, source, head), step.Span));
                // A named step is one with the step that it names.
                Steps(step is NamedStepSyntax named ? named.Step : step, owner);
            }
            else
            {
                Steps(child, owner);
            }
        }
    }

    private void Add(NameSyntax name, string what, NameKind kind, TextSpan whole)
    {
        if (name.Span.Length > 0) graph.Add(new HierarchyItem(name.Text, what, kind, new FileSpan(path, source, name.Span), TextSpan.Cover(whole, name.Span)));
    }
}
