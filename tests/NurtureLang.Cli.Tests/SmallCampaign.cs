namespace NurtureLang.Cli.Tests;

/// <summary>A campaign small enough to know what it does.</summary>
internal static class SmallCampaign
{
    public const string Text = """
        campaign small "Small campaign" { timezone "Europe/Berlin" }

        contact { email: text  first_name: text?  age: number? }
        event page_viewed { url: text, seconds: number? }
        event signed_up
        event bought

        persona young when age < 30
        persona other otherwise
        segment reader = count(page_viewed) >= 2 in last 7 days

        score warmth "Warmth" 0..100 {
          +5  on page_viewed
          +40 on signed_up
        }
        grade heat = hot when warmth >= 40, cold otherwise

        stages journey {
          path visitor, lead, customer final
          visitor -> lead on signed_up
          before customer -> customer on bought
        }

        message hello { channel email  from "a@b.example"  subject "Hello {first_name or "you"}"  text "Hello." }

        policy { quiet 20:00-08:00 }

        sequence welcome "Welcome" {
          enter on signed_up
          goal on bought within 10 days
          send hello
          wait 2 days
          if is reader { task "Call {first_name or email}" to "sales" }
        }
        """;

    public const string Contacts = """
        contact_id,email,first_name,age
        A,ada@x.example,Ada,28
        B,bob@x.example,,41
        C,cyd@x.example,Cyd,
        """;

    public const string Events = """
        contact_id,timestamp,event,url,seconds
        A,2026-03-02T10:00:00Z,page_viewed,/start,12
        B,2026-03-02T10:00:00Z,page_viewed,/start,
        A,2026-03-02T10:00:00Z,signed_up,,
        A,2026-03-03T09:00:00Z,page_viewed,/pricing,30
        B,2026-03-03T22:30:00Z,signed_up,,
        B,2026-03-06T12:00:00Z,bought,,
        C,2026-03-07T12:00:00Z,page_viewed,/blog,5
        """;
}
