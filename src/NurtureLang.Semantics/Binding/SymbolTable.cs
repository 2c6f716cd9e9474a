using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Binding;

/// <summary>Everything that has a name, by kind.</summary>
internal sealed class SymbolTable
{
    public SymbolList<EnumSymbol> Enums { get; } = new("enum");

    public SymbolList<PropertySymbol> Fields { get; } = new("field");

    public SymbolList<EventSymbol> Events { get; } = new("event");

    public SymbolList<ChannelSymbol> Channels { get; } = new("channel");

    public SymbolList<TopicSymbol> Topics { get; } = new("topic");

    public SymbolList<CalendarSymbol> Calendars { get; } = new("calendar");

    public SymbolList<PersonaSymbol> Personas { get; } = new("persona");

    public SymbolList<SegmentSymbol> Segments { get; } = new("segment");

    public SymbolList<ScoreSymbol> Scores { get; } = new("score");

    public SymbolList<GradeSymbol> Grades { get; } = new("grade");

    public SymbolList<StagesSymbol> Stages { get; } = new("stages");

    public SymbolList<AssetSymbol> Assets { get; } = new("asset");

    public SymbolList<MessageSymbol> Messages { get; } = new("message");

    public SymbolList<SequenceSymbol> Sequences { get; } = new("sequence");

    public SymbolList<FunctionSymbol> Functions { get; } = new("function");

    public SymbolList<AccountSymbol> Accounts { get; } = new("account");

    /// <summary>Everything that can be declared, parts of declarations too.</summary>
    public IEnumerable<Symbol> Declared()
    {
        IEnumerable<IEnumerable<Symbol>> all =
        [
            Enums.All, Fields.All, Events.All, Channels.All, Topics.All, Calendars.All, Personas.All, Segments.All, Scores.All, Grades.All,
            Stages.All, Assets.All, Messages.All, Sequences.All, Functions.All, Accounts.All,
            Events.All.SelectMany(one => one.Properties), Functions.All.SelectMany(one => one.Parameters),
        ];
        return all.SelectMany(one => one);
    }

    /// <summary>Whether every contact has a persona.</summary>
    public bool EveryContactHasAPersona { get; set; }
}

/// <summary>The symbols of one kind, in order and by name.</summary>
internal sealed class SymbolList<TSymbol>(string what)
    where TSymbol : Symbol
{
    private readonly Dictionary<string, TSymbol> byName = new(StringComparer.Ordinal);

    /// <summary>What they are called.</summary>
    public string What { get; } = what;

    /// <summary>The symbols, in order.</summary>
    public List<TSymbol> All { get; } = [];

    /// <summary>Their names.</summary>
    public IEnumerable<string> Names => All.Select(symbol => symbol.Name);

    /// <summary>How many there are, also the position of the next.</summary>
    public int Count => All.Count;

    /// <summary>The symbol of this name; null where there is none.</summary>
    public TSymbol? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Adds a symbol, unless its name is taken; the first one of a name keeps it.</summary>
    public bool Add(TSymbol symbol)
    {
        if (!byName.TryAdd(symbol.Name, symbol)) return false;
        All.Add(symbol);
        return true;
    }
}
