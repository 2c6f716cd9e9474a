using NurtureLang.Plan;
using NurtureLang.Plan.Accounts;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Reads the figures of accounts: each is made of what every contact of the account is at the instant at hand.</summary>
/// <remarks>INVARIANT: reading changes nothing, and the contacts of an account have nothing left to do before the instant.</remarks>
internal sealed class AccountBook(CampaignPlan plan, TextPool texts)
{
    private const int OnStack = 64;

    private readonly object[][] names = [.. plan.Accounts.Select(account => account.RollUps.Select(_ => new object()).ToArray())];
    private Func<Frame, long>?[][] values = [];
    private Func<Frame, bool>?[][] filters = [];
    private Func<Frame, long>[] keys = [];

    /// <summary>Whether there are accounts.</summary>
    public bool Any => plan.Accounts.Length > 0;

    /// <summary>For each kind, what the figures are made of, without time.</summary>
    public ulong[] Sources { get; private set; } = [];

    /// <summary>What the figures of all kinds are made of, without time.</summary>
    public ulong AllSources { get; private set; }

    /// <summary>What the keys are made of.</summary>
    public ulong KeySources { get; private set; }

    /// <summary>For each kind, the conditions that an account answers for all of its contacts.</summary>
    public AccountAtom[][] Atoms { get; private set; } = [];

    /// <summary>For each kind, whether its figures are read together with something else.</summary>
    public bool[] AreMixed { get; private set; } = [];

    /// <summary>Sets the conditions that accounts answer.</summary>
    public void SetAtoms(ExpressionCompiler compiler, HorizonBuilder horizons)
    {
        AreMixed = [.. plan.Accounts.Select((_, kind) => AccountAtoms.AreMixed(plan, kind))];
        Atoms =
        [
            .. plan.Accounts.Select((_, kind) => AccountAtoms.Of(plan, kind).Select(node => new AccountAtom(compiler.Condition(node), horizons.OfAtom(node))).ToArray()),
        ];
    }

    /// <summary>Sets what figures and keys are computed with.</summary>
    public void SetParts(ExpressionCompiler compiler, Signals signals)
    {
        values = [.. plan.Accounts.Select(account => account.RollUps.Select(one => one.Of is null ? null : compiler.Number(one.Of)).ToArray())];
        filters = [.. plan.Accounts.Select(account => account.RollUps.Select(one => compiler.Optional(one.Where)).ToArray())];
        keys = [.. plan.Accounts.Select(account => compiler.Number(account.Key))];
        Sources = [.. plan.Accounts.Select(account => account.RollUps.Aggregate(0UL, (mask, one) => mask | signals.Of(one.Of) | signals.Of(one.Where)) & ~Signals.Time)];
        // Where the clock of a contact counts, so does what says its zone.
        var zones = plan.Policy.ZoneChain.Aggregate(0UL, (mask, source) => mask | signals.Field(source.Field));
        for (var kind = 0; kind < Sources.Length; kind++)
        {
            if (plan.Accounts[kind].RollUps.Any(one => ((signals.Of(one.Of) | signals.Of(one.Where)) & Signals.Time) != 0)) Sources[kind] |= zones;
        }

        AllSources = Sources.Aggregate(0UL, (mask, one) => mask | one);
        KeySources = plan.Accounts.Aggregate(0UL, (mask, account) => mask | signals.Of(account.Key));
    }

    /// <summary>The key of the contact at hand, a text without blanks around it and in lower case; unknown where it has none.</summary>
    public long KeyOf(Frame frame, int kind)
    {
        var key = keys[kind](frame);
        if (key == Value.Unknown) return Value.Unknown;
        var text = texts[key];
        var plain = text.Trim().ToLowerInvariant();
        return plain.Length == 0 ? Value.Unknown : plain == text ? key : texts.Intern(plain);
    }

