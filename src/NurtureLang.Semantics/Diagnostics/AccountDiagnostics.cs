using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About accounts.</summary>
public static class AccountDiagnostics
{
    /// <summary>A key that is no text of the contact's.</summary>
    public static DiagnosticDescriptor Key { get; } =
        Error("NUR1611", "What the contacts of an account share",
            "What the contacts of `{0}` share is a text made of their fields, such as `domain(email)`, and {1}.");

    /// <summary>What cannot be rolled up.</summary>
    public static DiagnosticDescriptor RollUp { get; } =
        Error("NUR1612", "A figure that cannot be made", "`{0}` is made of {1}: {2}.");

    /// <summary>A best of that makes no sense.</summary>
    public static DiagnosticDescriptor Best { get; } =
        Error("NUR1613", "The best of how many", "`best of {0}`: {1}.");

    /// <summary>Contacts counted outside of an account.</summary>
    public static DiagnosticDescriptor ContactsNotHere { get; } =
        Error("NUR1614", "Contacts counted outside of an account", "Which contacts? {0}.");

    /// <summary>Something that an account does not have.</summary>
    public static DiagnosticDescriptor NotTheAccounts { get; } =
        Error("NUR1615", "What an account does not have",
            "`{0}` is {1}: count contacts, such as `count of contacts where lead >= 50 >= 3`, or declare a figure in `{2}` and ask for it.");

    /// <summary>An account named where a figure of it is meant.</summary>
    public static DiagnosticDescriptor NoFigure { get; } =
        Error("NUR1616", "An account where a figure of it is wanted", "`{0}` is an account: {1}.");

    /// <summary>A step that would change the account.</summary>
    public static DiagnosticDescriptor Sets { get; } =
        Error("NUR1617", "A step that would change the account",
            "`{0}` says which `{1}` a contact belongs to, and the campaign does not change that: let `contact_updated` say it.");

    /// <summary>Freemail domains that make one account of strangers.</summary>
    public static DiagnosticDescriptor Freemail { get; } =
        Note("NUR2052", "Strangers who would be one account",
            "Everybody with an address of one mail provider would be one account: name those that are nobody's company, such as `{0}`.");
}
