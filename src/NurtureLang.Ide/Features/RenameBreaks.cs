using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Ide.Features;

/// <summary>What is outside of the campaign's files and knows something by its name: no edit of ours reaches it.</summary>
internal static class RenameBreaks
{
    /// <summary>What a rename would break, each in a sentence; none for what only the campaign's own files name.</summary>
    public static ImmutableArray<string> Of(Symbol symbol, string newName) => symbol switch
    {
        PropertySymbol { IsField: true } =>
            [$"Files of contacts have a column `{symbol.Name}`, and `contact_updated` a property: what is still called so is not read as `{newName}`."],
        // A parameter of a function has a function for its owner, whose callers name it nowhere.
        PropertySymbol { Origin: { } at } when IsParameter(at) => [],
        PropertySymbol => [$"Events in logs have a property `{symbol.Name}`: what is still called so is not read as `{newName}`."],
        EventSymbol => [$"Logs and the systems that send them call the event `{symbol.Name}`: what is still called so does not count as `{newName}`."],
        CaseValueSymbol { Of: EnumSymbol } => [$"Files of contacts and logs have the value `{symbol.Name}`: what still says so is refused."],
        MessageSymbol => [$"Logs of events such as opens and clicks, and the system that sends, know the message as `{symbol.Name}`."],
        ChannelSymbol or TopicSymbol => [$"Consent in files of contacts, opt-outs in logs and the system that sends know the {symbol.What} as `{symbol.Name}`."],
        StageSymbol => [$"Contacts of a live campaign are at the stage `{symbol.Name}`: a newer version finds those that are there by this name."],
        SequenceSymbol => [$"Contacts of a live campaign are in `{symbol.Name}`, and `enrolled_by_hand` names it: a newer version finds those who were in it by this name."],
        LocalSymbol { What: "step" } => [$"Contacts of a live campaign who are at the step `{symbol.Name}` are moved to a newer version by this name."],
        LocalSymbol { What: "stream" } => [$"Contacts of a live campaign who are in the stream `{symbol.Name}` are moved to a newer version by this name."],
        LocalSymbol { What: "split" } => [$"The arms are drawn by the name of the split: under `{newName}` contacts are drawn anew."],
        LocalSymbol { What: "hand-off" } => [$"Tasks of a live campaign are known by the hand-off `{symbol.Name}`."],
        _ => [],
    };

    private static bool IsParameter(Origin at)
    {
        var line = at.Source.GetLineText(at.Source.GetLine(at.Span.Start)).TrimStart();
        return line.StartsWith("function ", StringComparison.Ordinal);
    }
}
