using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Accounts: each figure is bound when it is first asked for, so that it may be used before it is declared.</summary>
internal sealed class AccountBinder(BindingContext context)
{
    private const int MostBest = 1_000;
    private const int MostFigures = 1_000;

    private static readonly string[] Functions = ["sum", "average", "min", "max", "count"];

    private readonly Dictionary<AccountSymbol, Declared<AccountSymbol, AccountSyntax>> declared = [];
    private readonly Dictionary<(AccountSymbol, string), BoundRollUp?> named = [];
    private readonly Dictionary<AccountSymbol, List<BoundRollUp>> counted = [];

    /// <summary>Makes an account known.</summary>
    public void Declare(Declared<AccountSymbol, AccountSyntax> account)
    {
        declared.Add(account.Symbol, account);
        counted.Add(account.Symbol, []);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rollUp in account.Syntax.RollUps)
        {
            context.Names?.DeclareLocal("figure", rollUp.Name, account.Source);
            if (rollUp.Name.Text.Length > 0 && !names.Add(rollUp.Name.Text))
                context.Report(NameDiagnostics.Duplicate, account.Source, rollUp.Name.Span, "Figure", rollUp.Name.Text);
        }
    }

    /// <summary>Every account, once everything that counts its contacts was bound.</summary>
    public ImmutableArray<BoundAccount> All()
    {
        var all = ImmutableArray.CreateBuilder<BoundAccount>();
        foreach (var account in declared.Values)
        {
            if (Key(account) is not { } key) continue;
            var figures = account.Symbol.RollUps.Select(name => RollUp(account.Symbol, name)).OfType<BoundRollUp>().Concat(counted[account.Symbol]);
            all.Add(new BoundAccount(account.Symbol, key, [.. figures], account.Origin));
        }

        return all.ToImmutable();
    }

    /// <summary>A figure by its name; null where the account has none of this name, or something is wrong with it, which was told.</summary>
    public BoundRollUp? RollUp(AccountSymbol account, string name)
    {
        if (named.TryGetValue((account, name), out var known)) return known;
        var written = declared[account];
        var syntax = written.Syntax.RollUps.FirstOrDefault(one => one.Name.Text == name);
        var bound = syntax is null ? null : Bind(account, written.Source, syntax, account.RollUps.IndexOf(name));
        named.Add((account, name), bound);
        return bound;
    }

    /// <summary>A figure was named.</summary>
    public void Note(AccountSymbol account, NameSyntax name, SourceText source)
    {
        if (context.Names is not { } names) return;
        var written = declared[account];
        if (written.Syntax.RollUps.FirstOrDefault(one => one.Name.Text == name.Text) is not { } figure) return;
        var symbol = names.Figure(figure.Name, written.Source);
        names.Use(symbol, source, name.Span);
    }

    /// <summary>`count of contacts where ...` in place.</summary>
    public BoundRollUp? Count(AccountSymbol account, SourceText source, ContactsSourceSyntax syntax, TextSpan span)
    {
        var where = syntax.Where is { } condition ? Member(source).Condition(condition) : null;
        if (where?.Type.IsError == true) return null;
        var list = counted[account];
        if (account.RollUps.Length + list.Count >= MostFigures) return null;
        var rollUp = new BoundRollUp(
            account, account.RollUps.Length + list.Count, null, RollUpFunction.Count, null, where, 0, DataType.Number, new Origin(source, span));
        list.Add(rollUp);
        return rollUp;
    }

    // What a contact is by itself: figures of its account are not known yet.
    private ExpressionBinder Member(SourceText source) => new(context, new ExpressionScope(source, IsRolledUp: true));

    private BoundRollUp? Bind(AccountSymbol account, SourceText source, RollUpSyntax syntax, int position)
    {
        var at = new Origin(source, syntax.Span);
        var word = syntax.Function.Text;
        if (!Functions.Contains(word))
        {
            if (word.Length > 0) context.Report(BindingContext.Suggested(NameDiagnostics.Unknown, "way to make a figure", syntax.Function, source, Functions));
            return null;
        }

        var function = Enum.Parse<RollUpFunction>(word, ignoreCase: true);
        var best = Best(source, syntax, function);
        if (function == RollUpFunction.Count || syntax.Of is null) return Counted(account, source, syntax, position, function, at);
        var of = Member(source).Value(syntax.Of);
        if (of.Type.IsError) return null;
        if (!CanBeMade(function, of.Type))
        {
            var wanted = function is RollUpFunction.Min or RollUpFunction.Max
                ? "what has an order, such as a number, money or a date, can be compared" : "only an amount, such as a score or money, can be added up";
            context.Report(AccountDiagnostics.RollUp, source, syntax.Of.Span, syntax.Name.Text, ExpressionBinder.Describe(of.Type), wanted);
            return null;
        }

        var type = function == RollUpFunction.Sum ? of.Type.Known : of.Type.Optional;
        return new BoundRollUp(account, position, syntax.Name.Text, function, of, null, best, type, at);
    }

    private BoundRollUp? Counted(
        AccountSymbol account, SourceText source, RollUpSyntax syntax, int position, RollUpFunction function, Origin at)
    {
        if (function != RollUpFunction.Count)
        {
            context.Report(AccountDiagnostics.RollUp, source, syntax.Span, syntax.Name.Text, "contacts",
                $"contacts can be counted; of what of theirs is this the {syntax.Function.Text}");
            return null;
        }

        // `count of contacts where lead >= 50`, or shorter `count of lead >= 50`.
        var condition = syntax.Where ?? syntax.Of;
        var where = condition is null ? null : Member(source).Condition(condition);
        return where?.Type.IsError == true ? null : new BoundRollUp(account, position, syntax.Name.Text, function, null, where, 0, DataType.Number, at);
    }

    private int Best(SourceText source, RollUpSyntax syntax, RollUpFunction function)
    {
        if (syntax.BestOf is not { } best) return 0;
        var text = source.GetText(best.Span);
        if (function is not (RollUpFunction.Sum or RollUpFunction.Average))
            context.Report(AccountDiagnostics.Best, source, best.Span, text, $"it goes with `sum` and `average`, and `{syntax.Name.Text}` is a {syntax.Function.Text}");
        else if (best.Value is < 1 or > MostBest || best.Value != decimal.Truncate(best.Value))
            context.Report(AccountDiagnostics.Best, source, best.Span, text, $"it is a whole number of contacts, from 1 to {MostBest:N0}");
        else return (int)best.Value;
        return 0;
    }

    private BoundExpression? Key(Declared<AccountSymbol, AccountSyntax> account)
    {
        var (source, syntax) = (account.Source, account.Syntax);
        var key = new ExpressionBinder(context, new ExpressionScope(source)).Value(syntax.Key);
        if (key.Type.IsError) return null;
        string? wrong = null;
        if (key.Type is not { Kind: TypeKind.Text, IsSet: false }) wrong = $"`{source.GetText(syntax.Key.Span)}` is {ExpressionBinder.Describe(key.Type)}";
        else if (BoundWalk.Within(key).FirstOrDefault(part => !IsOfFields(part)) is { } other)
            wrong = $"`{other.Origin.Source.GetText(other.Origin.Span)}` is more than a field: it would change without anybody saying so";
        else if (!BoundWalk.Within(key).Any(part => part is BoundField)) wrong = "this is the same for everybody";
        if (wrong is not null)
        {
            context.Report(AccountDiagnostics.Key, source, syntax.Key.Span, syntax.Name.Text, wrong);
            return null;
        }

        if (key is BoundDomain { Except.IsEmpty: true } && syntax.Key is CallSyntax { Arguments: [var subject, ..] })
            context.Report(AccountDiagnostics.Freemail, source, syntax.Key.Span, $"domain({source.GetText(subject.Span)}, \"gmail.com\", \"outlook.com\")");
        return key;
    }

    private static bool IsOfFields(BoundExpression part) => part is BoundField or BoundText or BoundConstant or BoundDomain or BoundCall or BoundCase
        or BoundArithmetic or BoundLiteral or BoundAll or BoundAny or BoundNot or BoundCompare or BoundOneOf or BoundTextTest or BoundContains or BoundKnown;

    private static bool CanBeMade(RollUpFunction function, DataType type) => !type.IsSet && (
        type.Kind is TypeKind.Number or TypeKind.Money or TypeKind.Percent or TypeKind.Duration
        || (function is RollUpFunction.Min or RollUpFunction.Max && type.Kind is TypeKind.Date or TypeKind.Instant or TypeKind.Time));
}
