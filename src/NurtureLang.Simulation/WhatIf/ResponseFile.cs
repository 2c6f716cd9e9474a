using System.Security.Cryptography;
using System.Text.Json;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Schema;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Reads response-model files. docs/cli.md has their form; whatever else stands in one is refused with a sentence.</summary>
public static class ResponseFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int Largest = 1 << 20;

    private const int MostRules = 2_000;
    private const int MostDrawn = 10_000;

    /// <summary>Reads a model.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="plan">The plan that it is for.</param>
    /// <param name="options">How values are read.</param>
    /// <param name="nearest">Finds the word that was probably meant, of some; null where there is none.</param>
    /// <exception cref="SimulationException">It is no model for this plan.</exception>
    public static ResponseModel Parse(
        string name, ReadOnlyMemory<byte> content, CampaignPlan plan, HistoryOptions options, Func<string, IEnumerable<string>, string?> nearest)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (content.Length > Largest) throw Refused($"The response model {name} is larger than 1 MiB.");
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        if (content.Span.StartsWith("\uFEFF"u8)) content = content[3..];
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 8 });
            return Read(new ResponseNode(document.RootElement, $"The response model {name}", nearest), name, hash, plan, new ValueReader(options));
        }
        catch (JsonException problem)
        {
            throw Refused($"The response model {name} is not valid JSON, in line {problem.LineNumber + 1}.", problem);
        }
        catch (InvalidOperationException problem)
        {
            throw Refused($"The response model {name} holds a text that is not valid Unicode.", problem);
        }
    }

    private static ResponseModel Read(ResponseNode root, string name, string hash, CampaignPlan plan, ValueReader values)
    {
        root.Members("version", "about", "at_most", "leave_out", "estimate", "reactions");
        if (root.Find("version") is not { } version)
            throw Refused($"The response model {name} says no \"version\"; this program reads version {ResponseModel.Format}: \"version\": {ResponseModel.Format}.");
        if (version.Whole(0, int.MaxValue) is var format && format != ResponseModel.Format)
            throw Refused($"The response model {name} is of version {format}, and this program reads version {ResponseModel.Format}.");
        var reactions = root.Find("reactions")?.List() ?? [];
        if (reactions.Count == 0)
            throw Refused($"The response model {name} says no \"reactions\", so nobody would react: {{\"event\": ..., \"rate\": ..., \"delay\": ...}} is one.");
        var reader = new ReactionReader(plan, values);
        var rules = new List<ResponseRule>();
        for (var index = 0; index < reactions.Count; index++)
        {
            rules.AddRange(reader.Read(reactions[index], index + 1));
            if (rules.Count > MostRules) throw Refused($"The response model {name} has more than {MostRules:N0} rules, a list counting one for each name in it.");
        }

        var estimation = root.Find("estimate") is { } estimate ? ReadEstimation(estimate, plan, values) : null;
        if (estimation is null && rules.Find(rule => rule.Rate is null || rule.Delay is null) is { } asks)
        {
            throw Refused(
                $"The response model {name} wants an estimate in reaction {asks.Number}, and does not say which touches the history records: add "
                + "\"estimate\": {\"touches\": {\"event\": \"email_sent\"}} with the event that records one, "
                + "or {\"touches\": \"replay\"} where this campaign made the history.");
        }

        var model = ReactionOrder.Of(rules, name);
        return model with
        {
            Hash = hash,
            About = root.Find("about")?.Text() ?? "",
            AtMost = (int)(root.Find("at_most")?.Whole(1, MostDrawn) ?? model.AtMost),
            LeaveOut = root.Find("leave_out") is { } leaveOut ? [.. leaveOut.List().Select(one => reader.EventOf(one).Position).Distinct()] : [],
            Estimation = estimation,
        };
    }

    private static ResponseEstimation ReadEstimation(ResponseNode node, CampaignPlan plan, ValueReader values)
    {
        node.Members("touches", "within", "at_least");
        var touches = node.Find("touches")
            ?? throw node.Wrong("says no \"touches\": {\"event\": \"email_sent\"} names the event that records one, \"replay\" takes those of the replay");
        var within = node.Find("within")?.Seconds(values) ?? 7 * 86_400;
        var atLeast = (int)(node.Find("at_least")?.Whole(1, 1_000_000) ?? 30);
        if (touches.IsText)
        {
            if (touches.Text() != "replay") throw touches.Wrong("is \"replay\" or {\"event\": ...}");
            return new ResponseEstimation(-1, within * Plan.Values.Ticks.PerSecond, atLeast);
        }

        touches.Members("event");
        var named = touches.Find("event") ?? throw touches.Wrong("names no \"event\"");
        var (position, type) = new ReactionReader(plan, values).EventOf(named);
        if (!type.Properties.Any(property => property.Type is { Kind: ValueKind.Message, Set: false }))
            throw named.Wrong($"is {type.Name}, which has no property of the type message, so it does not say what was sent");
        return new ResponseEstimation(position, within * Plan.Values.Ticks.PerSecond, atLeast);
    }

    internal static SimulationException Refused(string sentence, Exception? inner = null) => new(sentence, inner) { IsOfCampaign = true };
}
