using NurtureLang.History.Rejects;

namespace NurtureLang.History.Log;

/// <summary>What a block of an events file came to, apart from its events.</summary>
/// <param name="sequence">The block's number.</param>
internal sealed class BlockOutcome(long sequence)
{
    /// <summary>The block's number.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>Its rows.</summary>
    public long Rows { get; set; }

    /// <summary>Its lines.</summary>
    public long Lines { get; set; }

    /// <summary>Its rows that could not be read.</summary>
    public long Rejected { get; set; }

    /// <summary>Those of them that have not been passed on, their lines counted from the block's first, which is 0.</summary>
    public List<Reject> Held { get; } = [];

    /// <summary>Names of columns that nobody asked for and that its thread met first in it.</summary>
    public List<string> Ignored { get; } = [];
}
