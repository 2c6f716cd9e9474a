using static NurtureLang.SampleData.Acme.Calendar;

namespace NurtureLang.SampleData.Acme;

/// <summary>Makes up what one contact did in the year.</summary>
public sealed class Life(SplitMix random, Person person)
{
    private static readonly string[] Pages =
        ["/", "/product", "/docs/start", "/docs/api", "/docs/security", "/blog/queues", "/blog/teams", "/customers", "/security", "/about"];

    private static readonly string[] Networks = ["LinkedIn", "Mastodon", "YouTube"];

    private readonly List<HistoryEvent> events = [];

    /// <summary>The events, in the order of time; none lies after the history's end.</summary>
    public IReadOnlyList<HistoryEvent> Tell()
    {
        switch (person.Kind)
        {
            case Kind.Visitor: Visit(); break;
            case Kind.Reader: Read(random.Between(30, 190)); break;
            case Kind.Buyer: Buy(Read(random.Between(10, 60))); break;
            case Kind.Customer: Work(Buy(Read(random.Between(3, 15)), sure: true)); break;
            default: throw new System.Diagnostics.UnreachableException();
        }

        return [.. events.Where(e => e.Second <= End).OrderBy(e => e.Second)];
    }

    private void Add(long second, string name, params (string Property, string Value)[] values) => events.Add(new HistoryEvent(second, name, values));

    private void Visit()
    {
        var day = DayOf(person.CreatedSecond) + 1;
        for (var sessions = random.Between(1, 4); sessions > 0; sessions--)
        {
            Browse(Awake(random, day), random.Between(1, 4));
            day += random.Between(2, 45);
        }

        if (random.Chance(30)) Subscribe(Awake(random, day));
        if (random.Chance(4)) Add(Awake(random, day + random.Between(1, 20)), "unsubscribed");
    }

    // Gives the day on which the reading ends.
    private long Read(long length)
    {
        var first = DayOf(person.CreatedSecond) + 1;
        var last = first + length;
        if (random.Chance(75)) Subscribe(Awake(random, first));
        for (var day = first + random.Between(1, 4); day < last; day += random.Between(7, 22))
        {
            Browse(Awake(random, day), random.Between(1, 4));
            if (random.Chance(40)) Mail(Awake(random, day), random.Pick(["monthly", "story_1", "story_2", "story_3", "overview", "docs_tour", "roi"]));
            if (random.Chance(9)) Fill(Awake(random, day), random.Pick(["whitepaper", "case-study"]));
            if (random.Chance(7)) Add(Awake(random, day), "webinar_attended", ("minutes", Text(random.Between(3, 60))));
            if (random.Chance(12)) Add(Awake(random, day), "social_engaged", ("network", random.Pick(Networks)));
            if (random.Chance(7)) Prices(day);
        }

        if (random.Chance(4)) Add(Awake(random, last), "contact_updated", ("title", random.Pick(["CTO", "VP Finance", "Solution architect"])));
        if (random.Chance(10)) OptOut(Awake(random, first + random.Between(length / 2, length)));
        if (random.Chance(2)) Add(Awake(random, last + 70), "enrolled_by_hand", ("sequence", "re_engagement"), ("by", "kim@acme.example"));
        return last;
    }

    // Gives the day of the signature, or -1 where there is none.
    private long Buy(long from, bool sure = false)
    {
        Prices(from);
        var day = from + random.Between(1, 6);
        if (random.Chance(50)) Try(day);
        if (!sure && random.Chance(15)) return -1;
        day += random.Between(1, 12);
        var asked = Awake(random, day);
        Add(asked, "demo_requested");
        if (!sure && random.Chance(15)) return -1;
        var call = asked + (random.Chance(70) ? random.Between(180, 3 * Hour) : random.Between(Day, 4 * Day));
        for (var calls = random.Between(1, 4); calls > 0; calls--)
        {
            Add(call, "rep_contacted", ("by", random.Chance(80) ? "kim@acme.example" : ""));
            call = Awake(random, DayOf(call) + random.Between(3, 9));
        }

        return Close(call, sure);
    }

    private long Close(long at, bool sure)
    {
        var dice = sure ? 1 : random.Between(1, 100);
        if (dice <= 45)
        {
            Add(at, "deal_closed", ("outcome", "won"), ("amount", Text(random.Between(20, 900) * 100)));
            return DayOf(at);
        }

        if (dice <= 75)
        {
            Add(at, "deal_closed", ("outcome", "lost"));
            if (random.Chance(40)) Browse(Awake(random, DayOf(at) + random.Between(80, 120)), random.Between(2, 6));
        }
        else if (dice <= 88)
        {
            Add(at, "rep_rejected", ("why", random.Pick(["budget", "too small", "wrong time"])));
        }

        return -1;
    }

    private void Try(long day)
    {
        var begun = Awake(random, day);
        Add(begun, "trial_started", ("plan", random.Pick(["team", "business"])), ("ends", Date(day + 14)));
        if (random.Chance(65)) Add(begun + random.Between(600, 6 * Hour), "logged_in");
        for (var next = day + random.Between(1, 5); next < day + 14; next += random.Between(1, 5)) Add(Awake(random, next), "logged_in");
    }

    private void Work(long from)
    {
        if (from < 0) return;
        var fades = random.Chance(30) ? random.Between(from + 90, from + 220) : long.MaxValue;
        for (var day = from + random.Between(1, 4); DayOf(End) >= day; day += day < fades ? random.Between(3, 8) : random.Between(14, 30))
            Add(Awake(random, day), "logged_in");
        if (random.Chance(10)) Add(Awake(random, from + 30), "contact_updated", ("renewal", Date(random.Between(260, 420))));
    }

    private void Browse(long at, long pages)
    {
        for (; pages > 0; pages--)
        {
            var url = random.Pick(Pages);
            if (random.Chance(4)) url = "/pricing";
            Add(at, "page_viewed", ("url", url), ("seconds", random.Chance(60) ? Text(random.Between(2, 400)) : ""));
            at += random.Between(10, 400);
        }
    }

    private void Prices(long day)
    {
        for (var looks = random.Between(2, 4); looks > 0; looks--)
        {
            Add(Awake(random, day), "page_viewed", ("url", random.Chance(60) ? "/pricing" : "/pricing/plans"), ("seconds", Text(random.Between(20, 300))));
            day += random.Between(0, 2);
        }
    }

    private void Subscribe(long at)
    {
        Fill(at, "newsletter");
        if (random.Chance(65)) Mail(at + random.Between(Hour, 20 * Hour), "hello");
    }

    private void Fill(long at, string form) =>
        Add(at, "form_submitted", ("form", form), ("asset", form switch { "whitepaper" => "architecture", "case-study" => "case_bank", _ => "" }));

    private void Mail(long at, string message)
    {
        Add(at, "email_opened", ("message", message));
        if (!random.Chance(40)) return;
        at += random.Between(5, 900);
        Add(at, "email_clicked", ("message", message), ("link", random.Chance(50) ? "button" : ""));
        Browse(at + random.Between(1, 9), random.Between(1, 2));
    }

    private void OptOut(long at)
    {
        var dice = random.Between(1, 10);
        if (dice <= 2) Add(at, "unsubscribed");
        else if (dice <= 5) Add(at, "unsubscribed", ("channel", "email"), ("topic", "product_news"));
        else Add(at, "unsubscribed", ("channel", "email"));
        if (random.Chance(25)) Add(Awake(random, DayOf(at) + random.Between(5, 60)), "resubscribed", ("channel", "email"));
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
