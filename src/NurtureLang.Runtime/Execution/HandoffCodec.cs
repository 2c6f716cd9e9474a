using NurtureLang.Plan.Schema;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Writes the open hand-offs of a contact as bytes and reads them back.</summary>
internal sealed class HandoffCodec(LoadedPlan plan)
{
    public void Write(BinaryWriter writer, List<OpenHandoff> handoffs, Action<BinaryWriter, long, PlanType?> writeValue)
    {
        writer.Write(handoffs.Count);
        foreach (var open in handoffs)
        {
            writer.Write(open.Handoff);
            writer.Write(open.Opened);
            writer.Write(open.Deadline);
            writer.Write(open.Turns);
            var kept = plan.Handoffs[open.Handoff].Plan.Kept;
            for (var index = 0; index < kept.Length; index++) writeValue(writer, open.Kept[index], kept[index].Type);
            foreach (var due in open.Due) writer.Write(due);
            writer.Write(open.Given.Count);
            foreach (var (step, due, holder) in open.Given)
            {
                writer.Write(step);
                writer.Write(due);
                writer.Write(holder is not null);
                if (holder is not null) writer.Write(holder);
            }
        }
    }

    public List<OpenHandoff>? Read(BinaryReader reader, Func<BinaryReader, PlanType?, long> readValue)
    {
        var count = reader.ReadInt32();
        return count == 0 ? null : [.. Enumerable.Range(0, count).Select(_ => ReadOne(reader, readValue))];
    }

    private OpenHandoff ReadOne(BinaryReader reader, Func<BinaryReader, PlanType?, long> readValue)
    {
        var index = reader.ReadInt32();
        var written = plan.Handoffs[index].Plan;
        var (opened, deadline, turns) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32());
        var open = new OpenHandoff
        {
            Handoff = index,
            Opened = opened,
            Deadline = deadline,
            Turns = turns,
            Kept = written.Kept.IsEmpty ? Frame.NothingKept : [.. written.Kept.Select(kept => readValue(reader, kept.Type))],
            Due = [.. written.Rungs.Select(_ => reader.ReadInt64())],
        };
        var given = reader.ReadInt32();
        for (var step = 0; step < given; step++) open.Given.Add((reader.ReadInt32(), reader.ReadInt64(), reader.ReadBoolean() ? reader.ReadString() : null));
        return open;
    }
}
