using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Accounts;

namespace NurtureLang.Runtime.State;

/// <summary>What is remembered of one account: who is in it, and which hand-offs it had.</summary>
/// <remarks>INVARIANT: bounded. Its contacts are at most <see cref="MostContacts"/>, in the order of their ids.</remarks>
internal sealed class AccountState(int kind, long key, int handoffs, int atoms)
{
    /// <summary>How many contacts an account takes; who comes after them has none.</summary>
    public const int MostContacts = 1_000;

    // What was worked out while nobody's state could change: the value and until when conditions hold, each at an instant.
    private readonly Dictionary<object, (long Now, long Value)> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The position of its kind in the plan.</summary>
    public int Kind => kind;

    /// <summary>What its contacts share, a text.</summary>
    public long Key => key;

    /// <summary>Its contacts, in the order of their ids.</summary>
    public List<ContactState> Contacts { get; } = [];

    /// <summary>For each hand-off of the plan: when the account was handed over; unknown where it was not.</summary>
    public long[] HandedOver { get; } = Fill(handoffs);

    /// <summary>For each hand-off of the plan: the contact that stands for the account in it.</summary>
    public ContactState?[] Stands { get; } = new ContactState?[handoffs];

    /// <summary>For each condition that the account answers: 1 where it held when it was last looked at, 0 where it did not; unknown before that.</summary>
    public long[] Answered { get; } = Fill(atoms);

    /// <summary>Answers that came by an event of one of its contacts.</summary>
    public List<(int Handoff, long At)> Answers { get; } = [];

    /// <summary>The next instant at which a condition of a hand-off on it may come to hold by time alone.</summary>
    public long NextWake { get; set; } = Ticks.Never;

    /// <summary>Whether something changed that a figure is made of.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Whether what is worked out may be kept: nobody's state is half changed.</summary>
    public bool IsAtRest { get; set; }

    /// <summary>Something changed that a figure is made of.</summary>
    public void Change()
    {
        IsChanged = true;
        known.Clear();
    }

    /// <summary>What had changed is looked at.</summary>
    public void Settle() => IsChanged = false;

    /// <summary>What is kept under a name of an instant; unknown where there is nothing.</summary>
    public long Recall(object name, long now) => known.TryGetValue(name, out var kept) && kept.Now == now ? kept.Value : Value.Unknown;

    /// <summary>Keeps something under a name until something changes.</summary>
    public void Keep(object name, long now, long value) => known[name] = (now, value);

    /// <summary>So many unknown values.</summary>
    public static long[] Fill(int length)
    {
        var all = new long[length];
        Array.Fill(all, Value.Unknown);
        return all;
    }
}

/// <summary>The accounts that a contact is in, one of each kind at most.</summary>
/// <param name="sources">For each kind, what its figures are made of.</param>
/// <param name="keys">What the keys are made of.</param>
/// <param name="changed">Takes the accounts whose figures are to be looked at.</param>
/// <param name="member">The contact among those that it is run with.</param>
internal sealed class AccountLinks(ulong[] sources, ulong keys, Queue<AccountState> changed, AccountMember member)
{
    /// <summary>The contact among those that it is run with.</summary>
    public AccountMember Member => member;

    /// <summary>For each kind, the account; null for none.</summary>
    public AccountState?[] Of { get; } = new AccountState?[sources.Length];

    /// <summary>For each kind, the key that the contact was placed by; unknown for none.</summary>
    public long[] Keys { get; } = AccountState.Fill(sources.Length);

    /// <summary>Whether a field changed that a key is made of.</summary>
    public bool KeysChanged { get; set; }

    /// <summary>What was settled of the contact.</summary>
    public void Take(ulong seen)
    {
        KeysChanged |= (seen & keys) != 0;
        for (var kind = 0; kind < sources.Length; kind++)
        {
            if ((seen & sources[kind]) != 0 && Of[kind] is { } account) Change(account, changed);
        }
    }

    /// <summary>Something changed that an account's figures are made of.</summary>
    public static void Change(AccountState account, Queue<AccountState> changed)
    {
        if (!account.IsChanged) changed.Enqueue(account);
        account.Change();
    }
}
