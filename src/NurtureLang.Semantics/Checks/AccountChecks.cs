using NurtureLang.Semantics.Binding;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;

namespace NurtureLang.Semantics.Checks;

/// <summary>What a campaign may not do to the accounts of its contacts.</summary>
internal static class AccountChecks
{
    /// <summary>Refuses steps that set a field which says of which account a contact is: who is run together is known before.</summary>
    public static void Check(Program program, BindingContext binding)
    {
        var steps = program.Sequences.SelectMany(BoundWalk.Steps).Concat(program.Handoffs.SelectMany(BoundWalk.Steps)).OfType<BoundSet>().ToList();
        foreach (var account in program.Accounts)
        {
            var fields = BoundWalk.Within(account.Key).OfType<BoundField>().Select(field => field.Field).ToHashSet();
            foreach (var set in steps.Where(set => fields.Contains(set.Field)))
                binding.Report(AccountDiagnostics.Sets, set.Origin.Source, set.Origin.Span, set.Field.Name, account.Symbol.Name);
        }
    }
}
