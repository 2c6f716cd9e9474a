namespace NurtureLang.Benchmarks.Micro;

/// <summary>Campaigns that each use one part of the language, over the events of the reference workload.</summary>
internal static class Parts
{
    /// <summary>The reference workload's whole campaign.</summary>
    public const string Whole = "w1";

    private const string Schema = """
        campaign part { timezone "UTC" }
        contact { country: text  role: text  industry: text  employees: number }
        event page_view { url: text }
        event email_sent
        event email_open
        event email_click
        event form_submit
        event ad_click
        event webinar_register
        event webinar_attend
        event trial_start
        event demo_request
        event chat_message
        event unsubscribe

        """;

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["nothing"] = "",
        ["window"] = "segment curious = count(page_view) >= 5 in last 7 days\n",
        ["window-where"] = "segment pricing = count(page_view where url starts with \"/pricing\") >= 3 in last 14 days\n",
        ["conditions"] = "segment fit = role in (\"engineer\", \"architect\") and employees >= 500 and any page_view\n",
        ["score"] = "score heat { +1 on page_view  +3 on email_click }\n",
        ["decay"] = "score heat { half-life 30 days  +1 on page_view  +3 on email_click }\n",
        ["decay-limit"] = "score heat { half-life 30 days  +1 on page_view at most 5 per calendar day  +3 on email_click at most 6 per calendar day }\n",
        ["decay-stages"] = """
            score heat { half-life 30 days  +1 on page_view  +3 on email_click }
            stages buying {
              path cold, warm, hot final
              cold -> warm when heat >= 20
              warm -> hot when heat >= 80
            }

            """,
    };

    /// <summary>The names of the parts.</summary>
    public static IEnumerable<string> Names => [.. Bodies.Keys, Whole];

    /// <summary>A part's campaign.</summary>
    public static string Text(string name) => name == Whole ? Resource() : Schema + Bodies[name];

    private static string Resource()
    {
        using var stream = typeof(Parts).Assembly.GetManifestResourceStream("w1.nurture")
            ?? throw new InvalidOperationException("w1.nurture is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
