using System.Text.Json;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Simulation.Metrics;

/// <summary>Writes the accounts of a result; nothing for a campaign that declares none.</summary>
internal static class AccountJson
{
    public static void Write(Utf8JsonWriter json, RunMetrics metrics)
    {
        if (metrics.Accounts.Count == 0) return;
        json.WriteStartObject("accounts");
        foreach (var account in metrics.Accounts)
        {
            json.WriteStartObject(account.Name);
            json.WriteNumber("accounts", account.Accounts);
            json.WriteNumber("contacts", account.Contacts);
            json.WriteNumber("largest", account.Largest);
            json.WriteStartObject("figures");
            foreach (var figure in account.Figures)
            {
                json.WriteStartObject(figure.Name);
                json.WriteNumber("known", figure.Known);
                Number(json, "average", figure.Average);
                Number(json, "least", figure.Least);
                Number(json, "greatest", figure.Greatest);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, long? millionths)
    {
        json.WritePropertyName(name);
        if (millionths is { } known) json.WriteRawValue(InstantText.FormatNumber(known));
        else json.WriteNullValue();
    }
}
