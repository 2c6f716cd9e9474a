using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Names;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Names;

/// <summary>What each name of a campaign means where it stands, by file and by symbol. Immutable.</summary>
public sealed class NameTable
{
    private readonly Dictionary<string, ImmutableArray<Occurrence>> byFile = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<Symbol, Occurrence>> bySymbol;
    private readonly Lazy<ILookup<string, Symbol>> declared;
    private readonly Campaign campaign;

    internal NameTable(Campaign campaign, Analysis analysis, NameRecorder recorder, Func<Occurrence, Occurrence>? now)
    {
        this.campaign = campaign;
        Analysis = analysis;
        var bySource = new Dictionary<SourceText, List<(Occurrence One, int Told)>>();
        foreach (var one in recorder.Occurrences)
        {
            var placed = now is null ? one : now(one);
            if (!bySource.TryGetValue(placed.Source, out var list)) bySource.Add(placed.Source, list = []);
            list.Add((placed, list.Count));
        }

        foreach (var (source, list) in bySource)
        {
            list.Sort(ByPlace);
            byFile[campaign.PathOf(source)] = [.. list.Select(pair => pair.One)];
        }

        bySymbol = new Lazy<ILookup<Symbol, Occurrence>>(() => byFile.Values.SelectMany(list => list).ToLookup(one => one.Symbol));
        declared = new Lazy<ILookup<string, Symbol>>(() => Declarations.ToLookup(one => one.Symbol.Name, one => one.Symbol, StringComparer.Ordinal));
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
        [.. bySymbol.Value[symbol].OrderBy(one => campaign.PathOf(one.Source), StringComparer.Ordinal).ThenBy(one => one.Span.Start)];

    /// <summary>Everything that is declared.</summary>
    public IEnumerable<Occurrence> Declarations => byFile.Values.SelectMany(list => list).Where(one => one.IsDeclaration);

    /// <summary>What is declared under a name.</summary>
    public IReadOnlyList<Symbol> Declared(string name) => [.. declared.Value[name]];

    // Where several meanings have one place, a declaration comes first, then what the binder told first.
    private static int ByPlace((Occurrence One, int Told) first, (Occurrence One, int Told) second)
    {
        var (one, other) = (first.One, second.One);
        if (one.Span.Start != other.Span.Start) return one.Span.Start.CompareTo(other.Span.Start);
        return one.IsDeclaration != other.IsDeclaration ? (one.IsDeclaration ? -1 : 1) : first.Told.CompareTo(second.Told);
    }
}
