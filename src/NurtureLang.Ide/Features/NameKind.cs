using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Ide.Features;

/// <summary>What sort of thing a name is, for an editor: its sign in lists, its colour.</summary>
public enum NameKind
{
    /// <summary>A campaign.</summary>
    Campaign,
    /// <summary>A calendar.</summary>
    Calendar,
    /// <summary>An enum.</summary>
    Enum,
    /// <summary>A value of an enum, a grade's letter, an arm.</summary>
    Value,
    /// <summary>The contact.</summary>
    Contact,
    /// <summary>A field of the contact.</summary>
    Field,
    /// <summary>An event.</summary>
    Event,
    /// <summary>A property of an event.</summary>
    Property,
    /// <summary>A parameter of a function.</summary>
    Parameter,
    /// <summary>A persona, a segment or an account.</summary>
    Group,
    /// <summary>A score or a figure.</summary>
    Score,
    /// <summary>A grade.</summary>
    Grade,
    /// <summary>A journey.</summary>
    Journey,
    /// <summary>A stage.</summary>
    Stage,
    /// <summary>A message.</summary>
    Message,
    /// <summary>An asset.</summary>
    Asset,
    /// <summary>A channel or a topic.</summary>
    Channel,
    /// <summary>A policy.</summary>
    Policy,
    /// <summary>A sequence, a program, a stream.</summary>
    Sequence,
    /// <summary>A hand-off.</summary>
    Handoff,
    /// <summary>A step.</summary>
    Step,
    /// <summary>A function.</summary>
    Function,
    /// <summary>A goal or a guarantee.</summary>
    Goal,
    /// <summary>A test.</summary>
    Test,
}

/// <summary>Which sort of thing a symbol or a declaration is.</summary>
internal static class NameKinds
{
    /// <summary>Of a symbol. A parameter is a property without an event.</summary>
    public static NameKind Of(Symbol symbol) => symbol switch
    {
        EnumSymbol => NameKind.Enum,
        CaseValueSymbol => NameKind.Value,
        PropertySymbol { IsField: true } => NameKind.Field,
        PropertySymbol => NameKind.Property,
        EventSymbol => NameKind.Event,
        PersonaSymbol or SegmentSymbol or AccountSymbol => NameKind.Group,
        ScoreSymbol => NameKind.Score,
        GradeSymbol => NameKind.Grade,
        StagesSymbol => NameKind.Journey,
        StageSymbol => NameKind.Stage,
        MessageSymbol => NameKind.Message,
        AssetSymbol => NameKind.Asset,
        ChannelSymbol or TopicSymbol => NameKind.Channel,
        SequenceSymbol => NameKind.Sequence,
        CalendarSymbol => NameKind.Calendar,
        FunctionSymbol => NameKind.Function,
        LocalSymbol local => local.What switch
        {
            "figure" => NameKind.Score, "arm" => NameKind.Value, "split" or "step" => NameKind.Step, "hand-off" => NameKind.Handoff, "contact" => NameKind.Contact,
            _ => NameKind.Sequence,
        },
        _ => NameKind.Value,
    };
}
