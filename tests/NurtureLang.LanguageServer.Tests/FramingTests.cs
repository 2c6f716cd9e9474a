using System.Text;
using NurtureLang.LanguageServer.Rpc;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>Messages as they come over a pipe: in any pieces, with any headers, or broken.</summary>
public sealed class FramingTests
{
    [Theory, Trait("pitfall", "framing")]
    [InlineData("Content-Length: 2\r\n\r\n{}", "{}")]
    [InlineData("content-length:2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n[]", "[]")]
    [InlineData("X-Other: a:b\r\nCONTENT-LENGTH:  4 \r\n\r\nnull", "null")]
    [InlineData("Content-Length: 0\r\n\r\n", "")]
    public void A_message_is_read_whatever_its_headers_and_pieces(string input, string body)
    {
        foreach (var size in new[] { 1, 2, 3, 7, 10_000 })
        {
            // The last message is not lost where it and the end come together.
            var frames = new FrameReader(new Pieces(Encoding.UTF8.GetBytes(input + input), size));
            Assert.Equal(body, Encoding.UTF8.GetString(frames.Read()!));
            Assert.Equal(body, Encoding.UTF8.GetString(frames.Read()!));
            Assert.Null(frames.Read());
        }
    }

    [Fact]
    public void A_body_may_be_larger_than_any_buffer()
    {
        var body = new string('x', 300_000);
        var frames = new FrameReader(new Pieces(Encoding.UTF8.GetBytes($"Content-Length: {body.Length}\r\n\r\n{body}"), 4_093));
        Assert.Equal(body, Encoding.UTF8.GetString(frames.Read()!));
        Assert.Null(frames.Read());
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n\r\n{}")]
    [InlineData("Content-Length: x\r\n\r\n{}")]
    [InlineData("Content-Length: -1\r\n\r\n{}")]
    [InlineData("Content-Length: 99999999999\r\n\r\n{}")]
    [InlineData("Content-Type: text\r\n\r\n{}")]
    [InlineData("hello\r\n\r\n")]
    [InlineData("Content-Length: 2")]
    public void What_is_no_message_is_the_end(string input) =>
        Assert.Throws<FrameException>(() => new FrameReader(new Pieces(Encoding.UTF8.GetBytes(input), 3)).Read());

    [Fact]
    public void A_header_without_end_is_given_up() =>
        Assert.Throws<FrameException>(() => new FrameReader(new Pieces(new byte[100_000], 1_000)).Read());

    // Gives so many bytes at a time, however many are wanted.
    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, size)]);
    }
}
