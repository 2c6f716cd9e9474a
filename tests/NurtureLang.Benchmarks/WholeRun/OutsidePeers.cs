using NurtureLang.Benchmarks.HandWritten;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>Runs the peers from outside: DuckDB over the whole log, the rule engines over its beginning.</summary>
/// <param name="installed">The folder with their programs and packages.</param>
/// <param name="whole">The whole log.</param>
/// <param name="beginning">Its beginning.</param>
internal sealed class OutsidePeers(string installed, OutsidePeers.Log whole, OutsidePeers.Log beginning)
{
    /// <summary>A log and what is right for it.</summary>
    /// <param name="Folder">Its folder.</param>
    /// <param name="Expected">What our own program says.</param>
    /// <param name="Peer">What the hand-written peer says; null where there is none.</param>
    internal sealed record Log(string Folder, Answer Expected, PeerAnswer? Peer);

    /// <summary>Runs each once, or until the host leaves it alone. One that fails is noted, left out, and not run again.</summary>
    public void RunAll(Results results, QuietRuns quiet)
    {
        foreach (var peer in NodePeer.All.Where(one => !results.IsOut(one.Key)))
        {
            var log = peer.IsRuleEngine ? beginning : whole;
            try
            {
                quiet.Take(peer.Key, () =>
                {
                    var run = peer.Run(installed, log.Folder);
                    return (run.DifferenceFrom(log.Expected, log.Peer), run.Took);
                });
            }
            catch (WholeRunException problem)
            {
                results.LeaveOut(peer.Key, $"{peer.NameWith(installed)} is not compared: {problem.Message}");
            }
        }
    }
}
