using NurtureLang.Semantics.Bound;

namespace NurtureLang.Semantics.Checks;

/// <summary>A text that two values share when they are the same value at every instant.</summary>
internal static class SubjectKey
{
    /// <summary>The text; null for values that are not followed.</summary>
    public static string? Of(BoundExpression value) => value switch
    {
        BoundField node => $"contact.{node.Field.Name}",
        BoundEventProperty node => $"event.{node.Property.Name}",
        BoundEntryProperty node => $"entry.{node.Name}",
        BoundScoreValue node => $"score {node.Score.Name}",
        BoundStageValue node => $"stage of {node.Stages.Name}",
        BoundPersonaValue => "persona",
        BoundGradeValue node => $"grade {node.Grade.Name}",
        BoundRollUpValue { RollUp: { Name: { } name } rollUp } => $"account {rollUp.Account.Name} {name}",
        BoundAggregate { Where: null, Key: null, Touches: null } node => $"{node.Function} {node.Event?.Name} {node.Property?.Name} {node.From} {node.To}",
        _ => null,
    };
}
