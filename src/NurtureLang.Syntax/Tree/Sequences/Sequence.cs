using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Syntax.Tree.Sequences;

/// <summary>`sequence welcome "Welcome" priority 100 per entry.order_id { enter on form_submitted  send hello }`.</summary>
/// <param name="Name">The sequence's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Priority">Who goes first when a cap lets one through; null where none is written.</param>
/// <param name="Per">The key of an enrolment; null for one per contact.</param>
/// <param name="Items">Its settings, steps and tracks, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SequenceSyntax(
    NameSyntax Name,
    TextLiteralSyntax? Title,
    NumberLiteralSyntax? Priority,
    NamePathSyntax? Per,
    ImmutableArray<SequenceItemSyntax> Items,
    TextSpan Span) : DeclarationSyntax(Span);

/// <summary>`program drip "Engagement program" { stream awareness every 2 weeks { c1, c2 } }`.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Priority">Who goes first when a cap lets one through; null where none is written.</param>
/// <param name="Items">Its settings and streams, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ProgramSyntax(
    NameSyntax Name,
    TextLiteralSyntax? Title,
    NumberLiteralSyntax? Priority,
    ImmutableArray<SequenceItemSyntax> Items,
    TextSpan Span) : DeclarationSyntax(Span);

/// <summary>A line of a sequence or of a program.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record SequenceItemSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>A step of the sequence's own line of steps.</summary>
/// <param name="Step">The step.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SequenceStepSyntax(StepSyntax Step, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>Which side of its anchor a track lies on.</summary>
public enum TrackSide
{
    /// <summary>`3 days before`.</summary>
    Before,

    /// <summary>`on the day`.</summary>
    OnTheDay,

    /// <summary>`2 days after`.</summary>
    After,
}

/// <summary>`90 days before at 09:00 if late send { send renewal_coming }`: a track of its own, by the anchor.</summary>
/// <param name="Offset">How far from the anchor; null on the day.</param>
/// <param name="Side">Before it, on its day, or after it.</param>
/// <param name="At">The time of day; null for an instant's own.</param>
/// <param name="IfLate">What happens to somebody who joins too late; null where it is not said here.</param>
/// <param name="Body">What is done.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TrackSyntax(
    DurationLiteralSyntax? Offset,
    TrackSide Side,
    TimeLiteralSyntax? At,
    IfLate? IfLate,
    BlockSyntax Body,
    TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>What happens to a touch whose time had passed when the contact joined.</summary>
public enum IfLate
{
    /// <summary>`if late skip`.</summary>
    Skip,

    /// <summary>`if late send`.</summary>
    Send,
}

/// <summary>`when exhausted start re_engagement`, `when exhausted { alert ... }`.</summary>
/// <param name="Steps">What is done.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WhenExhaustedSyntax(ImmutableArray<StepSyntax> Steps, TextSpan Span) : SequenceItemSyntax(Span);
