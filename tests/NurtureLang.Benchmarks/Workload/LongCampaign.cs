using System.Globalization;
using System.Text;

namespace NurtureLang.Benchmarks.Workload;

/// <summary>A campaign as long as anybody writes in one file: a head, then topics, each with its events, segments, score, messages and a sequence.</summary>
internal static class LongCampaign
{
    private const string Head = """
        // A company with many products, all of them in one file.
        campaign many_topics "Many topics" {
          timezone "Europe/London"
          calendar office
        }

        calendar office {
          open mon-fri 09:00-17:00
          closed 2026-12-25, 2026-12-28
        }

        enum industry { finance, healthcare, retail, other }

        contact {
          email: text
          first_name: text?
          company: text?
          role: one of (decides, advises, uses)?
          industry: industry?
          employees: number?
          owner: text?  // the sales rep
          timezone: timezone?
          country: text?
          consent: set of channel
        }

        event unsubscribed { channel: channel? }
        event email_clicked { message: message, link: text? }
        event contract_signed { value: money? }

        persona decider "Decides" when role = decides
        persona adviser "Advises" when role = advises and employees >= 50
        persona everybody "Everybody else" otherwise

        policy {
          consent email, sms
          quiet 20:00-08:00
          cap 1 email per calendar day, 3 email per 7 days else wait up to 4 days
          optout on unsubscribed
          timezone contact, else country, else campaign
        }

        """;

    private const string Topic = """

        // ---- topic # ----

        event asked_# { subject: text, seats: number? }
        event used_# { feature: text, minutes: number }
        event lesson_#_registered { starts: instant }

        // Who has used it lately, and who no longer does.
        segment active_# = count(used_#) >= 3 in last 30 days
        segment lost_# = no used_# in last 60 days and interest_# < 20

        score interest_# "Interest in topic #" 0..100 {
          half-life 45 days
          +10 on asked_# once per subject
          +4 on used_# where minutes >= 5 at most 12 per calendar day
          +15 on lesson_#_registered once per 7 days
        }

        asset guide_# { kind guide  url "https://many.example/guide/#"  for decider }

        message first_# {
          channel email
          from owner or "Many <hello@many.example>"
          subject "Topic #, {first_name or "and welcome"}"
          text "What {company or "your company"} gets from it: {guide_#.url}"
          offers guide_#
        }

        message second_# {
          channel email
          from "Many <hello@many.example>"
          subject "What others do with topic #"
          text "Three examples, one of them for {industry or "your industry"}."
        }

        message remind_# {
          channel sms
          text "Your lesson about topic # begins soon."
        }

        sequence introduce_# "Introduction to topic #" {
          enter on asked_#  once per contact
          exit when is active_# or is lost_#
          goal on used_# within 60 days
          window office

          send first_#
          wait 3 days
          if interest_# >= 30 or any email_clicked where message = first_# in last 7 days {
            send second_#
          } else {
            wait for used_# where minutes > 10 up to 5 days {
              then { task "Call {first_name or email} about topic #" to owner or "sales" due within 2 days }
              timeout { send second_# }
            }
          }
          choose persona {
            decider { task "Offer a meeting" to owner or "sales" with company, interest_# due within 1 day }
            adviser { wait 1 week  send second_# }
            otherwise { wait 2 weeks }
          }
        }

        sequence lesson_# "The lesson about topic #" per entry.starts {
          enter on lesson_#_registered
          anchor entry.starts if late skip
          1 day before at 09:00 { send second_# }
          1 hour before { send remind_# }
        }

        """;

    /// <summary>A campaign of that many lines, or a few less; at least 150.</summary>
    public static string Text(int lines)
    {
        var text = new StringBuilder(Head);
        var each = Topic.Split('\n').Length - 1;
        for (var topic = 1; topic <= (lines - Head.Split('\n').Length + 1) / each; topic++)
            text.Append(Topic.Replace("#", topic.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.ToString();
    }
}
