using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Checks;

/// <summary>What is declared and used by nothing.</summary>
internal sealed class UsageChecks(CheckContext context)
{
    public void Check()
    {
        var program = context.Program;
        foreach (var asset in program.Assets.Where(asset => !context.Used.Contains(asset)))
        {
            if (asset.Origin is { } at) context.Report(FindingDiagnostics.AssetUnused, at, asset.Name);
        }

        Unused(program.Messages.Select(message => message.Symbol).Where(IsUnused));
        Unused(program.Segments.Select(segment => segment.Symbol).Where(IsUnused));
        Unused(context.Functions.Where(IsUnused));
        Unused(program.Accounts.Select(account => account.Symbol).Where(IsUnused));
        Unused(program.Enums.Where(IsUnused));
        Unused(program.Topics.Where(IsUnused));
        Unused(program.Calendars.Select(calendar => calendar.Symbol).Where(IsUnused));
        Unused(program.Channels.Where(channel => channel.Origin is not null && IsUnused(channel)));
    }

    private bool IsUnused(Symbol symbol) => !context.Used.Contains(symbol);

    private void Unused(IEnumerable<Symbol> symbols)
    {
        foreach (var symbol in symbols)
        {
            if (symbol.Origin is { } at) context.Report(FindingDiagnostics.Unused, at, symbol.What, symbol.Name);
        }
    }
}
