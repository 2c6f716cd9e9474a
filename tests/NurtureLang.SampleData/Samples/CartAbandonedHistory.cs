namespace NurtureLang.SampleData.Samples;

/// <summary>samples/cart-abandoned: ten weeks of carts in a tea shop.</summary>
public sealed class CartAbandonedHistory() : StoryHistory("cart-abandoned", "2026-02-02", days: 70)
{
    private static readonly string[] Teas = ["sencha", "assam", "oolong", "rooibos", "kettle", "cup", "matcha"];

    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } = ["email", "first_name", "country", "timezone", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } =
        ["sku", "price", "url", "cart", "value", "items", "order_id", "amount", "stars", "message", "channel", "topic"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        // Some whom the README follows.
        Person("ada", ada =>
        {
            ada.With("first_name", "Ada").With("email", "ada@harbor-tea.example").Agrees("email;sms").LivesIn("DE", "Europe/Berlin", 1);
            Leaves(ada, ada.At(3, 19, 30), "K-ada", 64);
            Clicks(ada, ada.At(3, 20, 45));
            Pays(ada, ada.At(5, 12, 10), "K-ada", 64);
        });
        Person("bent", bent =>
        {
            bent.With("first_name", "Bent").With("email", "bent@meadow-post.example").Agrees("email;sms").LivesIn("US", "America/New_York", -5);
            Leaves(bent, bent.At(7, 20, 30), "K-bent", 210);
            Clicks(bent, bent.At(8, 9, 30));
        });
        // Two carts: pays for the second, and is reminded of neither any more.
        Person("clara", clara =>
        {
            clara.With("first_name", "Clara").With("email", "clara@river-post.example").Agrees("email").LivesIn("DE", "", 1);
            Leaves(clara, clara.At(9, 10), "K-clara-1", 38);
            Leaves(clara, clara.At(9, 15), "K-clara-2", 52);
            Pays(clara, clara.At(9, 21), "K-clara-2", 52);
        });
        Person("dmitri", dmitri =>
        {
            dmitri.Agrees("").LivesIn("FR", "", 1);
            Leaves(dmitri, dmitri.At(12, 14), "K-dmitri", 47);
            Pays(dmitri, dmitri.At(13, 9), "K-dmitri", 47);
        });
        People(26, "leaver", Leaver);
        People(14, "payer", Payer);
        People(9, "clicker", Clicker);
        People(6, "asker", Asker);
        People(4, "emptier", Emptier);
        People(4, "small", person => Leaves(person, Arrives(person), Cart(person, 1), person.Random.Between(4, 14)));
        People(14, "browser", Browser);
        People(8, "regular", Regular);
        People(4, "waiting", Waiting);
        People(6, "twice", Twice);
    }

    // Comes, fills a cart, goes, and does nothing more; some opt out, one in three of them comes back to mail.
    private void Leaver(StoryPerson person)
    {
        var left = Arrives(person);
        Leaves(person, left, Cart(person, 1), person.Random.Between(15, 240));
        if (!person.Random.Chance(20)) return;
        var goes = left + (person.Random.Between(2, 40) * StoryPerson.Hour);
        var channel = person.Random.Pick(["email", "sms", ""]);
        person.Does(goes, "unsubscribed", ("channel", channel), ("topic", channel == "email" ? "offers" : ""));
        if (channel == "email" && person.Random.Chance(50))
            person.Does(goes + (9 * StoryPerson.Day), "resubscribed", ("channel", channel), ("topic", "offers"));
    }

    // Pays within the hour, or after the first mail, or after the second.
    private void Payer(StoryPerson person)
    {
        var (left, euros) = (Arrives(person), person.Random.Between(18, 190));
        Leaves(person, left, Cart(person, 1), euros);
        Pays(person, left + person.Random.Pick([1200L, 2400L, 7 * StoryPerson.Hour, 20 * StoryPerson.Hour, 50 * StoryPerson.Hour]), Cart(person, 1), euros);
    }

    private void Clicker(StoryPerson person)
    {
        var (left, euros) = (person.Between(person.DayOf(Arrives(person)), 9, 17), person.Random.Between(60, 320));
        Leaves(person, left, Cart(person, 1), euros);
        var clicked = left + person.Random.Between(4000, 9 * StoryPerson.Hour);
        Clicks(person, clicked);
        if (person.Random.Chance(40)) Pays(person, clicked + person.Random.Between(600, 60 * StoryPerson.Hour), Cart(person, 1), euros);
    }

    // Reads how parcels travel.
    private void Asker(StoryPerson person)
    {
        var left = person.Between(person.DayOf(Arrives(person)), 9, 15);
        Leaves(person, left, Cart(person, 1), person.Random.Between(20, 120));
        person.Does(left + (5 * StoryPerson.Hour), "page_viewed", ("url", person.Random.Pick(["/delivery", "/delivery/abroad"])));
    }

    private void Emptier(StoryPerson person)
    {
        var left = Arrives(person);
        Leaves(person, left, Cart(person, 1), person.Random.Between(20, 120));
        person.Does(left + person.Random.Pick([1800L, 30 * StoryPerson.Hour]), "cart_emptied", ("cart", Cart(person, 1)));
    }

    // Looks at many teas and puts none into a cart; a few do before the mail comes.
    private void Browser(StoryPerson person)
    {
        var at = Arrives(person);
        for (var looks = person.Random.Between(4, 7); looks > 0; looks--)
        {
            person.Does(at, "product_viewed", ("sku", person.Random.Pick(Teas)), ("price", $"EUR {person.Random.Between(5, 60)}.90"));
            at += person.Random.Between(30, 5 * StoryPerson.Hour);
        }

        if (person.Random.Chance(25)) Leaves(person, at + (2 * StoryPerson.Hour), Cart(person, 1), 35);
    }

    // Has bought before, and leaves a cart this time.
    private void Regular(StoryPerson person)
    {
        var day = person.Random.Between(1, 8);
        person.CreatedOn(day - 1);
        for (var orders = person.Random.Between(1, 5); orders > 0; orders--)
        {
            Pays(person, person.Between(day, 8, 22), "", person.Random.Between(25, 110));
            day += person.Random.Between(4, 11);
        }

        Leaves(person, person.Between(day, 8, 20), Cart(person, 1), person.Random.Between(20, 220));
    }

    // The parcel never comes.
    private void Waiting(StoryPerson person)
    {
        var at = person.Between(person.DayOf(Arrives(person)), 9, 20);
        person.Does(at, "order_paid", ("order_id", Order(person, at)), ("amount", "EUR 41.90"));
    }

    // A second cart within two weeks: the text message of the first holds the second's back.
    private void Twice(StoryPerson person)
    {
        var day = person.DayOf(Arrives(person.Agrees("email;sms")));
        Leaves(person, person.Between(day, 9, 18), Cart(person, 1), 34);
        Leaves(person, person.Between(day + 8, 9, 18), Cart(person, 2), 58);
        if (person.Random.Chance(50)) Pays(person, person.Between(day, 18, 22), "", 22);
    }

    private long Arrives(StoryPerson person)
    {
        var day = person.Random.Between(1, 50);
        person.CreatedOn(day);
        return person.Between(day, 8, 23);
    }

    private static string Cart(StoryPerson person, int number) => $"K-{person.Id}-{number}";

    private static string Order(StoryPerson person, long at) => $"{person.Id}-{at % 997:000}";

    private static void Leaves(StoryPerson person, long at, string cart, long euros) =>
        person.Does(at, "cart_abandoned", ("cart", cart), ("value", $"EUR {euros}.50"), ("items", $"{1 + (euros / 25)}"));

    private static void Clicks(StoryPerson person, long at) => person.Does(at, "email_clicked", ("message", "saved"));

    // Paid, delivered a few days later, and now and then reviewed.
    private static void Pays(StoryPerson person, long at, string cart, long euros)
    {
        var order = Order(person, at);
        person.Does(at, "order_paid", ("order_id", order), ("cart", cart), ("amount", $"EUR {euros}.50"));
        var delivered = at + (person.Random.Between(2, 6) * StoryPerson.Day);
        person.Does(delivered, "order_delivered", ("order_id", order));
        if (person.Random.Chance(40))
            person.Does(delivered + (person.Random.Between(10, 15) * StoryPerson.Day) + 7200, "review_given", ("order_id", order), ("stars", $"{person.Random.Between(2, 5)}"));
    }
}
