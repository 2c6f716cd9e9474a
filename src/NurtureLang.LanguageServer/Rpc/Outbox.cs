using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace NurtureLang.LanguageServer.Rpc;

/// <summary>Everything that goes out. INVARIANT: one loop writes, so that two messages never mix.</summary>
internal sealed class Outbox(Stream output)
{
    // A client that does not read makes us wait, and not grow.
    private const int MostWaiting = 4096;

    private readonly Channel<byte[]> waiting = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Puts a message in line. After the end it is dropped: nobody is there to read it.</summary>
    public void Post(byte[] message)
    {
        if (waiting.Writer.TryWrite(message)) return;
        try
        {
            waiting.Writer.WriteAsync(message).AsTask().GetAwaiter().GetResult();
        }
        catch (ChannelClosedException)
        {
            // The client is gone.
        }
    }

    /// <summary>Takes no more messages; what is in line is still written.</summary>
    public void Complete() => waiting.Writer.TryComplete();

    /// <summary>Writes messages until there will be no more of them.</summary>
    /// <returns>Whether the client still reads.</returns>
    public async Task<bool> WriteAllAsync()
    {
        try
        {
            await foreach (var message in waiting.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                await output.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {message.Length}\r\n\r\n")))
                    .ConfigureAwait(false);
                await output.WriteAsync(message).ConfigureAwait(false);
                if (!waiting.Reader.TryPeek(out _)) await output.FlushAsync().ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            waiting.Writer.TryComplete();
            while (waiting.Reader.TryRead(out _))
            {
                // Nobody reads any more.
            }

            return false;
        }
    }
}
