using System.Globalization;
using System.Text;

namespace NurtureLang.Benchmarks.Workload;

/// <summary>Campaigns over the same log that differ only in how many rules score it.</summary>
internal static class ScoringCampaign
{
    // The types that a marketer scores; what he sends himself and who leaves are not among them.
    private static readonly string[] Scored =
    [
        "page_view", "email_open", "email_click", "chat_message", "form_submit", "ad_click", "webinar_register", "webinar_attend",
        "trial_start", "demo_request",
    ];

    private static readonly string[] Places = ["/pricing", "/docs", "/product", "/blog", "/customers"];

    /// <summary>The text of a campaign with so many scoring rules, dealt out over the event types in turn.</summary>
    public static string Text(int rules)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"campaign rules_{rules} {{ timezone \"UTC\" }}\n\n");
        text.Append("contact { country: text  role: text  industry: text  employees: number }\n\n");
        text.Append("event page_view { url: text }\n");
        foreach (var type in ReferenceWorkload.EventTypes.Skip(1)) text.Append("event ").Append(type).Append('\n');
        text.Append("\nscore heat {\n  half-life 30 days\n");
        for (var rule = 0; rule < rules; rule++) text.Append(CultureInfo.InvariantCulture, $"  {Rule(rule)}\n");
        text.Append("}\n\nstages buying {\n  path cold, warm, hot final\n  cold -> warm when heat >= 20\n  warm -> hot when heat >= 80\n}\n");
        return text.ToString();
    }

    private static string Rule(int rule)
    {
        var type = Scored[rule % Scored.Length];
        var round = rule / Scored.Length;
        var points = 1 + (rule % 7);
        var where = type == "page_view" && round > 0 ? $" where url starts with \"{Places[round % Places.Length]}\"" : "";
        return string.Create(CultureInfo.InvariantCulture, $"+{points} on {type}{where} at most {points * (1 + round)} per calendar day");
    }
}
