using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Checks;

/// <summary>Sequences that nobody enters or that do nothing, and sequences that start each other without a wait.</summary>
internal sealed class StartChecks(CheckContext context)
{
    public void Check()
    {
        var all = context.Program.Sequences;
        var started = all.SelectMany(BoundWalk.Steps).Concat(context.Program.Handoffs.SelectMany(BoundWalk.Steps)).OfType<BoundStart>().Select(start => start.Sequence).ToHashSet();
        foreach (var sequence in all.Where(one => one.Entries.IsEmpty && one.Anchor is null && !started.Contains(one.Symbol)))
        {
            if (sequence.Symbol.Origin is { } at) context.Report(FindingDiagnostics.NobodyEnters, at, sequence.Symbol.Name);
        }

        foreach (var sequence in all.Where(one => one.Goals.IsEmpty && one.Tracks.All(track => track.Steps.IsEmpty)))
        {
            if (sequence.Symbol.Origin is { } at) context.Report(FindingDiagnostics.DoesNothing, at, sequence.Symbol.Name);
        }

        var atOnce = all.ToDictionary(one => one.Symbol, AtOnce);
        var done = new HashSet<SequenceSymbol>();
        foreach (var sequence in all) Visit(sequence.Symbol, [], atOnce, done);
    }

    private void Visit(SequenceSymbol symbol, List<SequenceSymbol> open, Dictionary<SequenceSymbol, List<BoundStart>> atOnce, HashSet<SequenceSymbol> done)
    {
        if (done.Contains(symbol)) return;
        open.Add(symbol);
        foreach (var start in atOnce[symbol])
        {
            var from = open.IndexOf(start.Sequence);
            if (from < 0) Visit(start.Sequence, open, atOnce, done);
            else if (open.Skip(from).All(CanComeBack))
                context.Report(FindingDiagnostics.StartsLoop, start.Origin, string.Join(" -> ", open.Skip(from).Append(start.Sequence).Select(one => $"`{one.Name}`")));
        }

        open.RemoveAt(open.Count - 1);
        done.Add(symbol);
    }

    private bool CanComeBack(SequenceSymbol symbol) =>
        context.Program.Sequences.First(sequence => sequence.Symbol == symbol).Again is { IsAllowed: true, AtMost: 0, After: null or { IsZero: true } };

    // The starts that come before any wait.
    private static List<BoundStart> AtOnce(BoundSequence sequence)
    {
        var found = new List<BoundStart>();
        if (sequence.Anchor is null)
        {
            foreach (var track in sequence.Tracks) Collect(track.Steps, found);
        }

        return found;
    }

    // Whether what follows the block comes at once too.
    private static bool Collect(IEnumerable<BoundStep> steps, List<BoundStart> found)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case BoundStart start: found.Add(start); break;
                case BoundExitStep: return false;
                case BoundWait { Length.IsZero: false } or BoundWaitUntil or BoundWaitLength: return false;
                case BoundWaitFor wait:
                    foreach (var branch in wait.Branches.Where(branch => branch.When is not null)) Collect(branch.Then, found);
                    if (wait.Branches.All(branch => branch.When is null)) return false;
                    break;
                case BoundBranching branching:
                    var goesOn = branching.Branches.Length == 0 || branching.Branches[^1].When is not BoundLiteral;
                    foreach (var branch in branching.Branches) goesOn |= Collect(branch.Then, found);
                    if (!goesOn) return false;
                    break;
                case BoundSplit split:
                    var onward = false;
                    foreach (var arm in split.Arms) onward |= Collect(arm.Then, found);
                    if (!onward) return false;
                    break;
                case BoundRepeat repeat:
                    Collect(repeat.Body, found);
                    if (repeat.Times != 1 && repeat.Until is null) return false;
                    break;
            }
        }

        return true;
    }
}
