using System.Text;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.Decisions;

/// <summary>Writes decisions as JSON, one object a line, fields in one fixed order; what does not concern a decision is left out.</summary>
/// <remarks>Not safe for several threads: it keeps one growing buffer.</remarks>
public sealed class DecisionJson
{
    private byte[] buffer = new byte[1024];
    private int length;
    private bool first;
    private string? quotedContact;
    private byte[] contactQuoted = [];

    /// <summary>The repetition of a what-if that every line is marked with; 0 for a replay, whose lines have no mark.</summary>
    public int Repetition { get; init; }

    /// <summary>The line of a decision, with its line feed; it stays as it is until the next call.</summary>
    public ReadOnlySpan<byte> Write(string contact, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        length = 0;
        first = true;
        Append("{"u8);
        Instant("at"u8, decision.At);
        Contact(contact);
        Text("kind"u8, DecisionNames.Of(decision.Kind));
        Text("sequence"u8, decision.Sequence);
        if (decision.Enrolment > 0) Integer("enrolment"u8, decision.Enrolment);
        Text("step"u8, decision.Step);
        Text("split"u8, decision.Split);
        Text("arm"u8, decision.Arm);
        Text("name"u8, decision.Name);
        Text("channel"u8, decision.Channel);
        Text("reason"u8, decision.Reason);
        Instant("until"u8, decision.Until);
        Instant("due"u8, decision.Due);
        // INVARIANT: `To` is of a task or an alert, `Into` of a stage, grade or persona; no decision has both, so `to` is written once.
        Text("to"u8, decision.Into is null ? decision.To : null);
        Text("text"u8, decision.Text);
        With(decision.With);
        Asks(decision.Asks);
        Text("from"u8, decision.From);
        Text("to"u8, decision.Into);
        Text("rule"u8, decision.Rule);
        Number("delta"u8, decision.Delta);
        Number("before"u8, decision.Before);
        Number("after"u8, decision.After);
        Text("source"u8, decision.Source);
        if (Repetition > 0) Integer("what_if"u8, Repetition);
        Append("}\n"u8);
        return buffer.AsSpan(0, length);
    }

    /// <summary>The line of a drawn reaction to a touch, with its line feed; it stays as it is until the next call.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">When it comes, in ticks.</param>
    /// <param name="name">The event's name.</param>
    /// <param name="touch">The touch that it follows.</param>
    internal ReadOnlySpan<byte> WriteReaction(string contact, long at, string name, Decision touch)
    {
        length = 0;
        first = true;
        Append("{"u8);
        Instant("at"u8, at);
        Contact(contact);
        Text("kind"u8, "reaction");
        Text("sequence"u8, touch.Sequence);
        if (touch.Enrolment > 0) Integer("enrolment"u8, touch.Enrolment);
        Text("step"u8, touch.Step);
        Text("name"u8, name);
        Text("channel"u8, touch.Channel);
        Text("message"u8, touch.Name);
        Text("source"u8, touch.Source);
        Integer("what_if"u8, Repetition);
        Append("}\n"u8);
        return buffer.AsSpan(0, length);
    }

    private void With(IReadOnlyList<KeyValuePair<string, string?>>? pairs)
    {
        if (pairs is null || pairs.Count == 0) return;
        Name("with"u8);
        Append("{"u8);
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0) Append(","u8);
            Quoted(pairs[i].Key);
            Append(":"u8);
            if (pairs[i].Value is { } value) Quoted(value);
            else Append("null"u8);
        }

        Append("}"u8);
    }

    private void Asks(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>? assets)
    {
        if (assets is null || assets.Count == 0) return;
        Name("asks"u8);
        for (var i = 0; i < assets.Count; i++)
        {
            Append(i == 0 ? "{"u8 : ","u8);
            Quoted(assets[i].Key);
            for (var j = 0; j < assets[i].Value.Count; j++)
            {
                Append(j == 0 ? ":["u8 : ","u8);
                Quoted(assets[i].Value[j]);
            }

            Append("]"u8);
        }

        Append("}"u8);
    }

    // Many lines in a row are about one contact.
    private void Contact(string contact)
    {
        if (string.IsNullOrEmpty(contact)) return;
        Name("contact"u8);
        if (ReferenceEquals(contact, quotedContact))
        {
            Append(contactQuoted);
            return;
        }

        var start = length;
        Quoted(contact);
        contactQuoted = buffer.AsSpan(start, length - start).ToArray();
        quotedContact = contact;
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        Append(first ? "\""u8 : ",\""u8);
        first = false;
        Append(name);
        Append("\":"u8);
    }

    private void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        Name(name);
        Quoted(value);
    }

    private void Instant(ReadOnlySpan<byte> name, long value)
    {
        if (value == Value.Unknown) return;
        Name(name);
        Append("\""u8);
        Reserve(InstantText.Longest);
        length += InstantText.Write(value, buffer.AsSpan(length));
        Append("\""u8);
    }

    private void Number(ReadOnlySpan<byte> name, long value)
    {
        if (value == Value.Unknown) return;
        Name(name);
        Reserve(InstantText.Longest);
        length += InstantText.WriteNumber(value, buffer.AsSpan(length));
    }

    private void Integer(ReadOnlySpan<byte> name, long value)
    {
        Name(name);
        Reserve(InstantText.Longest);
        System.Buffers.Text.Utf8Formatter.TryFormat(value, buffer.AsSpan(length), out var written);
        length += written;
    }

    private void Quoted(string value)
    {
        Append("\""u8);
        var rest = value.AsSpan();
        while (rest.Length > 0)
        {
            var plain = Nearer(rest.IndexOfAnyInRange('\0', '\u001f'), rest.IndexOfAny('"', '\\'), rest.Length);
            Reserve(Encoding.UTF8.GetMaxByteCount(plain) + 8);
            // Half of a surrogate pair has no UTF-8; the encoder writes the replacement character, so that the line stays JSON.
            length += Encoding.UTF8.GetBytes(rest[..plain], buffer.AsSpan(length));
            if (plain == rest.Length) break;
            Escape(rest[plain]);
            rest = rest[(plain + 1)..];
        }

        Append("\""u8);
    }

    private void Escape(char unit)
    {
        switch (unit)
        {
            case '"': Append("\\\""u8); break;
            case '\\': Append("\\\\"u8); break;
            case '\n': Append("\\n"u8); break;
            case '\r': Append("\\r"u8); break;
            case '\t': Append("\\t"u8); break;
            default:
                Append("\\u00"u8);
                Append([HexDigit(unit >> 4), HexDigit(unit & 15)]);
                break;
        }
    }

    private static int Nearer(int one, int other, int none) =>
        one < 0 ? (other < 0 ? none : other) : other < 0 ? one : Math.Min(one, other);

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (buffer.Length - length < count) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
    }
}
