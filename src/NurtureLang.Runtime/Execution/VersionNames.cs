using NurtureLang.Plan;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Execution;

/// <summary>Says what a value that was read for two versions is in each: messages and assets are positions, and each version has its own.</summary>
/// <remarks>Read positions are those of the version before, then those that only the newer one has.</remarks>
internal sealed class VersionNames
{
    private readonly CampaignPlan plan;
    private readonly int messages;
    private readonly int assets;
    private readonly long[] newMessages;
    private readonly long[] newAssets;

    public VersionNames(CampaignPlan before, CampaignPlan after)
    {
        plan = before;
        (messages, assets) = (before.Messages.Length, before.Assets.Length);
        newMessages = Map([.. before.Messages.Select(one => one.Name)], [.. after.Messages.Select(one => one.Name)]);
        newAssets = Map([.. before.Assets.Select(one => one.Name)], [.. after.Assets.Select(one => one.Name)]);
    }

    public long[] Before(ReadOnlySpan<long> fields) => Of(plan.Schema.Fields, fields, isNew: false);

    public long[] After(ReadOnlySpan<long> fields) => Of(plan.Schema.Fields, fields, isNew: true);

    public long[] Before(int type, ReadOnlySpan<long> properties) => Of(plan.Schema.Events[type].Properties, properties, isNew: false);

    public long[] After(int type, ReadOnlySpan<long> properties) => Of(plan.Schema.Events[type].Properties, properties, isNew: true);

    private static long[] Map(List<string> before, List<string> after) =>
        [.. before.Concat(after.Except(before)).Select(name => after.IndexOf(name) is var at && at >= 0 ? at : Value.Unknown)];

    private long[] Of(IReadOnlyList<PlanProperty> properties, ReadOnlySpan<long> values, bool isNew)
    {
        var mapped = values.ToArray();
        for (var index = 0; index < mapped.Length; index++)
        {
            var kind = properties[index].Type.Kind;
            if (mapped[index] == Value.Unknown || kind is not (ValueKind.Message or ValueKind.Asset)) continue;
            mapped[index] = properties[index].Type.Set ? OfSet(mapped[index], kind, isNew) : OfOne(mapped[index], kind, isNew);
        }

        return mapped;
    }

    private long OfOne(long value, ValueKind kind, bool isNew)
    {
        if (!isNew) return value < (kind == ValueKind.Message ? messages : assets) ? value : Value.Unknown;
        return (kind == ValueKind.Message ? newMessages : newAssets)[value];
    }

    private long OfSet(long set, ValueKind kind, bool isNew)
    {
        var mapped = 0L;
        for (var member = 0; member < 63; member++)
        {
            if ((set >> member & 1) != 0 && OfOne(member, kind, isNew) is var one && one != Value.Unknown) mapped |= 1L << (int)one;
        }

        return mapped;
    }
}
