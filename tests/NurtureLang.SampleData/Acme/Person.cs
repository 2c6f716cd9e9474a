namespace NurtureLang.SampleData.Acme;

/// <summary>How a made-up contact will behave.</summary>
public enum Kind
{
    /// <summary>Looks once or twice and is gone.</summary>
    Visitor,
    /// <summary>Reads for months.</summary>
    Reader,
    /// <summary>Wants to buy.</summary>
    Buyer,
    /// <summary>Has bought early in the year and works with the product.</summary>
    Customer,
}

/// <summary>A made-up contact: a row of contacts.csv, and how it will behave.</summary>
public sealed record Person(string Id, Kind Kind, long CreatedSecond, IReadOnlyList<string> Cells)
{
    /// <summary>The columns of contacts.csv.</summary>
    public const string Header = "contact_id,email,first_name,company,title,industry,employees,country,timezone,owner,renewal,consent,created";

    private static readonly string[] FirstNames =
    [
        "Ada", "Bent", "Carla", "Dmitri", "Elif", "Femi", "Greta", "Hana", "Ivan", "Jonas", "Kofi", "Lena", "Mikkel", "Nadia", "Olu", "Priya",
        "Quentin", "Rosa", "Sofie", "Tomas", "Uma", "Viktor", "Wanda", "Ximena", "Yusuf", "Zoe",
    ];

    private static readonly string[] Places =
    [
        "Harbor", "Meadow", "Copper", "Lantern", "Willow", "Granite", "Falcon", "Juniper", "Beacon", "Orchard", "Summit", "River", "Cedar", "Comet",
    ];

    private static readonly string[] Trades = ["Bank", "Software", "Clinics", "Stores", "Insurance", "Systems", "Care", "Foods", "Analytics", "Capital"];

    private static readonly string[] Industries = ["software", "finance", "healthcare", "retail"];

    private static readonly string[] Titles =
    [
        "Software engineer", "Enterprise architect", "CTO", "CFO", "VP Operations", "Marketing director", "Head of purchasing", "Team lead",
        "Data analyst", "Office manager", "Product owner", "Consultant",
    ];

    private static readonly string[] Owners = ["ines@acme.example", "jorgen@acme.example", "kim@acme.example", "lotte@acme.example"];

    // The zone is often unknown, and then the country decides; one zone in here is none.
    private static readonly (string Country, string Zone)[] Homes =
    [
        ("DK", "Europe/Copenhagen"), ("DK", ""), ("DE", "Europe/Berlin"), ("DE", ""), ("GB", "Europe/London"), ("GB", ""), ("FR", "Europe/Paris"),
        ("US", "America/New_York"), ("US", "America/Los_Angeles"), ("US", "America/Chicago"), ("JP", "Asia/Tokyo"), ("AU", "Australia/Sydney"),
        ("IN", ""), ("", "Europe/Madrid"), ("", ""),
    ];

    /// <summary>Makes up the contact of a number, from 1.</summary>
    public static Person Create(SplitMix random, int number)
    {
        var id = $"C{number:0000}";
        var dice = random.Between(1, 100);
        var kind = dice <= 45 ? Kind.Visitor : dice <= 80 ? Kind.Reader : dice <= 92 ? Kind.Buyer : Kind.Customer;
        var created = Calendar.Awake(random, random.Between(0, kind switch { Kind.Customer => 60, Kind.Visitor => 330, _ => 270 }));
        var first = random.Pick(FirstNames);
        var company = $"{random.Pick(Places)} {random.Pick(Trades)}";
        var domain = random.Chance(12) ? "freemail.example" : company.Replace(' ', '-').ToLowerInvariant() + ".example";
        var (country, zone) = random.Pick(Homes);
        if (number % 997 == 0) zone = "Europe/Atlantis";
        string[] cells =
        [
            id,
            $"{first.ToLowerInvariant()}.{number}@{domain}",
            random.Chance(80) ? first : "",
            company,
            random.Chance(85) ? random.Pick(Titles) : "",
            random.Chance(85) ? random.Pick(Industries) : "",
            random.Chance(80) ? Employees(random).ToString(System.Globalization.CultureInfo.InvariantCulture) : "",
            country,
            zone,
            random.Chance(60) ? random.Pick(Owners) : "",
            kind == Kind.Customer ? Calendar.Date(random.Between(200, 420)) : "",
            Consent(random),
            Calendar.Instant(created),
        ];
        return new Person(id, kind, created, cells);
    }

    private static long Employees(SplitMix random) => random.Between(1, 4) switch
    {
        1 => random.Between(3, 60),
        2 => random.Between(60, 400),
        3 => random.Between(200, 1500),
        _ => random.Between(800, 9000),
    };

    private static string Consent(SplitMix random) =>
        random.Between(1, 100) switch
        {
            <= 8 => "",
            <= 55 => "email",
            <= 97 => "email;sms",
            _ => "sms",
        };
}
