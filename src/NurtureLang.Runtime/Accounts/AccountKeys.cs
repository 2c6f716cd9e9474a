using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Accounts;

/// <summary>Tells from a contact's fields alone which accounts it is in, so that contacts can be brought together before they are run.</summary>
public sealed class AccountKeys
{
    private readonly LoadedPlan plan;
    private readonly Frame frame;

    internal AccountKeys(LoadedPlan plan)
    {
        this.plan = plan;
        var most = plan.Plan.Schema.Events.Select(one => one.Properties.Length).Append(1).Max();
        var nobody = new ContactState(plan.Layout);
        frame = new Frame(most, nobody, plan.Zones.Campaign) { Words = nobody.Words, IsForeseeing = true };
    }

    /// <summary>How many kinds of accounts there are.</summary>
    public int Kinds => plan.Plan.Accounts.Length;

    /// <summary>The key of a kind, in lower case; null for no account.</summary>
    /// <param name="kind">The position of the kind in the plan.</param>
    /// <param name="fields">The contact's fields, in the schema's order.</param>
    public string? Of(int kind, ReadOnlySpan<long> fields)
    {
        fields.CopyTo(frame.Words.AsSpan(StateLayout.Fields));
        var key = plan.Accounts.KeyOf(frame, kind);
        return key == Value.Unknown ? null : plan.Texts[key];
    }
}
