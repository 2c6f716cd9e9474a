using System.Collections.Immutable;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Sequences;

namespace NurtureLang.Semantics.Binding;

/// <summary>The first pass: gives every declaration its symbol, so that names may be used before they are declared.</summary>
internal sealed class DeclarationCollector
{
    private const decimal LargestBound = 1_000_000_000_000m;

    private static readonly string[] BuiltInChannels = ["email", "sms", "voice", "push", "web", "social", "ad", "post", "call"];

    private readonly BindingContext context;
    private readonly SymbolTable symbols;
    private readonly List<(SourceText Source, DeclarationSyntax Syntax)> all = [];

    public DeclarationCollector(BindingContext context, IEnumerable<SyntaxTree> trees)
    {
        this.context = context;
        symbols = context.Symbols;
        foreach (var tree in trees)
        {
            foreach (var declaration in tree.Root.Declarations) all.Add((tree.SourceText, declaration));
        }
    }

    public List<Declared<PersonaSymbol, PersonaSyntax>> Personas { get; private set; } = [];

    public List<Declared<SegmentSymbol, SegmentSyntax>> Segments { get; private set; } = [];

    public List<Declared<ScoreSymbol, ScoreSyntax>> Scores { get; } = [];

    public List<Declared<ScoreSymbol, DerivedScoreSyntax>> DerivedScores { get; } = [];

    public List<Declared<GradeSymbol, GradeSyntax>> Grades { get; private set; } = [];

    public List<Declared<StagesSymbol, StagesSyntax>> Stages { get; private set; } = [];

    public List<Declared<CalendarSymbol, CalendarSyntax>> Calendars { get; private set; } = [];

    public List<Declared<AssetSymbol, AssetSyntax>> Assets { get; private set; } = [];

    public List<Declared<MessageSymbol, MessageSyntax>> Messages { get; private set; } = [];

    public List<Declared<SequenceSymbol, SequenceSyntax>> Sequences { get; private set; } = [];

    /// <summary>Every declaration of one form.</summary>
    public IEnumerable<(SourceText Source, TSyntax Syntax)> Of<TSyntax>()
        where TSyntax : DeclarationSyntax =>
        all.Where(one => one.Syntax is TSyntax).Select(one => (one.Source, (TSyntax)one.Syntax));

    /// <summary>Declares everything.</summary>
    public void Collect()
    {
        foreach (var (_, incomplete) in Of<IncompleteDeclarationSyntax>())
        {
            if (incomplete.Name is { } name) context.Unread.Add(name.Text);
        }

        foreach (var channel in BuiltInChannels) symbols.Channels.Add(new ChannelSymbol(channel, symbols.Channels.Count, null));
        Declare<ChannelSymbol, ChannelSyntax>(symbols.Channels, syntax => syntax.Name, (name, at, origin, _) => new(name, at, origin));
        Declare<TopicSymbol, TopicSyntax>(symbols.Topics, syntax => syntax.Name, (name, at, origin, _) => new(name, at, origin));
        Declare<EnumSymbol, EnumSyntax>(symbols.Enums, syntax => syntax.Name,
            (name, at, origin, syntax) => new(name, at, origin, CaseNames(syntax.Values, origin.Source)));
        Calendars = Declare<CalendarSymbol, CalendarSyntax>(symbols.Calendars, syntax => syntax.Name, (name, at, origin, _) => new(name, at, origin));
        Assets = Declare<AssetSymbol, AssetSyntax>(symbols.Assets, syntax => syntax.Name, (name, at, origin, syntax) => new(name, at, origin,
            syntax.Items.OfType<AssetKindSyntax>().FirstOrDefault()?.Kind.Text ?? "",
            syntax.Items.OfType<AssetUrlSyntax>().FirstOrDefault()?.Url.PlainText));
        Messages = Declare<MessageSymbol, MessageSyntax>(symbols.Messages, syntax => syntax.Name, (name, at, origin, _) => new(name, at, origin));
        Personas = Declare<PersonaSymbol, PersonaSyntax>(symbols.Personas, syntax => syntax.Name,
            (name, at, origin, syntax) => new(name, at, origin, Title(syntax.Title, name)));
        symbols.EveryContactHasAPersona = Personas.Any(persona => persona.Syntax.Condition is null);
        Segments = Declare<SegmentSymbol, SegmentSyntax>(symbols.Segments, syntax => syntax.Name, (name, at, origin, _) => new(name, at, origin));
        CollectScores();
        Grades = Declare<GradeSymbol, GradeSyntax>(symbols.Grades, syntax => syntax.Name,
            (name, at, origin, syntax) => new(name, at, origin, CaseNames([.. syntax.Arms.Select(arm => arm.Grade)], origin.Source)));
        Stages = Declare<StagesSymbol, StagesSyntax>(symbols.Stages, syntax => syntax.Name,
            (name, at, origin, syntax) => new(name, at, origin, StagesOf(syntax, origin.Source)));
        foreach (var account in Declare<AccountSymbol, AccountSyntax>(symbols.Accounts, syntax => syntax.Name,
            (name, at, origin, syntax) => new(name, at, origin, [.. syntax.RollUps.Select(one => one.Name.Text).Where(one => one.Length > 0).Distinct()])))
            context.Accounts.Declare(account);
        Sequences = Declare<SequenceSymbol, SequenceSyntax>(symbols.Sequences, syntax => syntax.Name,
            (name, at, origin, syntax) => new(name, at, origin, Title(syntax.Title, name)));
        // A program is a sequence whose touches come by streams: it shares the sequences' names, settings and ways in and out.
        Sequences.AddRange(Declare<SequenceSymbol, ProgramSyntax>(symbols.Sequences, syntax => syntax.Name,
            (name, at, origin, syntax) => new(name, at, origin, Title(syntax.Title, name), isProgram: true))
            .Select(one => new Declared<SequenceSymbol, SequenceSyntax>(
                one.Symbol, new SequenceSyntax(one.Syntax.Name, one.Syntax.Title, one.Syntax.Priority, null, one.Syntax.Items, one.Syntax.Span), one.Source)));
    }

