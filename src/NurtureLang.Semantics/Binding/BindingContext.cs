using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Names;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;

namespace NurtureLang.Semantics.Binding;

/// <summary>What the binders of one campaign share: its symbols, its files and what is wrong with it.</summary>
internal sealed class BindingContext(SourceSet sources, Func<string, bool> isTimeZone, List<Diagnostic> diagnostics)
{
    /// <summary>Everything that has a name.</summary>
    public SymbolTable Symbols { get; } = new();

    /// <summary>The files.</summary>
    public SourceSet Sources { get; } = sources;

    /// <summary>The currency that the campaign counts in, once an amount was seen.</summary>
    public string? Currency { get; set; }

    /// <summary>The calendar that the campaign names; null for none.</summary>
    public CalendarSymbol? Calendar { get; set; }

    /// <summary>Told what each name means where it stands; null where nobody asks.</summary>
    public NameRecorder? Names { get; init; }

    /// <summary>Which declarations are bound, by their places; null for all. The others are declared, and what they say is not looked at.</summary>
    public Func<SourceText, TextSpan, bool>? Only { get; init; }

    /// <summary>Whether what a declaration says is to be bound.</summary>
    public bool Binds(SourceText source, TextSpan declaration) => Only is null || Only(source, declaration);

    /// <summary>Whether a file was not read whole: what seems to be missing may stand there.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Names of declarations that could not be read: nothing is said about uses of them.</summary>
    public HashSet<string> Unread { get; } = new(StringComparer.Ordinal);

    /// <summary>What each message wants to know of the event that started the sequence which sends it.</summary>
    public Dictionary<MessageSymbol, MessageEntryScope> EntryByMessage { get; } = [];

    /// <summary>The splits by name, with the place of the first: of one name there is one in the campaign.</summary>
    public Dictionary<string, Origin> SplitNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Reports something about a place.</summary>
    public void Report(DiagnosticDescriptor descriptor, SourceText source, TextSpan span, params ReadOnlySpan<object> arguments) =>
        diagnostics.Add(descriptor.At(source, span, arguments));

    /// <summary>Reports something whose particulars are put together by the caller.</summary>
    public void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    /// <summary>Reports a form that is not executed by this version.</summary>
    public void NotExecuted(string form, SourceText source, TextSpan span) => Report(MeaningDiagnostics.NotExecuted, source, span, form);

    /// <summary>Reports a name that nothing of a kind has, with what was probably meant.</summary>
    public void Unknown(string what, NameSyntax name, SourceText source, IEnumerable<string> candidates)
    {
        Names?.Ask(what, name, source, candidates);
        if (IsPartial || name.Text.Length == 0 || Unread.Contains(name.Text)) return;
        Report(Suggested(NameDiagnostics.Unknown, what, name, source, candidates));
    }

    /// <summary>The symbol of a name; where nothing has it, that is reported and null comes back.</summary>
    public TSymbol? Find<TSymbol>(SymbolList<TSymbol> symbols, NameSyntax name, SourceText source)
        where TSymbol : Symbol
    {
        var found = symbols.Find(name.Text);
        if (found is null) Unknown(symbols.What, name, source, symbols.Names);
        else Use(found, name, source);
        return found;
    }

    /// <summary>A name means a symbol where it stands.</summary>
    public void Use(Symbol symbol, NameSyntax name, SourceText source)
    {
        Used.Add(symbol);
        Names?.Use(symbol, source, name.Span);
    }

    /// <summary>What the functions do.</summary>
    public FunctionBinder Functions => functions ??= new FunctionBinder(this);

    private FunctionBinder? functions;

    /// <summary>The accounts and their figures.</summary>
    public AccountBinder Accounts => accounts ??= new AccountBinder(this);

    private AccountBinder? accounts;

    /// <summary>The symbols that something refers to.</summary>
    public HashSet<Symbol> Used { get; } = [];

    /// <summary>A diagnostic about a wrong name, with the name that was probably meant as its mend.</summary>
    public static Diagnostic Suggested(
        DiagnosticDescriptor descriptor, string what, NameSyntax name, SourceText source, IEnumerable<string> candidates)
    {
        // A word that the language knows may have nothing to stand for: `stage` in a campaign without stages.
        var meant = Spelling.Nearest(name.Text, candidates.Where(candidate => candidate != name.Text));
        var diagnostic = descriptor.At(source, name.Span, what, name.Text, meant is null ? "." : $"; did you mean `{meant}`?");
        return meant is null ? diagnostic : diagnostic.With(Fix.Replace($"write {meant}", source, name.Span, meant));
    }

    /// <summary>Checks that a time zone exists.</summary>
    public void CheckTimeZone(string zone, SourceText source, TextSpan span)
    {
        if (!isTimeZone(zone)) Report(FileDiagnostics.UnknownTimeZone, source, span, zone);
    }
}
