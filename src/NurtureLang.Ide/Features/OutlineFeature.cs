using System.Collections.Immutable;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Sequences;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Ide.Features;

/// <summary>Something in the outline of a file.</summary>
/// <param name="Name">Its name; where it has none, what it is.</param>
/// <param name="Detail">How it is shown to people, or what its type is; null for nothing.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Span">All of it.</param>
/// <param name="NameSpan">Its name.</param>
/// <param name="Parts">What is in it.</param>
public sealed record OutlineItem(string Name, string? Detail, NameKind Kind, TextSpan Span, TextSpan NameSpan, ImmutableArray<OutlineItem> Parts);

/// <summary>What a file declares, and what is in it.</summary>
public static class OutlineFeature
{
    /// <summary>The outline of a file.</summary>
    public static ImmutableArray<OutlineItem> Of(SyntaxTree tree) => [.. tree.Root.Declarations.Select(one => Declaration(tree.SourceText, one)).OfType<OutlineItem>()];

    private static OutlineItem? Declaration(SourceText source, DeclarationSyntax syntax) => syntax switch
    {
        CampaignSyntax one => Item(one.Name, Title(one.Title), NameKind.Campaign, one.Span),
        CalendarSyntax one => Item(one.Name, null, NameKind.Calendar, one.Span),
        EnumSyntax one => Item(one.Name, null, NameKind.Enum, one.Span, Names(one.Values, NameKind.Value)),
        ContactSyntax one => Word("contact", NameKind.Contact, one.Span, Fields(source, one.Fields, NameKind.Field)),
        EventSyntax one => Item(one.Name, null, NameKind.Event, one.Span, Fields(source, one.Properties, NameKind.Property)),
        PersonaSyntax one => Item(one.Name, Title(one.Title), NameKind.Group, one.Span),
        SegmentSyntax one => Item(one.Name, Title(one.Title), NameKind.Group, one.Span),
        AccountSyntax one => Item(one.Name, null, NameKind.Group, one.Span, one.RollUps.Select(figure => Item(figure.Name, null, NameKind.Score, figure.Span))),
        FunctionSyntax one => Item(one.Name, null, NameKind.Function, one.Span),
        ScoreSyntax one => Item(one.Name, Title(one.Title), NameKind.Score, one.Span),
        DerivedScoreSyntax one => Item(one.Name, Title(one.Title), NameKind.Score, one.Span),
        GradeSyntax one => Item(one.Name, null, NameKind.Grade, one.Span, Names(one.Arms.Select(arm => arm.Grade), NameKind.Value)),
        StagesSyntax one => Item(one.Name, null, NameKind.Journey, one.Span, Stages(one)),
        HandoffSyntax one => Item(one.Name ?? one.To, null, NameKind.Handoff, one.Span),
        AssetSyntax one => Item(one.Name, Title(one.Title), NameKind.Asset, one.Span),
        MessageSyntax one => Item(one.Name, null, NameKind.Message, one.Span),
        ChannelSyntax one => Item(one.Name, Title(one.Title), NameKind.Channel, one.Span),
        TopicSyntax one => Item(one.Name, Title(one.Title), NameKind.Channel, one.Span),
        PolicySyntax one => Word("policy", NameKind.Policy, one.Span, []),
        SequenceSyntax one => Item(one.Name, Title(one.Title), NameKind.Sequence, one.Span, one.Items.SelectMany(item => InSequence(source, item))),
        ProgramSyntax one => Item(one.Name, Title(one.Title), NameKind.Sequence, one.Span, one.Items.SelectMany(item => InSequence(source, item))),
        GoalSyntax one => Item(one.Name, null, NameKind.Goal, one.Span),
        GuaranteeSyntax one => Item(one.Name, null, NameKind.Goal, one.Span),
        TestSyntax one => new OutlineItem(Title(one.Title) ?? "test", null, NameKind.Test, one.Span, one.Title.Span, []),
        IncompleteDeclarationSyntax { Name: { Text.Length: > 0 } name } one => Item(name, null, NameKind.Value, one.Span),
        _ => null,
    };

    private static IEnumerable<OutlineItem> InSequence(SourceText source, SequenceItemSyntax item) => item switch
    {
        SequenceStepSyntax step => [Step(source, step.Step)],
        StreamSyntax stream => [Item(stream.Name, null, NameKind.Sequence, stream.Span, Names(stream.Pieces, NameKind.Message))],
        TrackSyntax track => [new OutlineItem(FirstLine(source, track.Span), null, NameKind.Step, track.Span, Head(source, track.Span), Steps(source, track))],
        _ => [],
    };

    private static OutlineItem Step(SourceText source, StepSyntax step)
    {
        var (named, inner) = step is NamedStepSyntax given ? (given.Name, given.Step) : (null, step);
        var detail = FirstLine(source, inner.Span);
        return new OutlineItem(named?.Text ?? detail, named is null ? null : detail, NameKind.Step, step.Span, named?.Span ?? Head(source, step.Span), Steps(source, inner));
    }

    // The steps in the branches of a step, however it holds them.
    private static ImmutableArray<OutlineItem> Steps(SourceText source, SyntaxNode node) =>
    [
        .. SyntaxChildren.Of(node).Where(child => child is not ExpressionSyntax)
            .SelectMany(child => child is StepSyntax step ? [Step(source, step)] : Steps(source, child)),
    ];

    private static IEnumerable<OutlineItem> Stages(StagesSyntax syntax) => syntax.Items
        .SelectMany(item => item switch { StagePathSyntax path => path.Stages, StageSideSyntax side => side.Stages, _ => [] })
        .Select(stage => Item(stage.Name, null, NameKind.Stage, stage.Span));

    private static IEnumerable<OutlineItem> Fields(SourceText source, IEnumerable<FieldSyntax> fields, NameKind kind) =>
        fields.Select(field => Item(field.Name, source.GetText(field.Type.Span), kind, field.Span));

    private static IEnumerable<OutlineItem> Names(IEnumerable<NameSyntax> names, NameKind kind) => names.Select(name => Item(name, null, kind, name.Span));

    private static OutlineItem Item(NameSyntax name, string? detail, NameKind kind, TextSpan span, IEnumerable<OutlineItem>? parts = null) =>
        new(name.Text.Length == 0 ? "?" : name.Text, detail, kind, TextSpan.Cover(span, name.Span), name.Span, parts is null ? [] : [.. parts]);

    private static OutlineItem Word(string word, NameKind kind, TextSpan span, IEnumerable<OutlineItem> parts) =>
        new(word, null, kind, span, new TextSpan(span.Start, Math.Min(word.Length, span.Length)), [.. parts]);

    private static string? Title(TextLiteralSyntax? title) => title?.PlainText is { Length: > 0 } text ? text : null;

    private static TextSpan Head(SourceText source, TextSpan span) => new(span.Start, Math.Min(span.Length, FirstLine(source, span).Length));

    private static string FirstLine(SourceText source, TextSpan span)
    {
        var text = source.Text.AsSpan(span.Start, span.Length);
        var end = text.IndexOfAny('{', '\n', '\r');
        var line = (end < 0 ? text : text[..end]).TrimEnd();
        return line.Length == 0 ? "?" : line.ToString();
    }
}