    /// <summary>A figure of the account of the contact at hand; unknown where it has none.</summary>
    public long Read(Frame frame, int kind, int rollUp)
    {
        if (frame.State.Accounts?.Of[kind] is not { } account) return Value.Unknown;
        var name = names[kind][rollUp];
        if (account.IsAtRest && account.Recall(name, frame.Now) is var known and not Value.Unknown) return known;
        var value = Make(frame, account, plan.Accounts[kind].RollUps[rollUp], values[kind][rollUp], filters[kind][rollUp]);
        if (account.IsAtRest) account.Keep(name, frame.Now, value);
        return value;
    }

    /// <summary>Goes over the contacts of an account: each in turn is at hand.</summary>
    public static void Visit(Frame frame, AccountState account, Action<Frame> look)
    {
        var (state, words, zone) = (frame.State, frame.Words, frame.Zone);
        foreach (var contact in account.Contacts)
        {
            Turn(frame, contact);
            look(frame);
        }

        (frame.State, frame.Words, frame.Zone) = (state, words, zone);
    }

    private static void Turn(Frame frame, ContactState contact)
    {
        frame.State = contact;
        frame.Words = contact.Words;
        // INVARIANT: who is in an account was at hand before, so that its zone is known.
        frame.Zone = contact.Zone ?? frame.Zone;
    }

    private static long Make(Frame frame, AccountState account, PlanRollUp one, Func<Frame, long>? of, Func<Frame, bool>? where)
    {
        var (state, words, zone) = (frame.State, frame.Words, frame.Zone);
        var figure = one.Best <= OnStack ? new Figure(one, stackalloc long[OnStack]) : new Figure(one, new long[one.Best]);
        foreach (var contact in account.Contacts)
        {
            Turn(frame, contact);
            if (where is null || where(frame)) figure.Take(of is null ? 0 : of(frame));
        }

        (frame.State, frame.Words, frame.Zone) = (state, words, zone);
        return figure.Value;
    }

    /// <summary>A figure in the making.</summary>
    private ref struct Figure(PlanRollUp one, Span<long> best)
    {
        private readonly Span<long> best = best;
        private Int128 sum;
        private long extreme;
        private int count;

        /// <summary>What it came to.</summary>
        public readonly long Value => one.Kind switch
        {
            RollUpKind.Count => count * Plan.Values.Value.One,
            RollUpKind.Sum => Whole(Sum),
            RollUpKind.Average when count == 0 => Plan.Values.Value.Unknown,
            RollUpKind.Average => Rounded(Sum, one.Best > 0 ? Math.Min(count, one.Best) : count),
            RollUpKind.Min or RollUpKind.Max => count == 0 ? Plan.Values.Value.Unknown : extreme,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        private readonly Int128 Sum
        {
            get
            {
                if (one.Best == 0) return sum;
                var total = Int128.Zero;
                foreach (var value in best[..Math.Min(count, one.Best)]) total += value;
                return total;
            }
        }

        /// <summary>Takes the value of a contact.</summary>
        public void Take(long value)
        {
            if (value == Plan.Values.Value.Unknown) return;
            extreme = count == 0 ? value : one.Kind == RollUpKind.Min ? Math.Min(extreme, value) : Math.Max(extreme, value);
            if (one.Best > 0) Rank(value);
            else sum += value;
            count++;
        }

        // The largest first, no more than wanted.
        private void Rank(long value)
        {
            var length = Math.Min(count, one.Best);
            var at = length;
            while (at > 0 && best[at - 1] < value) at--;
            if (at >= one.Best) return;
            for (var move = Math.Min(length, one.Best - 1); move > at; move--) best[move] = best[move - 1];
            best[at] = value;
        }

        private static long Whole(Int128 value) => (long)Int128.Clamp(value, long.MinValue + 1, long.MaxValue);

        private static long Rounded(Int128 value, int by)
        {
            var half = by / 2;
            return Whole(value >= 0 ? (value + half) / by : -((-value + half) / by));
        }
    }
}
