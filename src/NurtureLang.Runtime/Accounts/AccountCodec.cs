using System.Security.Cryptography;
using System.Text;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Accounts;

/// <summary>Writes a circle as bytes and reads it back: its contacts, and what is remembered of their accounts.</summary>
internal sealed class AccountCodec(Engine engine, LoadedPlan plan)
{
    private const int Version = 1;

    public byte[] Save(AccountCircle circle)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(circle.Now);
        var members = circle.Members.ToList();
        writer.Write(members.Count);
        foreach (var member in members)
        {
            writer.Write(member.Id);
            writer.Write(member.IsGone);
            var state = engine.Save(member.State);
            writer.Write(state.Length);
            writer.Write(state);
        }

        var accounts = circle.Directory.All.ToList();
        writer.Write(accounts.Count);
        foreach (var account in accounts) Write(writer, account, members);
        writer.Flush();
        return [.. stream.ToArray(), .. SHA256.HashData(stream.ToArray()).AsSpan(0, 8)];
    }

    public void Restore(AccountCircle circle, ReadOnlySpan<byte> bytes, Func<string, IDecisionSink> sinkOf)
    {
        if (bytes.Length < 8 || !SHA256.HashData(bytes[..^8]).AsSpan(0, 8).SequenceEqual(bytes[^8..]))
            throw new InvalidDataException("The stored state of an account is damaged.");
        using var reader = new BinaryReader(new MemoryStream(bytes[..^8].ToArray()), Encoding.UTF8);
        if (reader.ReadInt32() != Version) throw new InvalidDataException("The stored state of an account belongs to another version.");
        circle.Now = reader.ReadInt64();
        var members = new List<AccountMember>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var id = reader.ReadString();
            var isGone = reader.ReadBoolean();
            var state = engine.Restore(reader.ReadBytes(reader.ReadInt32()));
            var member = new AccountMember(id, state, sinkOf(id)) { IsGone = isGone };
            circle.Put(member);
            members.Add(member);
        }

        for (var left = reader.ReadInt32(); left > 0; left--) Read(reader, circle, members);
    }

    private void Write(BinaryWriter writer, AccountState account, List<AccountMember> members)
    {
        writer.Write(account.Kind);
        writer.Write(plan.Texts[account.Key]);
        writer.Write(account.NextWake);
        foreach (var at in account.HandedOver) writer.Write(at);
        foreach (var holds in account.Answered) writer.Write(holds);
        foreach (var stands in account.Stands) writer.Write(stands is null ? -1 : members.FindIndex(member => member.State == stands));
        writer.Write(account.Contacts.Count);
        foreach (var contact in account.Contacts) writer.Write(members.FindIndex(member => member.State == contact));
    }

    private void Read(BinaryReader reader, AccountCircle circle, List<AccountMember> members)
    {
        var kind = reader.ReadInt32();
        var account = circle.Directory.Find(kind, plan.Texts.Intern(reader.ReadString()));
        circle.Queue(account, reader.ReadInt64());
        for (var index = 0; index < account.HandedOver.Length; index++) account.HandedOver[index] = reader.ReadInt64();
        for (var index = 0; index < account.Answered.Length; index++) account.Answered[index] = reader.ReadInt64();
        for (var index = 0; index < account.Stands.Length; index++)
            account.Stands[index] = reader.ReadInt32() is >= 0 and var at ? members[at].State : null;
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var member = members[reader.ReadInt32()];
            if (member.State.Accounts is not { } links) throw new InvalidDataException("The stored state of an account is damaged.");
            links.Of[kind] = account;
            AccountDirectory.Insert(account, member);
        }
    }
}
