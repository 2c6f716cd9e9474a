using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Accounts;

/// <summary>A contact that is run together with others.</summary>
public sealed class AccountMember
{
    internal AccountMember(string id, ContactState state, IDecisionSink sink) => (Id, State, Sink) = (id, state, sink);

    /// <summary>Its contact_id, by which contacts go at one instant.</summary>
    public string Id { get; }

    /// <summary>Where it stands.</summary>
    public ContactState State { get; }

    /// <summary>Takes its decisions.</summary>
    public IDecisionSink Sink { get; }

    /// <summary>Whether it became another contact.</summary>
    public bool IsGone { get; internal set; }

    // The wake-up that it is queued for.
    internal long Queued { get; set; } = Ticks.Never;
}

/// <summary>An account as it stands.</summary>
/// <param name="Kind">The position of its kind in the plan.</param>
/// <param name="Key">What its contacts share.</param>
/// <param name="Contacts">How many contacts it has.</param>
/// <param name="Figures">Its figures, in the order of the plan; unknown where one is.</param>
public sealed record AccountReading(int Kind, string Key, int Contacts, IReadOnlyList<long> Figures);
