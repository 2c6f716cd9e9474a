using System.Globalization;
using System.Text.Json;
using NurtureLang.History;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>A value of a response-model file with its place in words, for sentences about what is wrong with it.</summary>
internal sealed class ResponseNode(JsonElement element, string place, Func<string, IEnumerable<string>, string?> nearest)
{
    private const int LongestShown = 60;

    /// <summary>Whether it is a text.</summary>
    public bool IsText => element.ValueKind == JsonValueKind.String;

    /// <summary>Whether it is an object.</summary>
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>Requires an object with no other members than some, none twice.</summary>
    public void Members(params string[] known)
    {
        if (!IsObject) throw Wrong($"has to be an object with {string.Join(", ", known)}");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                throw Wrong($"has a member {Show(member.Name)}, which means nothing{Meant(member.Name, known)}; it may have {string.Join(", ", known)}");
            if (!seen.Add(member.Name)) throw Wrong($"has the member \"{member.Name}\" twice");
        }
    }

    /// <summary>A member; null where there is none.</summary>
    public ResponseNode? Find(string name) =>
        element.TryGetProperty(name, out var value) ? new ResponseNode(value, $"{place}, \"{name}\"", nearest) : null;

    /// <summary>The members of an object, by name.</summary>
    public IEnumerable<(string Name, ResponseNode Value)> All()
    {
        if (!IsObject) throw Wrong("has to be an object");
        return [.. element.EnumerateObject().Select(one => (one.Name, new ResponseNode(one.Value, $"{place}, {Show(one.Name)}", nearest)))];
    }

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<ResponseNode> List()
    {
        if (element.ValueKind != JsonValueKind.Array) throw Wrong("has to be a list: [...]");
        return [.. element.EnumerateArray().Select((one, index) => new ResponseNode(one, $"{place} {index + 1}", nearest))];
    }

    /// <summary>One text, or a list of them.</summary>
    public IReadOnlyList<ResponseNode> OneOrList()
    {
        if (IsText) return [this];
        var list = List();
        return list.Count > 0 ? list : throw Wrong("is an empty list; leave it out where it says nothing");
    }

    /// <summary>A text.</summary>
    public string Text() => IsText ? element.GetString() ?? "" : throw Wrong("has to be a text");

    /// <summary>A text, a number, true or false as it would stand in a cell of a table.</summary>
    public string Cell() => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() ?? "",
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => throw Wrong("has to be a text, a number, true or false"),
    };

    /// <summary>A whole number between two.</summary>
    public long Whole(long least, long most) => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number) && number >= least && number <= most
        ? number
        : throw Wrong(string.Format(CultureInfo.InvariantCulture, "has to be a whole number from {0:N0} to {1:N0}", least, most));

    /// <summary>A share in millionths: a number from 0 to 1, or a percentage.</summary>
    public long Share()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number)) return Share(number);
        if (IsText && Text().Trim() is { } text && text.EndsWith('%')
            && decimal.TryParse(text[..^1].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)) return Share(percent / 100);
        throw Wrong("has to be a share such as 0.25 or \"25%\", or \"estimate\"");
    }

    /// <summary>A number in millionths between two.</summary>
    public long Number(long least, long most)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) && number >= least && number <= most)
            return (long)Math.Round(number * Value.One, MidpointRounding.AwayFromZero);
        throw Wrong(string.Format(CultureInfo.InvariantCulture, "has to be a number from {0:N0} to {1:N0}", least, most));
    }

    /// <summary>A length of time in whole seconds, one at least.</summary>
    public long Seconds(ValueReader values)
    {
        var text = Text();
        if (!values.TryRead(new PlanType(ValueKind.Duration), text, out var ticks, out var why)) throw Wrong($"does not say how long: {why.TrimEnd('.')}");
        var seconds = ticks / Ticks.PerSecond;
        if (seconds < 1) throw Wrong($"is {Show(text)}; nobody reacts sooner than a second afterwards");
        if (seconds > ReactionDelay.Longest) throw Wrong($"is {Show(text)}, which is longer than ten years");
        return seconds;
    }

    /// <summary>The position of a name among some.</summary>
    /// <param name="names">The names.</param>
    /// <param name="what">What they are, such as `message`.</param>
    public int PositionIn(IReadOnlyList<string> names, string what)
    {
        var name = Text();
        for (var position = 0; position < names.Count; position++)
        {
            if (names[position] == name) return position;
        }

        throw Wrong(names.Count == 0
            ? $"is {Show(name)}, and the campaign has no {what}"
            : $"is {Show(name)}, which is no {what} of the campaign{Meant(name, names)}");
    }

    /// <summary>What is wrong with it, as the rest of a sentence without its full stop.</summary>
    public SimulationException Wrong(string what) => ResponseFile.Refused($"{place} {what}.");

    private long Share(decimal share) => share is >= 0 and <= 1
        ? (long)Math.Round(share * Value.One, MidpointRounding.AwayFromZero)
        : throw Wrong($"is {Show(element.GetRawText().Trim('"'))}, and a share lies between 0 and 1: 35 of a hundred is 0.35 or \"35%\"");

    private string Meant(string name, IEnumerable<string> names) => nearest(name, names) is { } meant ? $"; \"{meant}\" is perhaps what is meant" : "";

    private static string Show(string text) => text.Length > LongestShown ? $"\"{text[..LongestShown]}...\"" : $"\"{text}\"";
}
