using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Names;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Ide.Names;

/// <summary>What each name of a campaign means where it stands, by file and by symbol. Immutable.</summary>
public sealed class NameTable
{
    private readonly Dictionary<string, ImmutableArray<Occurrence>> byFile;
    private readonly ILookup<Symbol, Occurrence> bySymbol;
    private readonly Campaign campaign;

    internal NameTable(Campaign campaign, Analysis analysis, NameRecorder recorder)
    {
        this.campaign = campaign;
        Analysis = analysis;
        byFile = recorder.Occurrences.GroupBy(one => campaign.PathOf(one.Source), StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.OrderBy(one => one.Span.Start).ThenBy(one => one.IsDeclaration ? 0 : 1).ToImmutableArray(), StringComparer.Ordinal);
        bySymbol = recorder.Occurrences.ToLookup(one => one.Symbol);
    }

    /// <summary>What the campaign means.</summary>
    public Analysis Analysis { get; }

    /// <summary>The names of a file, in the order of the text.</summary>
    public ImmutableArray<Occurrence> In(string path) => byFile.GetValueOrDefault(path, []);

    /// <summary>What stands at an offset, or ends there; several where a name means several things at once.</summary>
    public ImmutableArray<Occurrence> At(string path, int offset)
    {
        var touching = In(path).Where(one => one.Span.Touches(offset)).ToList();
        // Between two names that touch, the one that begins is meant.
        var start = touching.Count == 0 ? 0 : touching.Max(one => one.Span.Start);
        return [.. touching.Where(one => one.Span.Start == start)];
    }

    /// <summary>Every place of a symbol, its declaration among them, by file and place.</summary>
    public ImmutableArray<Occurrence> Of(Symbol symbol) =>
        [.. bySymbol[symbol].OrderBy(one => campaign.PathOf(one.Source), StringComparer.Ordinal).ThenBy(one => one.Span.Start)];

    /// <summary>Everything that is declared.</summary>
    public IEnumerable<Occurrence> Declarations => byFile.Values.SelectMany(list => list).Where(one => one.IsDeclaration);
}
