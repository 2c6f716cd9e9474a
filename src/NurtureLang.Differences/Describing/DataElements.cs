using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Accounts;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Schema;

namespace NurtureLang.Differences.Describing;

/// <summary>The data that a campaign reads: enums, fields, events, accounts and functions in C#.</summary>
internal static class DataElements
{
    private static readonly Weight Renamed = Weight.High("the history and whoever sends events have to use the new name");

    public static IEnumerable<Element> Of(Speech speech)
    {
        var plan = speech.Plan;
        for (var at = 0; at < plan.Schema.Enums.Length; at++) yield return Enum(speech, plan.Schema.Enums[at], at);
        for (var at = 0; at < plan.Schema.Fields.Length; at++)
        {
            var type = speech.Names.Type(plan.Schema.Fields[at].Type);
            yield return new Element(Part.Data, Kinds.Field, speech.Names.Field(at), "", [TypeOf("type", "", "its type", type)])
            {
                Summary = type, Stake = Stakes.Data, RenameStake = Renamed,
            };
        }

        for (var at = 0; at < plan.Schema.Events.Length; at++)
        {
            // What the language declares itself follows from the fields.
            if (plan.Schema.Events[at] is { Role: not EventRole.ContactUpdated } one) yield return Event(speech, one, at);
        }

        for (var at = 0; at < plan.Functions.Length; at++) yield return Function(speech, plan.Functions[at], at);
        for (var at = 0; at < plan.Accounts.Length; at++) yield return Account(speech, plan.Accounts[at], at);
    }

    private static Element Enum(Speech speech, PlanEnum one, int at) =>
        new(Part.Data, Kinds.Enum, speech.Names.Enum(at), "",
            [.. one.Values.Select(name => new Fact("value", name, $"the value {name}", "", "") { Stake = Stakes.Data })])
        {
            Summary = string.Join(", ", one.Values), Stake = Stakes.Data,
        };

    private static Element Event(Speech speech, PlanEvent one, int at)
    {
        var facts = one.Properties.Select(property => TypeOf("property", property.Name, $"the property {property.Name}",
            speech.Names.Type(property.Type)));
        var role = new Fact("role", "", "what it is", one.Role.ToString(), "") { Stake = Stakes.Data };
        return new Element(Part.Data, Kinds.Event, speech.Names.Event(at), "", [.. facts, role])
        {
            Summary = one.Properties.IsEmpty ? "" : string.Join(", ",
                one.Properties.Select(property => $"{property.Name}: {speech.Names.Type(property.Type)}")),
            Stake = Stakes.Data, RenameStake = Renamed,
        };
    }

    private static Fact TypeOf(string family, string key, string label, string type) => new(family, key, label, type, "") { Stake = Stakes.Data };

    private static Element Function(Speech speech, PlanFunction one, int at)
    {
        var stake = Stake.Medium("whatever asks it may be told something else");
        var parameters = string.Join(", ", one.Parameters.Select(parameter => $"{parameter.Name}: {speech.Names.Type(parameter.Type)}"));
        return new Element(
            Part.Data, Kinds.Function, speech.Names.Function(at), one.Source,
            [
                new Fact("signature", "", "it", $"({parameters}): {speech.Names.Type(one.Returns)}", one.Source) { Verb = ("is", "was"),
                    Stake = stake },
                new Fact("script", "", "its script", one.Path, one.Source) { Stake = stake },
                new Fact("hash", "", "the hash of its script", "sha256:" + one.Hash, one.Source)
                {
                    Stake = Stake.Medium("the script says something else and has to be read and trusted anew"),
                },
            ])
        {
            Summary = one.Path, Stake = stake,
        };
    }

    private static Element Account(Speech speech, PlanAccount one, int at)
    {
        var key = new Fact("key", "", "who belongs together", speech.Of(one.Key), one.Source)
        {
            Verb = ("is decided by", "was decided by"), Stake = Stake.High("contacts come to other accounts"), Conditions = [one.Key],
        };
        // A figure that a condition counts in place has no name, and stands where it is counted.
        var figures = one.RollUps.Where(figure => figure.Name is not null).Select(figure =>
            new Fact("figure", figure.Name ?? "", $"the figure {figure.Name}", speech.RollUp(figure), figure.Source)
            {
                Stake = Stakes.Points, Conditions = [.. new[] { figure.Of, figure.Where }.OfType<Plan.Expressions.PlanExpression>()],
            });
        return new Element(Part.Data, Kinds.Account, speech.Names.Account(at), one.Source, [key, .. figures]) { Summary = key.Value,
            Stake = Stakes.Who };
    }
}
