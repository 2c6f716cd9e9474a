using System.Security.Cryptography;
using System.Text;
using NurtureLang.Plan.Schema;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Writes a contact's state as bytes and reads it back. Texts are written as texts, so that another process with another pool can go on.</summary>
internal sealed class StateCodec(LoadedPlan plan)
{
    private const int Version = 3;

    public byte[] Save(ContactState state)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(plan.Plan.Hash);
        foreach (var word in state.Words) writer.Write(word);
        foreach (var word in plan.Layout.TextWords) WriteText(writer, state.Words[word]);
        for (var list = 0; list < state.Lists.Length; list++) WriteList(writer, state.Lists[list], list);
        var enrolments = state.Enrolments ?? [];
        writer.Write(enrolments.Count);
        foreach (var enrolment in enrolments) WriteEnrolment(writer, enrolment);
        if (plan.Handoffs.Length > 0) new HandoffCodec(plan).Write(writer, state.Handoffs ?? [], WriteValue);
        writer.Write(state.Present?.Count ?? 0);
        foreach (var present in state.Present ?? []) WritePresent(writer, present);
        writer.Flush();
        return [.. stream.ToArray(), .. SHA256.HashData(stream.ToArray()).AsSpan(0, 8)];
    }

    public ContactState Restore(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || !SHA256.HashData(bytes[..^8]).AsSpan(0, 8).SequenceEqual(bytes[^8..]))
            throw new InvalidDataException("The stored state of a contact is damaged.");
        using var reader = new BinaryReader(new MemoryStream(bytes[..^8].ToArray()), Encoding.UTF8);
        if (reader.ReadInt32() != Version || reader.ReadString() != plan.Plan.Hash)
            throw new InvalidDataException("The stored state of a contact belongs to another plan or version.");
        var state = new ContactState(plan.Layout);
        for (var word = 0; word < state.Words.Length; word++) state.Words[word] = reader.ReadInt64();
        foreach (var word in plan.Layout.TextWords) state.Words[word] = ReadText(reader);
        for (var list = 0; list < state.Lists.Length; list++) state.Lists[list] = ReadList(reader, list);
        var count = reader.ReadInt32();
        if (count > 0) state.Enrolments = [.. Enumerable.Range(0, count).Select(_ => ReadEnrolment(reader))];
        if (plan.Handoffs.Length > 0) state.Handoffs = new HandoffCodec(plan).Read(reader, ReadValue);
        var presents = reader.ReadInt32();
        if (presents > 0) state.Present = [.. Enumerable.Range(0, presents).Select(_ => ReadPresent(reader))];
        return state;
    }

    private void WritePresent(BinaryWriter writer, PresentEvent present)
    {
        var properties = plan.Plan.Schema.Events[present.Type].Properties;
        writer.Write(present.Type);
        for (var index = 0; index < properties.Length; index++) WriteValue(writer, present.Properties[index], properties[index].Type);
    }

    private PresentEvent ReadPresent(BinaryReader reader)
    {
        var type = reader.ReadInt32();
        return new PresentEvent(type, [.. plan.Plan.Schema.Events[type].Properties.Select(property => ReadValue(reader, property.Type))]);
    }

    private void WriteText(BinaryWriter writer, long id)
    {
        writer.Write(id != Plan.Values.Value.Unknown);
        if (id != Plan.Values.Value.Unknown) writer.Write(plan.Texts[id]);
    }

    private long ReadText(BinaryReader reader) => reader.ReadBoolean() ? plan.Texts.Intern(reader.ReadString()) : Plan.Values.Value.Unknown;

    private int StrideOf(int list) => plan.Layout.ListStrides[list];

    private void WriteList(BinaryWriter writer, List<long>? entries, int list)
    {
        writer.Write(entries?.Count ?? -1);
        var stride = StrideOf(list);
        for (var index = 0; index < (entries?.Count ?? 0); index++)
        {
            if (index % stride == 0 && plan.Layout.TextLists[list]) WriteText(writer, entries?[index] ?? 0);
            else writer.Write(entries?[index] ?? 0);
        }
    }

    private List<long>? ReadList(BinaryReader reader, int list)
    {
        var count = reader.ReadInt32();
        if (count < 0) return null;
        var entries = new List<long>(count);
        var stride = StrideOf(list);
        for (var index = 0; index < count; index++)
            entries.Add(index % stride == 0 && plan.Layout.TextLists[list] ? ReadText(reader) : reader.ReadInt64());
        return entries;
    }

    private void WriteEnrolment(BinaryWriter writer, Enrolment enrolment)
    {
        var sequence = plan.Sequences[enrolment.Sequence].Plan;
        writer.Write(enrolment.Sequence);
        writer.Write(enrolment.Number);
        writer.Write(enrolment.Entered);
        writer.Write((byte)enrolment.Control);
        writer.Write(enrolment.TakenAt);
        writer.Write(enrolment.Taken);
        WriteValue(writer, enrolment.Key, KeyType(sequence));
        for (var index = 0; index < enrolment.Kept.Length; index++) WriteValue(writer, enrolment.Kept[index], sequence.Kept[index].Type);
        foreach (var counter in enrolment.Counters) writer.Write(counter);
        writer.Write(enrolment.Anchor);
        writer.Write(enrolment.GoalUntil);
        writer.Write(enrolment.SaidExhausted);
        if (sequence.Program is not null) writer.Write(enrolment.MovesHeld);
        writer.Write(enrolment.Ended);
        writer.Write(enrolment.GoalDecided);
        foreach (var track in enrolment.Tracks)
        {
            writer.Write((byte)track.Status);
            writer.Write(track.Step);
            writer.Write(track.Due);
            writer.Write(track.Began);
            writer.Write(track.Begun);
        }
    }

    private Enrolment ReadEnrolment(BinaryReader reader)
    {
        var index = reader.ReadInt32();
        var sequence = plan.Sequences[index].Plan;
        var number = reader.ReadInt32();
        var entered = reader.ReadInt64();
        var control = (ControlGroup)reader.ReadByte();
        var takenAt = reader.ReadInt64();
        var taken = reader.ReadInt32();
        var key = ReadValue(reader, KeyType(sequence));
        long[] kept = [.. sequence.Kept.Select(one => ReadValue(reader, one.Type))];
        var enrolment = new Enrolment
        {
            Sequence = index,
            Number = number,
            Entered = entered,
            Control = control,
            TakenAt = takenAt,
            Taken = taken,
            Key = key,
            Kept = kept.Length == 0 ? Frame.NothingKept : kept,
            Counters = [.. Enumerable.Range(0, sequence.Counters).Select(_ => reader.ReadInt64())],
            Anchor = reader.ReadInt64(),
            GoalUntil = reader.ReadInt64(),
            SaidExhausted = reader.ReadInt64(),
            MovesHeld = sequence.Program is null ? 0 : reader.ReadInt64(),
            Ended = reader.ReadBoolean(),
            GoalDecided = reader.ReadBoolean(),
            Tracks = [.. sequence.Tracks.Select(_ => ReadTrack(reader))],
        };
        return enrolment;
    }

    private static TrackState ReadTrack(BinaryReader reader) => new()
    {
        Status = (TrackStatus)reader.ReadByte(),
        Step = reader.ReadInt32(),
        Due = reader.ReadInt64(),
        Began = reader.ReadInt64(),
        Begun = reader.ReadBoolean(),
    };

    private PlanType? KeyType(Plan.Sequences.PlanSequence sequence) => sequence.Key switch
    {
        null => null,
        { Field: >= 0 } key => plan.Plan.Schema.Fields[key.Field].Type,
        var key => sequence.Kept[key.Kept].Type,
    };

    private void WriteValue(BinaryWriter writer, long value, PlanType? type)
    {
        if (type is not null && Plan.Layout.StateLayout.IsText(type)) WriteText(writer, value);
        else writer.Write(value);
    }

    private long ReadValue(BinaryReader reader, PlanType? type) =>
        type is not null && Plan.Layout.StateLayout.IsText(type) ? ReadText(reader) : reader.ReadInt64();
}
