using System.Globalization;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Brings the rules of a model into kinds of reaction, each behind those that it comes after.</summary>
internal static class ReactionOrder
{
    /// <summary>A model of the rules.</summary>
    /// <param name="rules">The rules, in the order of the file.</param>
    /// <param name="name">The file's name, for messages.</param>
    public static ResponseModel Of(List<ResponseRule> rules, string name)
    {
        RefuseTwins(rules, name);
        var kinds = new List<int>();
        foreach (var rule in rules) Place(rule.Event, rules, kinds, [], name);
        return new ResponseModel
        {
            Name = name,
            Hash = "",
            Rules = [.. rules.Select(rule => rule with { Kind = kinds.IndexOf(rule.Event), After = rule.AfterEvent < 0 ? -1 : kinds.IndexOf(rule.AfterEvent) })],
            Kinds = [.. kinds.Select(kind => new ReactionKind(
                kind,
                rules.First(rule => rule.Event == kind).EventName,
                [.. Enumerable.Range(0, rules.Count).Where(index => rules[index].Event == kind)
                    .OrderByDescending(index => rules[index].Specificity).ThenBy(index => index)]))],
        };
    }

    private static void RefuseTwins(List<ResponseRule> rules, string name)
    {
        var alike = rules.GroupBy(rule => (rule.Event, rule.Message, rule.Channel, rule.Persona, rule.Journey, rule.Stage));
        foreach (var twins in alike.Where(group => group.Skip(1).Any()))
        {
            var (first, second) = (twins.First(), twins.Skip(1).First());
            throw ResponseFile.Refused(string.Format(
                CultureInfo.InvariantCulture,
                "In the response model {0}, reactions {1} and {2} both say how often {3} follows the same touches; leave one out.",
                name, first.Number, second.Number, first.EventName));
        }
    }

    // Depth first: what comes before a kind is placed before it.
    private static void Place(int kind, List<ResponseRule> rules, List<int> kinds, List<int> under, string name)
    {
        if (kinds.Contains(kind)) return;
        if (under.Contains(kind))
        {
            var circle = under.Skip(under.IndexOf(kind)).Append(kind).Select(one => rules.First(rule => rule.Event == one).EventName);
            throw ResponseFile.Refused(
                $"In the response model {name}, reactions wait for one another: {string.Join(" after ", circle)}. One of them has to follow the touch itself.");
        }

        under.Add(kind);
        foreach (var rule in rules.Where(rule => rule.Event == kind && rule.AfterEvent >= 0))
        {
            if (!rules.Exists(other => other.Event == rule.AfterEvent))
            {
                throw ResponseFile.Refused(
                    $"In the response model {name}, reaction {rule.Number} comes \"after\" an event that no reaction says anything about, "
                    + "so it would never come; add a reaction with that event.");
            }

            Place(rule.AfterEvent, rules, kinds, under, name);
        }

        under.RemoveAt(under.Count - 1);
        kinds.Add(kind);
    }
}
