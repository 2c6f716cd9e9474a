using NurtureLang.Plan.Layout;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.State;

/// <summary>What the engine remembers of one contact: words in the plan's layout, the longer memories beside them, and the live enrolments.</summary>
/// <remarks>Opaque: read it with <see cref="Execution.ContactView"/>, store it with `Engine.Save`. Belongs to one thread at a time.</remarks>
public sealed class ContactState
{
    internal ContactState(StateLayout layout)
    {
        Words = new long[layout.Words];
        Lists = layout.Lists == 0 ? [] : new List<long>?[layout.Lists];
        Reset(layout);
    }

    internal long[] Words { get; }

    internal List<long>?[] Lists { get; }

    /// <summary>The live enrolments, and those ended whose goal is still looked at, in the order in which their sequences go.</summary>
    internal List<Enrolment>? Enrolments { get; set; }

    /// <summary>The hand-offs that are not over, in the order of the plan.</summary>
    internal List<OpenHandoff>? Handoffs { get; set; }

    /// <summary>The events of the present instant that a wait may look for: a wait that begins at this instant takes them too.</summary>
    internal List<PresentEvent>? Present { get; set; }

    /// <summary>The contact's zone; follows from the fields, so it is not stored.</summary>
    internal ZoneClock? Zone { get; set; }

    /// <summary>Whether nobody comes into a sequence: of two versions of a campaign one lets in. Of a run of two versions, so it is not stored.</summary>
    internal bool EntriesClosed { get; set; }

    /// <summary>Of a run of two versions: the contact in the version before, in whose sequences of the same names it may still be.</summary>
    internal PinnedState? Pinned { get; set; }

    /// <summary>The accounts that the contact is in; null where it is run alone. Follows from the fields, so it is not stored with the contact.</summary>
    internal AccountLinks? Accounts { get; set; }

    /// <summary>Whether the contact's first instant has been given.</summary>
    public bool HasBegun => (Words[StateLayout.Flags] & StateFlags.Begun) != 0;

    /// <summary>Whether nothing stands beside the words but what follows from them.</summary>
    internal bool IsWordsAlone
    {
        get
        {
            if (Enrolments is { Count: > 0 } || Handoffs is { Count: > 0 } || Present is not null || Pinned is not null || Accounts is not null || EntriesClosed) return false;
            foreach (var list in Lists)
            {
                if (list is not null) return false;
            }

            return true;
        }
    }

    internal void Reset(StateLayout layout)
    {
        layout.First.AsSpan().CopyTo(Words);
        ResetBesideWords();
    }

    internal void ResetBesideWords()
    {
        Array.Clear(Lists);
        (Enrolments, Present, Zone) = (null, null, null);
        Handoffs = null;
        Accounts = null;
    }

    internal List<long> List(int index) => Lists[index] ??= [];
}

/// <summary>A contact in the version before.</summary>
/// <param name="State">Its state there.</param>
/// <param name="Sequences">For each sequence of this version, that of the same name there; -1 for none.</param>
internal sealed record PinnedState(ContactState State, int[] Sequences);

/// <summary>An event of the present instant.</summary>
/// <param name="Type">Its position in the schema.</param>
/// <param name="Properties">Its properties.</param>
internal sealed record PresentEvent(int Type, long[] Properties);

/// <summary>The bits of the flags' word.</summary>
internal static class StateFlags
{
    /// <summary>The first instant was given.</summary>
    public const long Begun = 1;

    /// <summary>Events of the present instant were applied; what follows from them at this instant is still to be done.</summary>
    public const long Pending = 2;

    /// <summary>Every condition is still to be looked at for the first time.</summary>
    public const long AllNew = 4;

    /// <summary>The next wake-up must be worked out again.</summary>
    public const long WakeStale = 8;
}
