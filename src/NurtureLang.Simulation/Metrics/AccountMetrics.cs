using NurtureLang.Plan.Accounts;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Accounts;

namespace NurtureLang.Simulation.Metrics;

/// <summary>The accounts of one kind at the end of a run: those that have contacts then.</summary>
public sealed class AccountMetrics
{
    private readonly int[] places;

    internal AccountMetrics(PlanAccount account)
    {
        Name = account.Name;
        places = [.. account.RollUps.Select((one, at) => (one, at)).Where(one => one.one.Name is not null).Select(one => one.at)];
        Figures = [.. places.Select(at => new AccountFigure(account.RollUps[at].Name ?? ""))];
    }

    /// <summary>The kind's name.</summary>
    public string Name { get; }

    /// <summary>How many accounts there are.</summary>
    public long Accounts { get; private set; }

    /// <summary>How many contacts are in them.</summary>
    public long Contacts { get; private set; }

    /// <summary>How many contacts the largest has.</summary>
    public long Largest { get; private set; }

    /// <summary>The named figures, in the order of the source.</summary>
    public IReadOnlyList<AccountFigure> Figures { get; }

    internal void Take(AccountReading account)
    {
        Accounts++;
        Contacts += account.Contacts;
        Largest = Math.Max(Largest, account.Contacts);
        for (var at = 0; at < places.Length; at++) Figures[at].Take(account.Figures[places[at]]);
    }

    internal void Add(AccountMetrics other)
    {
        Accounts += other.Accounts;
        Contacts += other.Contacts;
        Largest = Math.Max(Largest, other.Largest);
        for (var at = 0; at < places.Length; at++) Figures[at].Add(other.Figures[at]);
    }
}

/// <summary>How a figure stands over the accounts at the end.</summary>
/// <param name="name">Its name.</param>
public sealed class AccountFigure(string name)
{
    private Int128 sum;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>How many accounts have a value.</summary>
    public long Known { get; private set; }

    /// <summary>The smallest value; null where none is known.</summary>
    public long? Least { get; private set; }

    /// <summary>The greatest value; null where none is known.</summary>
    public long? Greatest { get; private set; }

    /// <summary>The average, rounded towards zero; null where none is known.</summary>
    public long? Average => Known == 0 ? null : (long)(sum / Known);

    internal void Take(long value)
    {
        if (value == Value.Unknown) return;
        Known++;
        sum += value;
        Least = Math.Min(Least ?? value, value);
        Greatest = Math.Max(Greatest ?? value, value);
    }

    internal void Add(AccountFigure other)
    {
        Known += other.Known;
        sum += other.sum;
        if (other.Least is { } least) Least = Math.Min(Least ?? least, least);
        if (other.Greatest is { } greatest) Greatest = Math.Max(Greatest ?? greatest, greatest);
    }
}
