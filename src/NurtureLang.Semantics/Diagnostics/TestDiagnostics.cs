using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About the tests of a campaign.</summary>
public static class TestDiagnostics
{
    /// <summary>A word that no expectation begins with.</summary>
    public static DiagnosticDescriptor Expected { get; } = Error("NUR1701", "Nothing that a test can expect",
        "A test cannot expect `{0}`{1}");

    /// <summary>A part of an expectation that does not go with the rest.</summary>
    public static DiagnosticDescriptor Part { get; } = Error("NUR1702", "An expectation whose parts do not go together", "{0}");

    /// <summary>A value that is always known and not given.</summary>
    public static DiagnosticDescriptor ValueMissing { get; } = Error("NUR1703", "A value that the test leaves out",
        "{0} `{1}` is always known: give it a value here, or declare it `{1}: {2}?`.");

    /// <summary>A value that is not written out.</summary>
    public static DiagnosticDescriptor NotFixed { get; } = Error("NUR1704", "A value that is not written out",
        "A test gives {0} written out, and `{1}` is {2}.");

    /// <summary>A line that goes back.</summary>
    public static DiagnosticDescriptor BackInTime { get; } = Error("NUR1705", "A test that goes back in time",
        "This is before the line above it: a test goes from the earliest to the latest, so put this line first.");

    /// <summary>Nothing expected.</summary>
    public static DiagnosticDescriptor NothingExpected { get; } = Warning("NUR2027", "A test that expects nothing",
        "Test \"{0}\" expects nothing, so it always passes: add a line such as `expect email`.");

    /// <summary>Never.</summary>
    public static DiagnosticDescriptor NeverHappens { get; } = Warning("NUR2028", "A test over something that never happens", "{0}, so this never happens.");

    /// <summary>Which contact.</summary>
    public static DiagnosticDescriptor ContactNames { get; } = Error("NUR1706", "Contacts that cannot be told apart",
        "This test has several contacts: give each a name of its own, such as `contact ada {{ ... }}`.");

    /// <summary>Something else in a file of tests.</summary>
    public static DiagnosticDescriptor OnlyTests { get; } = Error("NUR1707", "A file of tests that holds something else",
        "A file that ends in `.test.nurture` holds imports and tests: move this into the campaign.");
}
