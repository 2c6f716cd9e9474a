using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Accounts;

/// <summary>The accounts of a circle: who is in which, by what they share.</summary>
internal sealed class AccountDirectory(LoadedPlan plan, Queue<AccountState> changed)
{
    private readonly SortedDictionary<(int Kind, string Key), AccountState> accounts = new(ByKindThenKey.Instance);

    /// <summary>Every account that there was, by kind and key.</summary>
    public IEnumerable<AccountState> All => accounts.Values;

    /// <summary>Puts the contact at hand into the accounts that its fields name now.</summary>
    public void Place(Frame frame, AccountMember member, long now)
    {
        if (frame.State.Accounts is not { } links) throw new System.Diagnostics.UnreachableException();
        links.KeysChanged = false;
        for (var kind = 0; kind < links.Of.Length; kind++)
        {
            var key = plan.Accounts.KeyOf(frame, kind);
            if (links.Keys[kind] == key) continue;
            links.Keys[kind] = key;
            if (links.Of[kind] is { } before) Remove(before, frame.State);
            links.Of[kind] = key == Value.Unknown ? null : Join(member, kind, key, now);
        }
    }

    /// <summary>The contact leaves its accounts for good; where it stood for one, another contact does.</summary>
    public void Leave(AccountMember member, ContactState successor)
    {
        foreach (var account in accounts.Values)
        {
            for (var handoff = 0; handoff < account.Stands.Length; handoff++)
            {
                if (account.Stands[handoff] == member.State) account.Stands[handoff] = successor;
            }
        }

        if (member.State.Accounts is not { } links) return;
        for (var kind = 0; kind < links.Of.Length; kind++)
        {
            if (links.Of[kind] is { } account) Remove(account, member.State);
            links.Of[kind] = null;
        }
    }

    /// <summary>A contact that was saved is placed already.</summary>
    public void Remember(Frame frame)
    {
        if (frame.State.Accounts is not { } links) return;
        for (var kind = 0; kind < links.Of.Length; kind++) links.Keys[kind] = plan.Accounts.KeyOf(frame, kind);
    }

    /// <summary>The account of a kind with a key; made where there is none.</summary>
    public AccountState Find(int kind, long key)
    {
        var place = (kind, plan.Texts[key]);
        if (!accounts.TryGetValue(place, out var account)) accounts.Add(place, account = new AccountState(kind, key, plan.Handoffs.Length, plan.Accounts.Atoms[kind].Length));
        return account;
    }

    /// <summary>Adds a contact to an account, in the order of the ids.</summary>
    public static void Insert(AccountState account, AccountMember member)
    {
        var at = account.Contacts.Count;
        while (at > 0 && string.CompareOrdinal(account.Contacts[at - 1].Accounts?.Member.Id, member.Id) > 0) at--;
        account.Contacts.Insert(at, member.State);
    }

    private AccountState? Join(AccountMember member, int kind, long key, long now)
    {
        var account = Find(kind, key);
        if (account.Contacts.Count >= AccountState.MostContacts)
        {
            SayFull(member, kind, key, now);
            return null;
        }

        Insert(account, member);
        AccountLinks.Change(account, changed);
        return account;
    }

    private void Remove(AccountState account, ContactState contact)
    {
        account.Contacts.Remove(contact);
        AccountLinks.Change(account, changed);
    }

    private void SayFull(AccountMember member, int kind, long key, long now) => member.Sink.Take(new Decision
    {
        At = now,
        Kind = DecisionKind.Diagnostic,
        Name = plan.Plan.Accounts[kind].Name,
        Reason = Reasons.AccountFull,
        Text = $"{plan.Texts[key]} has {AccountState.MostContacts:N0} contacts, and an account takes no more: this one is of no account. "
            + "Is it somebody's company? Otherwise leave it out.",
        Source = plan.Plan.Accounts[kind].Source,
    });

    private sealed class ByKindThenKey : IComparer<(int Kind, string Key)>
    {
        public static readonly ByKindThenKey Instance = new();

        public int Compare((int Kind, string Key) x, (int Kind, string Key) y) =>
            x.Kind != y.Kind ? x.Kind.CompareTo(y.Kind) : string.CompareOrdinal(x.Key, y.Key);
    }
}
