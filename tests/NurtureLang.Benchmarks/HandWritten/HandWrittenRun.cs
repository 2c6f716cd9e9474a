using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NurtureLang.Benchmarks.Workload;

namespace NurtureLang.Benchmarks.HandWritten;

/// <summary>The practical limit: the reference workload by a program that knows the campaign and the form of the log.</summary>
/// <remarks>
/// The log is cut into rounds of one chunk a thread. Each thread parses its chunk and deals the events out to the threads that have the contacts; when
/// all have, each applies what it was dealt, chunk by chunk, so that a contact's events come in the order of the log.
/// </remarks>
internal sealed unsafe class HandWrittenRun
{
    private const int ChunkBytes = 1 << 19;
    private const int LongestRow = 4_096;
    private const int ShortestRow = 40;

    private readonly int threads;
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle file;
    private readonly long length;
    private readonly EventTypeTable types = new(ReferenceWorkload.EventTypes);
    private readonly Campaign[] campaigns;

    // INVARIANT: hands [round parity][from thread][to thread]. While a round is applied, the next one is parsed into the other half, so one
    // meeting a round is enough.
    private readonly PackedEvent*[] hands;
    private readonly int[] dealt;
    private readonly Barrier meeting;
    private long events;

    private HandWrittenRun(string folder, int threads, out long contacts)
    {
        this.threads = threads;
        var tables = ContactFile.Read(Path.Combine(folder, "contacts.csv"), threads, out contacts);
        campaigns = Array.ConvertAll(tables, table => new Campaign(table));
        file = File.OpenHandle(Path.Combine(folder, "events.csv"), options: FileOptions.SequentialScan);
        length = RandomAccess.GetLength(file);
        hands = new PackedEvent*[2 * threads * threads];
        dealt = new int[hands.Length];
        for (var i = 0; i < hands.Length; i++)
            hands[i] = (PackedEvent*)NativeMemory.AlignedAlloc((nuint)(((ChunkBytes / ShortestRow) + 2) * sizeof(PackedEvent)), 64);
        meeting = new Barrier(threads);
    }

    /// <summary>Runs the campaign over the log in a folder.</summary>
    public static Answer Run(string folder, int threads)
    {
        var run = new HandWrittenRun(folder, threads, out var contacts);
        using (run.file)
        using (run.meeting)
        {
            var others = Enumerable.Range(1, threads - 1).Select(thread => new Thread(() => run.Work(thread))).ToList();
            others.ForEach(thread => thread.Start());
            run.Work(0);
            others.ForEach(thread => thread.Join());
        }

        var (now, reached, seconds, segments) = (new long[4], new long[3], new long[3], new long[3]);
        var points = new SortedDictionary<long, long>();
        Int128 scores = 0;
        foreach (var campaign in run.campaigns) campaign.AddTo(now, reached, seconds, segments, points, ref scores);
        return new Answer
        {
            Contacts = contacts, Events = run.events, Now = now, Reached = reached, ReachedSeconds = seconds,
            Segments = segments, Points = points, AverageScore = contacts == 0 ? 0 : (long)(scores / contacts),
        };
    }

    private void Work(int me)
    {
        var buffer = (byte*)NativeMemory.AlignedAlloc(ChunkBytes + (2 * LongestRow), 64);
        var parser = new RowParser(types, DateTime.UnixEpoch.AddSeconds(ReferenceWorkload.Start));
        var rounds = (length + ((long)ChunkBytes * threads) - 1) / ((long)ChunkBytes * threads);
        long parsed = 0;
        for (long round = 0; round < rounds; round++)
        {
            var half = (int)(round & 1) * threads * threads;
            var count = ParseChunk(buffer, ((round * threads) + me) * ChunkBytes, ref parser, half + (me * threads));
            parsed += count;
            if (threads > 1) meeting.SignalAndWait();
            for (var from = 0; from < threads; from++)
            {
                var hand = half + (from * threads) + me;
                campaigns[me].Apply(hands[hand], dealt[hand]);
            }
        }

        NativeMemory.AlignedFree(buffer);
        Interlocked.Add(ref events, parsed);
    }

    // A row belongs to the chunk that its first byte lies in; the header belongs to nobody.
    private int ParseChunk(byte* buffer, long offset, ref RowParser parser, int hand)
    {
        for (var to = 0; to < threads; to++) dealt[hand + to] = 0;
        if (offset >= length) return 0;
        var before = offset == 0 ? 0 : 1;
        var wanted = (int)Math.Min(length - offset + before, ChunkBytes + LongestRow);
        var got = 0;
        while (got < wanted)
        {
            var read = RandomAccess.Read(file, new Span<byte>(buffer + got, wanted - got), offset - before + got);
            if (read == 0) break;
            got += read;
        }

        var at = buffer + new ReadOnlySpan<byte>(buffer, got).IndexOf((byte)'\n') + 1;
        var end = buffer + before + Math.Min(ChunkBytes, length - offset);
        return threads == 1 ? ParseAll(at, end, ref parser, hand) : Deal(at, end, ref parser, hand);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ParseAll(byte* at, byte* end, ref RowParser shared, int hand)
    {
        var parser = shared;
        var target = hands[hand];
        for (; at < end; target++) at = parser.Read(at, target);
        shared = parser;
        return dealt[hand] = (int)(target - hands[hand]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Deal(byte* at, byte* end, ref RowParser shared, int hand)
    {
        var parser = shared;
        PackedEvent one;
        var count = 0;
        // Each thread has its counts in a line of its own while it deals.
        var ends = stackalloc PackedEvent*[threads];
        for (var to = 0; to < threads; to++) ends[to] = hands[hand + to];
        for (; at < end; count++)
        {
            at = parser.Read(at, &one);
            *ends[ContactFile.ThreadOf(one.Key, threads)]++ = one;
        }

        for (var to = 0; to < threads; to++) dealt[hand + to] = (int)(ends[to] - hands[hand + to]);
        shared = parser;
        return count;
    }
}
