using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About files: imports, bodies, and the campaign itself.</summary>
public static class FileDiagnostics
{
    /// <summary>A file that is imported does not exist.</summary>
    public static DiagnosticDescriptor ImportNotFound { get; } =
        Error("NUR1001", "The imported file does not exist", "There is no file `{0}` to import.");

    /// <summary>A path that leads out of the campaign's folder.</summary>
    public static DiagnosticDescriptor PathOutside { get; } =
        Error("NUR1002", "A path leads out of the campaign's folder",
            "`{0}` must be a relative path inside the campaign's folder, without `..`, a drive or an address.");

    /// <summary>Files that import each other.</summary>
    public static DiagnosticDescriptor ImportCycle { get; } =
        Error("NUR1003", "Files import each other in a circle", "This import closes a circle: {0}.");

    /// <summary>More files than are read.</summary>
    public static DiagnosticDescriptor TooManyFiles { get; } =
        Error("NUR1004", "Too many files", "A campaign has at most {0} files; `{1}` would be one more.");

    /// <summary>A file that cannot be read.</summary>
    public static DiagnosticDescriptor Unreadable { get; } =
        Error("NUR1005", "A file cannot be read", "`{0}` cannot be read: {1}.");

    /// <summary>No campaign.</summary>
    public static DiagnosticDescriptor CampaignMissing { get; } =
        Error("NUR1006", "No campaign is declared", "No campaign is declared: begin with `campaign name \"Title\" {{ timezone \"Europe/Berlin\" }}`.");

    /// <summary>Two campaigns.</summary>
    public static DiagnosticDescriptor CampaignTwice { get; } =
        Error("NUR1007", "Two campaigns are declared", "`{0}` is a second campaign; a campaign's files declare one.");

    /// <summary>A zone that does not exist.</summary>
    public static DiagnosticDescriptor UnknownTimeZone { get; } =
        Error("NUR1008", "The time zone does not exist", "There is no time zone `{0}`; write one such as `Europe/Berlin` or `America/New_York`.");

    /// <summary>No zone.</summary>
    public static DiagnosticDescriptor TimeZoneMissing { get; } =
        Error("NUR1009", "The campaign says no time zone",
            "Campaign `{0}` says no `timezone`, which holds where a contact's own is unknown.");

    /// <summary>The file of a message's body does not exist.</summary>
    public static DiagnosticDescriptor BodyNotFound { get; } =
        Error("NUR1010", "The file of a message's body does not exist", "There is no file `{0}` for the body of message `{1}`.");

    /// <summary>The script of a function does not exist.</summary>
    public static DiagnosticDescriptor ScriptNotFound { get; } =
        Error("NUR1021", "The script of a function does not exist", "There is no file `{0}` for function `{1}`.");

    /// <summary>A file that is no script.</summary>
    public static DiagnosticDescriptor NoScript { get; } =
        Error("NUR1022", "A function's script has another ending", "`{0}` is no script: the file of a function in C# ends in `.csx`.");

    /// <summary>A script that was looked into and cannot be run.</summary>
    public static DiagnosticDescriptor ScriptRefused { get; } =
        Error("NUR1023", "A script cannot be used as the function that it is declared as", "{0}");

    /// <summary>A script that was not looked into.</summary>
    public static DiagnosticDescriptor ScriptNotLookedInto { get; } =
        Note("NUR1024", "A script was not looked into",
            "`{0}` was not looked into: it is not trusted. Read it, then check with --trust sha256:{1}.");

    /// <summary>A campaign over a limit of the plan.</summary>
    public static DiagnosticDescriptor TooLarge { get; } = Error("NUR1011", "The campaign is larger than can be run", "{0}");
}
