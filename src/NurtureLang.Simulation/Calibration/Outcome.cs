using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Calibration;

/// <summary>What a score is held against: an event, perhaps only where one of its properties has a value.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Event">The event's position in the schema.</param>
/// <param name="Property">The property's position; -1 for any event of the name.</param>
/// <param name="Value">The property's value.</param>
public sealed record Outcome(string Text, int Event, int Property, long Value)
{
    private const string Where = " where ";

    /// <summary>Reads `EVENT` or `EVENT where PROPERTY = VALUE`.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="values">Reads the value.</param>
    /// <param name="nearest">Finds the word that was probably meant, of some; null where there is none.</param>
    /// <exception cref="SimulationException">It is no outcome of the campaign.</exception>
    public static Outcome Parse(string text, CampaignPlan plan, ValueReader values, Func<string, IEnumerable<string>, string?> nearest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(nearest);
        text = text.Trim();
        var cut = text.IndexOf(Where, StringComparison.Ordinal);
        var name = (cut < 0 ? text : text[..cut]).Trim();
        string[] events = [.. plan.Schema.Events.Select(one => one.Name)];
        var position = Array.IndexOf(events, name);
        if (position < 0)
            throw new SimulationException($"--outcome takes an event, such as \"deal_closed where outcome = won\"; `{name}` is none{Meant(name, events)}.");
        if (cut < 0) return new Outcome(text, position, -1, 0);
        var parts = text[(cut + Where.Length)..].Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2) throw new SimulationException($"--outcome takes EVENT where PROPERTY = VALUE; `{text}` says no value.");
        var type = plan.Schema.Events[position];
        string[] properties = [.. type.Properties.Select(property => property.Name)];
        var of = Array.IndexOf(properties, parts[0]);
        if (of < 0) throw new SimulationException($"--outcome asks for {name}.{parts[0]}, which is no property of {name}{Meant(parts[0], properties)}.");
        if (!values.TryRead(type.Properties[of].Type, parts[1].Trim('"'), out var value, out var why) || value == Plan.Values.Value.Unknown)
            throw new SimulationException($"--outcome asks for {name}.{parts[0]} = {parts[1]}, {(why.Length > 0 ? why.TrimEnd('.') : "which is unknown")}.");
        return new Outcome(text, position, of, value);

        string Meant(string word, string[] words) => nearest(word, words) is { } meant ? $"; `{meant}` is perhaps what is meant" : "";
    }

    /// <summary>Whether an event is the outcome.</summary>
    internal bool Is(int type, ReadOnlySpan<long> properties) => type == Event && (Property < 0 || properties[Property] == Value);
}
