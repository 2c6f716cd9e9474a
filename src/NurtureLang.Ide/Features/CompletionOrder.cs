using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Ide.Features;

/// <summary>
/// Of the names that the binder would take, those that fit what is written before the caret: of the type that they are compared with, of the event that is tested,
/// what was not sent yet. What does not fit a comparison is left out; what is only less likely comes later.
/// INVARIANT: names are looked up by what they are called and not by where they stand, so that an older look at the campaign does as well.
/// </summary>
/// <param name="campaign">The campaign with a name at the caret, as far as the place needs it.</param>
/// <param name="program">What the campaign meant when it was looked at whole; null where it cannot be read.</param>
internal sealed class CompletionOrder(Campaign campaign, Semantics.Program? program)
{
    private const int FarthestBack = 400;

    /// <summary>The names in their order.</summary>
    /// <param name="path">The document.</param>
    /// <param name="start">Where the name is to stand.</param>
    /// <param name="names">The names.</param>
    public IReadOnlyList<Proposal> Arrange(string path, int start, List<Proposal> names)
    {
        if (names.Count == 0 || campaign.Find(path, start) is not var (tree, at)) return names;
        var before = Before(tree, at);
        if (before.Count == 0) return names;
        if (Compared(before) is { } wanted)
        {
            return wanted.Kind == TypeKind.Message && AskedOf(before) is { } channel
                ? Later(names, OfOtherChannels(channel))
                : [.. Fitting(wanted, names), .. Amounts(wanted)];
        }

        return before[^1].Text switch
        {
            "send" => Later(names, [.. SentIn(before), .. OfOtherStages(before)]),
            "else" when before.FindLastIndex(token => token.Text == "send") is var send && send >= 0 => Later(names, SameChannel(before[send..])),
            "offers" => Later(names, Offered()),
            "where" or "and" or "or" or "not" or "(" when Tested(before) is { } of =>
                Later(names, names.Select(one => one.Label).Where(name => of.Property(name) is null).ToHashSet(StringComparer.Ordinal)),
            _ => names,
        };
    }

    private static List<SyntaxToken> Before(SyntaxTree tree, int start)
    {
        var end = tree.Tokens.Length;
        while (end > 0 && (tree.Tokens[end - 1].Span.End > start || tree.Tokens[end - 1].Span.Length == 0)) end--;
        return [.. tree.Tokens.AsSpan(Math.Max(0, end - FarthestBack), Math.Min(end, FarthestBack))];
    }

    private static List<Proposal> Later(List<Proposal> names, HashSet<string> later) => names.ConvertAll(one => later.Contains(one.Label) ? one with { Place = 1 } : one);

    // `amount >= `, `plan in (`, `value between `: the type of what stands before.
    private DataType? Compared(List<SyntaxToken> before)
    {
        var at = before.Count - 1;
        if (before[at].Text is "(" or ",")
        {
            while (at > 0 && before[at].Text is not ("(" or ")")) at--;
            if (at < 1 || before[at].Text != "(" || before[--at].Text != "in") return null;
        }
        else if (before[at].Text is not ("=" or "!=" or "<" or "<=" or ">" or ">=" or "between"))
        {
            return null;
        }

        if (at > 0 && before[at - 1].Text == "not") at--;
        // `segment s =`, `set status =`, `score lead =` compare nothing; a field that is set has a type all the same.
        if (at < 1 || (at > 1 && before[at - 2].Text is "segment" or "score" or "grade")) return null;
        return TypeOf(before[at - 1].Text, at > 2 && before[at - 2].Text == "." ? before[at - 3].Text : "", Tested(before[..at]));
    }

    private DataType? TypeOf(string name, string of, EventSymbol? tested)
    {
        if (of is "" or "event" && tested?.Property(name) is { } property) return property.Type;
        var symbols = campaign.Names.Declared(name);
        if (of is "entry" or "event") return symbols.OfType<PropertySymbol>().FirstOrDefault(symbol => !symbol.IsField)?.Type;
        return symbols.OfType<PropertySymbol>().FirstOrDefault(symbol => symbol.IsField)?.Type ?? (symbols.Any(symbol => symbol is ScoreSymbol) ? DataType.Number : null);
    }

    private IEnumerable<Proposal> Fitting(DataType wanted, List<Proposal> names)
    {
        if (wanted.IsNamed) return names;
        return names.Where(one => Kinds(one.Label, campaign.Names.Declared(one.Label)).Any(kind => kind == wanted.Kind));
    }

