using System.Globalization;
using System.Text;

namespace NurtureLang.Benchmarks.Workload;

/// <summary>Writes the log of the reference workload: contacts.csv, and events.csv sorted by time. The same numbers give the same bytes.</summary>
internal static class ReferenceWorkload
{
    /// <summary>The first instant, in seconds since 1970: 2025-01-01T00:00:00Z.</summary>
    public const long Start = 1_735_689_600;

    /// <summary>How many days the log covers.</summary>
    public const int Days = 180;

    /// <summary>The instant at which the log ends, as the command line takes it.</summary>
    public const string End = "2025-06-30T00:00:00Z";

    /// <summary>The event types, in the order of the campaign.</summary>
    public static readonly string[] EventTypes =
    [
        "page_view", "email_sent", "email_open", "email_click", "form_submit", "ad_click",
        "webinar_register", "webinar_attend", "trial_start", "demo_request", "chat_message", "unsubscribe",
    ];

    /// <summary>Of ten thousand events so many are of each type.</summary>
    public static readonly int[] EventWeights = [5600, 1500, 1200, 500, 200, 300, 120, 60, 50, 30, 360, 80];

    private static readonly (string Url, int Weight)[] Urls =
    [
        ("/", 150), ("/pricing", 60), ("/pricing/teams", 25), ("/pricing/calculator?seats=25", 20), ("/docs", 65), ("/docs/reference/events", 70),
        ("/docs/first-steps", 50), ("/blog/one-year-on", 95), ("/blog/scoring-that-works", 85), ("/product", 120), ("/product/connectors", 70),
        ("/customers/stories", 60), ("/company", 30), ("/jobs", 30), ("/imprint", 25), ("/sign-in", 45),
    ];

    private static readonly string[] Countries = ["US", "GB", "DE", "FR", "ES", "PL", "SE", "NL", "CA", "NZ"];
    private static readonly string[] Roles = ["engineer", "architect", "manager", "director", "consultant", "student", "buyer", "founder"];
    private static readonly string[] Industries = ["software", "finance", "retail", "schools", "clinics", "logistics"];

    // How flat the head of the distribution is: the most active contact has about 1 / (FlatHead * ln(contacts / FlatHead)) of all events.
    private const double FlatHead = 100;

    /// <summary>Writes both files into a folder, which is made where it is missing.</summary>
    public static void Write(long events, int contacts, string folder)
    {
        Directory.CreateDirectory(folder);
        WriteContacts(contacts, Path.Combine(folder, "contacts.csv"));
        WriteEvents(events, contacts, Path.Combine(folder, "events.csv"));
    }

    // Stirring 48 bits by steps that can be undone gives every number an id of its own.
    private static string IdOf(int contact)
    {
        const ulong Mask = (1UL << 48) - 1;
        unchecked
        {
            var bits = ((ulong)contact + 1) * 0x5851F42D4C95UL & Mask;
            bits ^= bits >> 23;
            bits = bits * 0x2545F4914F6DUL & Mask;
            bits ^= bits >> 25;
            return bits.ToString("x12", CultureInfo.InvariantCulture);
        }
    }

    private static void WriteContacts(int contacts, string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine("contact_id,country,role,industry,employees");
        var draws = new Draws(seed: 11);
        for (var contact = 0; contact < contacts; contact++)
        {
            var country = Countries[(int)(draws.Share() * Countries.Length)];
            var role = Roles[(int)(draws.Share() * Roles.Length)];
            var industry = Industries[(int)(draws.Share() * Industries.Length)];
            // As many firms with tens of people as with hundreds or thousands.
            var employees = (int)Math.Pow(10, draws.Share() * 4.3);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{IdOf(contact)},{country},{role},{industry},{employees}"));
        }
    }

    private static void WriteEvents(long events, int contacts, string path)
    {
        var ids = new byte[contacts][];
        for (var contact = 0; contact < contacts; contact++) ids[contact] = Encoding.ASCII.GetBytes(IdOf(contact));
        var types = Array.ConvertAll(EventTypes, Encoding.ASCII.GetBytes);
        var urls = Array.ConvertAll(Urls, one => Encoding.ASCII.GetBytes(one.Url));
        var urlWeights = Array.ConvertAll(Urls, one => one.Weight);
        var spread = Math.Log((contacts + FlatHead) / FlatHead);
        var step = Days * 86_400.0 / events;
        var draws = new Draws(seed: 12);
        using var rows = new RowWriter(path, "event_id,timestamp,contact_id,event,url\n"u8);
        for (long number = 0; number < events; number++)
        {
            var second = Math.Min((long)((number + draws.Share()) * step), (Days * 86_400L) - 1);
            // Zipf's law, drawn by its inverse: the logarithm of the rank is spread evenly.
            var contact = Math.Min((int)((Math.Exp(draws.Share() * spread) - 1) * FlatHead), contacts - 1);
            var type = draws.Weighted(EventWeights);
            var url = type == 0 ? urls[draws.Weighted(urlWeights)] : [];
            rows.Write(number + 1, Start + second, ids[contact], types[type], url);
        }
    }
}
