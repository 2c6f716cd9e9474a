namespace NurtureLang.LanguageServer.Tests;

/// <summary>A small campaign in two files.</summary>
internal static class Small
{
    public const string Root = "file:///c/acme.nurture";
    public const string Crm = "file:///c/crm.nurture";

    public const string Schema = "enum outcome { won, lost }\ncontact {\n  email: text\n  title: text?\n  consent: set of channel\n}\n"
        + "event page_viewed { url: text }\nevent deal_closed { outcome: outcome }\n";

    public const string Campaign = "import \"crm.nurture\"\n\ncampaign acme \"Acme\" { timezone \"UTC\" }\n\n"
        + "// Who buys.\npersona buyer when title contains \"CFO\"\npersona other otherwise\n\n"
        + "message hello { channel email from \"a@b.example\" subject \"Hi {title or \"you\"}\" text \"Welcome\" }\n\n"
        + "policy { consent email }\n\n"
        + "sequence welcome \"Welcome\" {\n  enter on page_viewed where url = \"/start\"\n  send hello\n  wait 3 days\n  send hello\n}\n";

    public static MemoryFiles Files() => new MemoryFiles().With("/c/acme.nurture", Campaign).With("/c/crm.nurture", Schema);
}