    private void CollectScores()
    {
        foreach (var (source, declaration) in all)
        {
            if (declaration is ScoreSyntax score)
            {
                if (Score(score.Name, score.Title, score.Range, source) is { } symbol) Scores.Add(new(symbol, score, source));
            }
            else if (declaration is DerivedScoreSyntax derived)
            {
                if (Score(derived.Name, derived.Title, derived.Range, source) is { } symbol) DerivedScores.Add(new(symbol, derived, source));
            }
        }
    }

    private ScoreSymbol? Score(NameSyntax name, TextLiteralSyntax? title, ScoreRangeSyntax? range, SourceText source)
    {
        if (range is not null && range.Low.Value >= range.High.Value)
            context.Report(TypeDiagnostics.OutOfRange, source, range.Span, source.GetText(range.Span), "the first number is the smaller one");
        if (range is not null && (Math.Abs(range.Low.Value) > LargestBound || Math.Abs(range.High.Value) > LargestBound))
        {
            context.Report(TypeDiagnostics.OutOfRange, source, range.Span, source.GetText(range.Span), "the ends of a range are at most a million million");
            range = null;
        }

        var symbol = new ScoreSymbol(
            name.Text, symbols.Scores.Count, new Origin(source, name.Span), Title(title, name.Text), range?.Low.Value, range?.High.Value);
        return Add(symbols.Scores, symbol, name, source) ? symbol : null;
    }

    private List<Declared<TSymbol, TSyntax>> Declare<TSymbol, TSyntax>(
        SymbolList<TSymbol> list, Func<TSyntax, NameSyntax> nameOf, Func<string, int, Origin, TSyntax, TSymbol> make)
        where TSymbol : Symbol
        where TSyntax : DeclarationSyntax
    {
        var declared = new List<Declared<TSymbol, TSyntax>>();
        foreach (var (source, syntax) in Of<TSyntax>())
        {
            var name = nameOf(syntax);
            var symbol = make(name.Text, list.Count, new Origin(source, name.Span), syntax);
            if (Add(list, symbol, name, source)) declared.Add(new(symbol, syntax, source));
        }

        return declared;
    }

    private bool Add<TSymbol>(SymbolList<TSymbol> list, TSymbol symbol, NameSyntax name, SourceText source)
        where TSymbol : Symbol
    {
        if (list.Add(symbol)) return true;
        Duplicate(list.What, name, source, list.Find(name.Text)?.Origin);
        return false;
    }

    private void Duplicate(string what, NameSyntax name, SourceText source, Origin? first)
    {
        if (name.Text.Length == 0) return;
        var diagnostic = NameDiagnostics.Duplicate.At(source, name.Span, char.ToUpperInvariant(what[0]) + what[1..], name.Text);
        context.Report(first is null ? diagnostic : diagnostic.With(new RelatedSpan("it is declared here first", first.Source, first.Span)));
    }

    private ImmutableArray<string> CaseNames(ImmutableArray<NameSyntax> names, SourceText source)
    {
        var known = new Dictionary<string, NameSyntax>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!known.TryAdd(name.Text, name)) Duplicate("value", name, source, new Origin(source, known[name.Text].Span));
        }

        return [.. names.Select(name => name.Text).Distinct()];
    }

    private ImmutableArray<StageSymbol> StagesOf(StagesSyntax syntax, SourceText source)
    {
        var stages = ImmutableArray.CreateBuilder<StageSymbol>();
        var path = syntax.Items.OfType<StagePathSyntax>().SelectMany(line => line.Stages).Select(stage => (Stage: stage, IsSide: false));
        var side = syntax.Items.OfType<StageSideSyntax>().SelectMany(line => line.Stages).Select(stage => (Stage: stage, IsSide: true));
        foreach (var (stage, isSide) in path.Concat(side))
        {
            var first = stages.FirstOrDefault(known => known.Name == stage.Name.Text);
            if (first is not null) Duplicate("stage", stage.Name, source, first.Origin);
            else
            {
                stages.Add(new StageSymbol(stage.Name.Text, stages.Count, new Origin(source, stage.Name.Span), isSide, stage.IsFinal,
                    stage.OwnedBy?.Text));
            }
        }

        return stages.ToImmutable();
    }

    private static string Title(TextLiteralSyntax? title, string name) => title?.PlainText ?? name;
}
