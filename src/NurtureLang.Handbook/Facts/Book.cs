using NurtureLang.Drawing.Map;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Facts;

/// <summary>A campaign with everything that its pages ask about it.</summary>
internal sealed class Book
{
    private readonly Dictionary<MessageSymbol, BoundMessage> messages;
    private readonly Dictionary<SegmentSymbol, BoundSegment> segments;

    /// <summary>Gathers what the pages ask.</summary>
    public Book(Program program, Notes notes, CampaignMap map)
    {
        (Program, Notes, Map) = (program, notes, map);
        Links = new Links(program, notes);
        Values = new ValueWords(this);
        Conditions = new ConditionWords(this);
        Templates = new TemplateWords(this);
        messages = program.Messages.ToDictionary(message => message.Symbol);
        segments = program.Segments.ToDictionary(segment => segment.Symbol);
    }

    /// <summary>The campaign.</summary>
    public Program Program { get; }

    /// <summary>What its files say beside what they mean.</summary>
    public Notes Notes { get; }

    /// <summary>The campaign drawn.</summary>
    public CampaignMap Map { get; }

    /// <summary>Where everything stands.</summary>
    public Links Links { get; }

    /// <summary>Values in words.</summary>
    public ValueWords Values { get; }

    /// <summary>Conditions in words.</summary>
    public ConditionWords Conditions { get; }

    /// <summary>Texts with their tokens.</summary>
    public TemplateWords Templates { get; }

    /// <summary>How the campaign is called.</summary>
    public string Title => Program.Title.Length > 0 ? Program.Title : Program.Name;

    /// <summary>The message of a symbol.</summary>
    public BoundMessage Of(MessageSymbol message) => messages[message];

    /// <summary>The segment of a symbol.</summary>
    public BoundSegment Of(SegmentSymbol segment) => segments[segment];
}
