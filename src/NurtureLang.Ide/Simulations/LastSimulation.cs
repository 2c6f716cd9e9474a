using System.Collections.Immutable;
using System.Text.Json;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Ide.Simulations;

/// <summary>The figures of a campaign's last simulation, as `nurture simulate --json` writes them and as its decisions were counted. Immutable.</summary>
public sealed class LastSimulation
{
    private readonly ImmutableDictionary<string, string> texts;
    private readonly ImmutableDictionary<string, long> reached;
    private readonly ImmutableDictionary<string, long> stages;
    private readonly ImmutableDictionary<string, long> groups;

    private LastSimulation(
        long contacts, ImmutableDictionary<string, long> stages, ImmutableDictionary<string, long> groups, ImmutableDictionary<string, long> reached,
        ImmutableDictionary<string, string> texts)
    {
        Contacts = contacts;
        this.stages = stages;
        this.groups = groups;
        this.reached = reached;
        this.texts = texts;
    }

    /// <summary>How many contacts were run.</summary>
    public long Contacts { get; }

    /// <summary>Reads the figures of a simulation that has just ended.</summary>
    /// <param name="result">What `nurture simulate --json` writes.</param>
    /// <param name="reached">How many different contacts each sequence had, by its name, and each step, by `sequence/step`; nothing where nobody counted.</param>
    /// <param name="campaign">The campaign as it is now.</param>
    /// <returns>The figures; null where the result is none.</returns>
    public static LastSimulation? Read(JsonElement result, JsonElement reached, Campaign campaign)
    {
        if (result.ValueKind != JsonValueKind.Object || !result.TryGetProperty("contacts", out var run) || Whole(run) is not { } contacts) return null;
        var groups = Numbers(Part(result, "personas"), "persona ").Concat(Numbers(Part(result, "segments"), "segment ")).ToImmutableDictionary(StringComparer.Ordinal);
        var stages = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var stage in Members(Part(result, "stages")))
        {
            if (Whole(Part(stage.Value, "reached")) is { } count) stages[stage.Name] = count;
        }

        return new LastSimulation(
            contacts, stages.ToImmutableDictionary(StringComparer.Ordinal), groups, Numbers(reached, "").ToImmutableDictionary(StringComparer.Ordinal), TextsOf(campaign));
    }

    /// <summary>Whether the campaign's text is another one than that which was run. Its tests do not count.</summary>
    public bool IsBefore(Campaign campaign)
    {
        var now = TextsOf(campaign);
        return now.Count != texts.Count || now.Any(file => !texts.TryGetValue(file.Key, out var before) || before != file.Value);
    }

    /// <summary>How many contacts came to a stage; null where it was not run.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="stage">The stage.</param>
    public long? OfStage(string journey, string stage) => Find(stages, $"{journey}.{stage}") ?? Find(stages, stage);

    /// <summary>How many contacts were in a persona or a segment at the end; null where it was not run.</summary>
    /// <param name="what">`persona` or `segment`.</param>
    /// <param name="name">Its name.</param>
    public long? OfGroup(string what, string name) => Find(groups, $"{what} {name}");

    /// <summary>How many contacts came into a sequence; null where nobody counted.</summary>
    public long? OfSequence(string sequence) => reached.IsEmpty ? null : Find(reached, sequence) ?? 0;

    /// <summary>How many contacts a step did something for; null where nobody counted.</summary>
    public long? OfStep(string sequence, string step) => reached.IsEmpty ? null : Find(reached, $"{sequence}/{step}") ?? 0;

    private static long? Find(ImmutableDictionary<string, long> figures, string name) => figures.TryGetValue(name, out var count) ? count : null;

    private static ImmutableDictionary<string, string> TextsOf(Campaign campaign) => campaign.Analysis.Files.Where(file => !TestFiles.IsOne(file.Text.Path))
        .GroupBy(file => file.Text.Path, StringComparer.Ordinal).ToImmutableDictionary(group => group.Key, group => group.First().Text.Text, StringComparer.Ordinal);

    private static JsonElement Part(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var part) ? part : default;

    private static IEnumerable<JsonProperty> Members(JsonElement of) => of.ValueKind == JsonValueKind.Object ? of.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    // Of two members with one name the last one counts, as everywhere in JSON.
    private static Dictionary<string, long> Numbers(JsonElement of, string prefix)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var member in Members(of))
        {
            if (Whole(member.Value) is { } count) numbers[prefix + member.Name] = count;
        }

        return numbers;
    }

    private static long? Whole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0 ? count : null;
}
