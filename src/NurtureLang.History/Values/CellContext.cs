using NurtureLang.Plan.Schema;

namespace NurtureLang.History.Values;

/// <summary>What the readers of all cells of a file share on one thread.</summary>
internal sealed class CellContext
{
    private readonly HistoryOptions options;
    private readonly Currencies currencies;
    private readonly Action waitForTurn;
    private int readers;
    private readonly NameTable channels;
    private readonly NameTable messages;
    private readonly NameTable assets;
    private readonly NameTable topics;
    private readonly NameTable[] enums;

    /// <summary>What the readers of a file share on one thread.</summary>
    /// <param name="options">The options.</param>
    /// <param name="currencies">The currencies of the file's columns, which all threads share.</param>
    /// <param name="waitForTurn">Waits until whatever stands before in the file has been read.</param>
    public CellContext(HistoryOptions options, Currencies currencies, Action waitForTurn)
    {
        this.options = options;
        this.currencies = currencies;
        this.waitForTurn = waitForTurn;
        Texts = new TextCache(options.Texts);
        // The caller's functions know nothing of threads.
        Instants = new InstantReader(new LocalTimes(local =>
        {
            lock (currencies) return options.ToUtc(local);
        }));
        Zones = new ZoneNames(Texts, options.Texts, name =>
        {
            lock (currencies) return options.IsTimeZone(name);
        });
        channels = new NameTable(options.Names.Channels);
        messages = new NameTable(options.Names.Messages);
        assets = new NameTable(options.Names.Assets);
        topics = new NameTable(options.Names.Topics);
        enums = [.. options.Schema.Enums.Select(e => new NameTable(e.Values))];
    }

    /// <summary>Gives texts their ids.</summary>
    public TextCache Texts { get; }

    /// <summary>Reads instants, and counts those without an offset.</summary>
    public InstantReader Instants { get; }

    /// <summary>Reads names of time zones, and counts those that are none.</summary>
    public ZoneNames Zones { get; }

    /// <summary>What has been counted of cells that were read in spite of something.</summary>
    public (long WithoutOffset, long UnknownZones) Counted
    {
        get => (Instants.WithoutOffset, Zones.Unknown);
        set => (Instants.WithoutOffset, Zones.Unknown) = value;
    }

    /// <summary>A reader for cells of a type.</summary>
    /// <remarks>INVARIANT: every thread asks for the readers of a file in the same order, so that a column has the same number on all.</remarks>
    public CellReader ReaderFor(PlanType type) => new(type, NamesFor(type), this, readers++);

    /// <summary>The currency of a column as the rows before have settled it; null where none did.</summary>
    public string? CurrencyOf(int reader)
    {
        if (currencies.Of(reader) is { } known) return known;
        waitForTurn();
        return currencies.Of(reader);
    }

    /// <summary>Settles the currency of a column that has none.</summary>
    public void SettleCurrency(int reader, string code) => currencies.Settle(reader, code);

    private NameTable? NamesFor(PlanType type) => type.Kind switch
    {
        ValueKind.Channel => channels,
        ValueKind.Message => messages,
        ValueKind.Asset => assets,
        ValueKind.Topic => topics,
        ValueKind.Enum => enums[type.Enum],
        _ => null,
    };
}
