using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>What is read of a contact's account, and the domain of a mail address.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>The condition of a hand-off on an account: about its figures and nothing else.</summary>
    public BoundExpression AccountCondition(ExpressionSyntax syntax, AccountSymbol account)
    {
        var condition = Condition(syntax);
        var other = BoundWalk.Within(condition).FirstOrDefault(part => !IsOfAccount(part, account));
        if (condition.Type.IsError || other is null) return condition;
        Report(AccountDiagnostics.NotTheAccounts, syntax.Span, other.Origin.Source.GetText(other.Origin.Span),
            other is BoundRollUpValue ? "of another account" : $"a contact's, and `{account.Name}` has many", account.Name);
        return Error(syntax);
    }

    private static bool IsOfAccount(BoundExpression part, AccountSymbol account) => part switch
    {
        BoundRollUpValue value => value.RollUp.Account == account,
        BoundConstant or BoundCase or BoundArithmetic or BoundLiteral or BoundAll or BoundAny or BoundNot or BoundCompare or BoundOneOf or BoundKnown => true,
        BoundClock clock => clock.Kind == ClockKind.Now,
        _ => false,
    };

    private BoundExpression OfAccount(NamePathSyntax path, AccountSymbol account, NameSyntax name)
    {
        if (path.First != name) context.Use(account, path.First, source);
        else context.Used.Add(account);
        if (scope.IsRolledUp)
        {
            Report(NameDiagnostics.NotHere, path.Span, path.ToString(), "a figure of an account is made of what each contact is by itself");
            return Error(path);
        }

        if (!account.RollUps.Contains(name.Text))
        {
            context.Unknown($"figure of account `{account.Name}`", name, source, account.RollUps);
            return Error(path);
        }

        context.Accounts.Note(account, name, source);
        return context.Accounts.RollUp(account, name.Text) is { } rollUp ? RollUpValue(rollUp, path) : Error(path);
    }

    // A contact may be of no account; an account is always one.
    private BoundRollUpValue RollUpValue(BoundRollUp rollUp, ExpressionSyntax syntax) =>
        new(rollUp, scope.Account == rollUp.Account ? rollUp.Type : rollUp.Type.Optional, At(syntax));

    private BoundExpression CountOfContacts(ContactsSourceSyntax contacts, AggregateSyntax syntax)
    {
        if (scope.Account is { } account)
        {
            return context.Accounts.Count(account, source, contacts, syntax.Span) is { } rollUp ? RollUpValue(rollUp, syntax) : Error(syntax);
        }

        var where = contacts.Where is { } condition ? $" where {source.GetText(condition.Span)}" : "";
        Report(AccountDiagnostics.ContactsNotHere, syntax.Span, symbols.Accounts.All is [var known, ..]
            ? $"Declare it in the account, `hot = count of contacts{where}`, and ask for `{known.Name}.hot`"
            : $"Declare who belongs together, `account company by domain(email) {{ hot = count of contacts{where} }}`, and ask for `company.hot`");
        return Error(syntax);
    }

    // An account named alone, where one of its figures must be meant.
    private BoundError AccountAlone(AccountSymbol account, NamePathSyntax path)
    {
        Report(AccountDiagnostics.NoFigure, path.Span, account.Name, account.RollUps.IsEmpty
            ? "declare a figure between its braces, such as `score = sum of lead`"
            : $"ask for a figure of it, such as `{account.Name}.{account.RollUps[0]}`");
        return new BoundError(At(path));
    }

    // `domain(email)`, and behind the address the domains that are nobody's company.
    private BoundExpression Domain(CallSyntax call)
    {
        const string Head = "domain(address: text?, left out: text, ...): text?";
        if (call.Arguments.IsEmpty)
        {
            Report(TypeDiagnostics.WrongArguments, call.Span, Head, "nothing");
            return Error(call);
        }

        var subject = Value(call.Arguments[0], DataType.Text);
        if (subject.Type.IsError) return subject;
        if (subject.Type is not { Kind: TypeKind.Text, IsSet: false })
        {
            Report(TypeDiagnostics.WrongArguments, call.Arguments[0].Span, Head, $"`{Text(call.Arguments[0])}`, {Describe(subject.Type)}, for the address");
            return Error(call);
        }

        var except = new List<string>();
        foreach (var argument in call.Arguments.Skip(1))
        {
            if (argument is TextLiteralSyntax { PlainText: { Length: > 0 } plain })
            {
                except.Add(plain.Trim().TrimStart('@').ToLowerInvariant());
                continue;
            }

            Report(TypeDiagnostics.WrongArguments, argument.Span, Head, $"`{Text(argument)}`, for a domain that is left out: write it as a text, such as `\"gmail.com\"`");
            return Error(call);
        }

        return new BoundDomain(subject, [.. except.Where(one => one.Length > 0).Distinct()], At(call));
    }
}
