using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Accounts;

/// <summary>Hands accounts over: each once for each hand-off, when its condition first holds; one contact stands for the account.</summary>
/// <remarks>
/// INVARIANT: the hand-off itself is that of the contact which stands for the account, with its tasks and its ladder; the account remembers who that is, so that
/// an event of any of its contacts answers it.
/// </remarks>
internal sealed class AccountDesk(Engine engine, LoadedPlan plan, HandoffBook handoffs)
{
    private readonly PriorityQueue<AccountState, (long At, string Key)> wakes = new(AccountCircle.ByTimeThenName.Instance);

    /// <summary>The next instant at which time alone may make a condition hold.</summary>
    public long NextWake
    {
        get
        {
            while (wakes.TryPeek(out var account, out var place) && account.NextWake != place.At) wakes.Dequeue();
            return wakes.TryPeek(out _, out var first) ? first.At : Ticks.Never;
        }
    }

    /// <summary>The accounts whose conditions are to be looked at by an instant.</summary>
    public List<AccountState> TakeDue(long now)
    {
        var due = new List<AccountState>();
        while (NextWake <= now)
        {
            var account = wakes.Dequeue();
            account.NextWake = Ticks.Never;
            due.Add(account);
        }

        return due;
    }

    /// <summary>Looks at an account whose figures changed: what it answers for its contacts, and its hand-offs.</summary>
    /// <param name="account">The account.</param>
    /// <param name="tipped">The contact whose doing the change was; null where it was time.</param>
    /// <param name="now">The instant.</param>
    /// <param name="note">Told of a contact whose next wake-up moved.</param>
    /// <returns>Whether something turned that the contacts have to look at.</returns>
    public bool Look(AccountState account, AccountMember? tipped, long now, Action<AccountMember> note)
    {
        if (account.Contacts.Count == 0)
        {
            Queue(account, Ticks.Never);
            return false;
        }

        var next = Ticks.Never;
        var frame = engine.BringTo(account.Contacts[0], now, MutedSink.Instance);
        account.IsAtRest = true;
        var turned = plan.Accounts.AreMixed[account.Kind];
        var atoms = plan.Accounts.Atoms[account.Kind];
        for (var index = 0; index < atoms.Length; index++)
        {
            var holds = atoms[index].Test(frame) ? 1 : 0;
            turned |= account.Answered[index] != holds;
            account.Answered[index] = holds;
            next = Math.Min(next, atoms[index].Horizon.Of(frame));
        }

        account.IsAtRest = false;
        for (var index = 0; index < plan.Handoffs.Length; index++)
        {
            if (plan.Handoffs[index] is not { When: { } when } handoff || handoff.Plan.Account != account.Kind) continue;
            if (account.HandedOver[index] != Value.Unknown) continue;
            frame = engine.BringTo(account.Contacts[0], now, MutedSink.Instance);
            if (when.Test(frame)) HandOver(account, index, tipped, now, note);
            else next = Math.Min(next, when.Horizon.Of(frame));
        }

        Queue(account, next);
        return turned;
    }

    /// <summary>Takes the answers that contacts of an account gave.</summary>
    public void TakeAnswers(AccountState account, long now, Action<AccountMember> note)
    {
        foreach (var (index, at) in account.Answers)
        {
            if (account.Stands[index]?.Accounts?.Member is not { } member) continue;
            var frame = engine.BringTo(member.State, now, member.Sink);
            handoffs.AnswerForAccount(frame, index, at);
            frame.Words[StateLayout.Flags] |= StateFlags.Pending;
            note(member);
        }

        account.Answers.Clear();
    }

    /// <summary>Sets when the conditions of an account are looked at again.</summary>
    public void Queue(AccountState account, long next)
    {
        account.NextWake = next;
        if (next != Ticks.Never) wakes.Enqueue(account, (next, plan.Texts[account.Key]));
    }

    // Who made the condition hold stands for the account; where that was time, the first by contact_id. Nobody stands for two accounts at once.
    private void HandOver(AccountState account, int index, AccountMember? tipped, long now, Action<AccountMember> note)
    {
        var candidates = account.Contacts.Select(contact => contact.Accounts?.Member).OfType<AccountMember>();
        if (tipped is not null && tipped.State.Accounts?.Of[account.Kind] == account) candidates = candidates.Prepend(tipped);
        foreach (var member in candidates)
        {
            var frame = engine.BringTo(member.State, now, member.Sink);
            if (!handoffs.OpenForAccount(frame, index)) continue;
            frame.Words[StateLayout.Flags] |= StateFlags.Pending;
            account.HandedOver[index] = now;
            account.Stands[index] = member.State;
            note(member);
            return;
        }
    }
}
