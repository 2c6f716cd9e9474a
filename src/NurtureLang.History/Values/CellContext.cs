using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Values;

/// <summary>What the readers of all cells of a run share.</summary>
internal sealed class CellContext
{
    private readonly HistoryOptions options;
    private readonly NameTable channels;
    private readonly NameTable messages;
    private readonly NameTable assets;
    private readonly NameTable topics;
    private readonly NameTable[] enums;

    public CellContext(HistoryOptions options)
    {
        this.options = options;
        Instants = new InstantReader(new LocalTimes(options.ToUtc));
        Zones = new ZoneNames(options.Texts, options.IsTimeZone);
        channels = new NameTable(options.Names.Channels);
        messages = new NameTable(options.Names.Messages);
        assets = new NameTable(options.Names.Assets);
        topics = new NameTable(options.Names.Topics);
        enums = [.. options.Schema.Enums.Select(e => new NameTable(e.Values))];
    }

    /// <summary>The pool that gets the texts.</summary>
    public TextPool Texts => options.Texts;

    /// <summary>Reads instants, and counts those without an offset.</summary>
    public InstantReader Instants { get; }

    /// <summary>Reads names of time zones, and counts those that are none.</summary>
    public ZoneNames Zones { get; }

    /// <summary>A reader for cells of a type.</summary>
    public CellReader ReaderFor(PlanType type) => new(type, NamesFor(type), this);

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
