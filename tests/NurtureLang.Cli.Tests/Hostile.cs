namespace NurtureLang.Cli.Tests;

/// <summary>Campaigns whose texts and names try to break the forms in which they are told.</summary>
internal static class Hostile
{
    /// <summary>Names of folders that files of a format have to write otherwise.</summary>
    public static readonly string[] Folders = ["plain", "with blank", "a,b:c%d", "näme-名前-🎯", "<x>&'", "q\"uote"];

    /// <summary>A campaign with warnings, notes, errors, mends, second places and allowances, full of signs that mean something elsewhere.</summary>
    public static readonly string Text = Real("""
        campaign hostile "<b>100%</b>, \"quoted\": 🎯 e\u0301 \u202e" { timezone "Europe/Copenhagen" }
        contact { email: text  first_name: text?  employees: number?  consent: set of channel }
        event signed_up
        event signed_up
        segment quoted = not employees >= 1000
        segment idle = email contains "]]> :: %0A ##[error] 🎯名前"  // nurture: allow NUR2017 because "a, b: c" & <d> 🎯
        message hello { channel email  subject "Hi {first_name}, 100%: 🎯"  text "Good to have you." }
        message shout { channel email  subject "名前 {first_nam}"  text "A\u0007B." }
        policy { consent email  optout on unsubscribed }
        event unsubscribed { channel: channel }
        sequence welcome {
          enter on signed_upp
          send hello
          wait 4 hrs
          send hello   # again
        }

        """);

    /// <summary>A hostile campaign without errors.</summary>
    public static readonly string Doubtful = Real("""
        campaign doubtful "100%, a: b" { timezone "Europe/Copenhagen" }
        contact { email: text  employees: number? }
        segment small_company = not employees >= 1000
        segment idle = email contains "]]> :: %0A 🎯名前"  // nurture: allow NUR2017 because "a, b: c" & <d> 🎯
        sequence welcome { enter when is small_company  alert "hello 🎯 <x>" to "desk" }
        test "a <test>, that: fails 100% 🎯\u200f" {
          contact { email: "ada@x.example", employees: 5 }
          at 2026-03-02 10:00
          expect no alert
          expect alert within 1 minute
        }
        test "one that passes" {
          contact { email: "ada@x.example" }
          at 2026-03-02 10:00
          expect alert
        }

        """);

    // What would steer a terminal or an editor, were it here as it is.
    private static string Real(string text) => text.Replace(@"\u0301", "\u0301", StringComparison.Ordinal).Replace(@"\u202e", "\u202e", StringComparison.Ordinal)
        .Replace(@"\u0007", "\u0007", StringComparison.Ordinal).Replace(@"\u200f", "\u200f", StringComparison.Ordinal);
}