    // What a name could be as a value; nothing for one that nobody knows, such as the one that is being declared.
    private static IEnumerable<TypeKind> Kinds(string name, IEnumerable<Symbol> symbols) => name switch
    {
        "now" => [TypeKind.Instant],
        "today" => [TypeKind.Date],
        "time_of_day" => [TypeKind.Time],
        "weekday" => [TypeKind.Number],
        "stage" => [TypeKind.Stage],
        "persona" => [TypeKind.Persona],
        _ => symbols.Select(symbol => symbol switch
        {
            PropertySymbol property => property.Type.IsSet ? TypeKind.Error : property.Type.Kind,
            ScoreSymbol => TypeKind.Number,
            FunctionSymbol function => function.Returns.Kind,
            SegmentSymbol or PersonaSymbol => TypeKind.Condition,
            GradeSymbol => TypeKind.Grade,
            _ => (TypeKind?)null,
        }).OfType<TypeKind>().Distinct().Take(1),
    };

    // An amount of money begins with its currency: the one that the campaign counts in, where it says one.
    private IEnumerable<Proposal> Amounts(DataType wanted)
    {
        if (wanted.Kind != TypeKind.Money) yield break;
        var amount = campaign.Analysis.Trees.SelectMany(tree => tree.Tokens).FirstOrDefault(token => token.Kind == SyntaxTokenKind.Money)?.Text;
        var currency = amount is { Length: > 3 } ? amount[..3] : "EUR";
        yield return new Proposal(currency, null, "an amount of money", null, $"{currency} ${{1:500}}", 0);
    }

    // The event whose condition is being written.
    private EventSymbol? Tested(List<SyntaxToken> before)
    {
        var where = before.FindLastIndex(token => token.Text == "where");
        if (where < 1 || before.Skip(where).Any(token => token.Text is "{" or "}" or "send" or "wait")) return null;
        var name = before[where - 1].Text;
        return campaign.Names.Declared(name).OfType<EventSymbol>().FirstOrDefault() ?? program?.Events.FirstOrDefault(one => one.Name == name);
    }

    // What the sequence around the caret sends already.
    private static HashSet<string> SentIn(List<SyntaxToken> before)
    {
        var from = before.FindLastIndex(token => token.Text is "sequence" or "program");
        return [.. before.Skip(Math.Max(0, from)).Zip(before.Skip(Math.Max(0, from) + 1)).Where(pair => pair.First.Text == "send").Select(pair => pair.Second.Text)];
    }

    // A sequence for those at a stage has little to do with what is offered at others.
    private IEnumerable<string> OfOtherStages(List<SyntaxToken> before)
    {
        var from = Math.Max(0, before.FindLastIndex(token => token.Text is "sequence" or "program"));
        var at = before.FindIndex(from, token => token.Text == "stage");
        if (at < 2 || at + 2 >= before.Count || before[at + 1].Text != "is" || before[at - 1].Text is not ("for" or "when") || before[at - 2].Text is "exit" or "goal") return [];
        var stage = before[at + 2].Text;
        var elsewhere = campaign.Analysis.Trees.SelectMany(tree => tree.Root.Declarations).OfType<AssetSyntax>()
            .Where(asset => asset.Items.OfType<AssetForSyntax>().Any(item => !item.Stages.IsEmpty && item.Stages.All(name => name.Text != stage)))
            .Select(asset => asset.Name.Text).ToHashSet(StringComparer.Ordinal);
        return (program?.Messages ?? []).Where(message => message.Offers.Any(asset => elsewhere.Contains(asset.Name))).Select(message => message.Symbol.Name);
    }

    // Where one channel is not permitted, another one may be.
    private HashSet<string> SameChannel(List<SyntaxToken> send)
    {
        var all = program?.Messages ?? [];
        var channels = all.Where(message => send.Exists(token => token.Text == message.Symbol.Name)).Select(message => message.Channel).ToHashSet();
        return [.. all.Where(message => channels.Contains(message.Channel)).Select(message => message.Symbol.Name)];
    }

    private HashSet<string> Offered() =>
        [.. (program?.Messages ?? []).SelectMany(message => message.Offers).Select(asset => asset.Name)];

    // `email_clicked where message = ` asks for a mail: the event is named after its channel.
    private ChannelSymbol? AskedOf(List<SyntaxToken> before) => Tested(before) is { } of
        ? program?.Channels.FirstOrDefault(channel => of.Name.StartsWith(channel.Name + "_", StringComparison.Ordinal))
        : null;

    private HashSet<string> OfOtherChannels(ChannelSymbol channel) =>
        [.. (program?.Messages ?? []).Where(message => message.Channel.Name != channel.Name).Select(message => message.Symbol.Name)];
}
