namespace NurtureLang.Plan.Functions;

/// <summary>Runs no script: whoever comes to a function in C# is told that it is not trusted.</summary>
/// <param name="plan">The plan whose functions are not run.</param>
public sealed class NoFunctions(CampaignPlan plan) : IFunctions
{
    /// <inheritdoc/>
    public FunctionResult Call(int function, ReadOnlySpan<long> arguments)
    {
        var named = plan.Functions[function];
        throw new FunctionException(
            $"Function `{named.Name}` is a script in C# ({named.Path}), and no script is run here: it was not trusted. Trust it with --trust sha256:{named.Hash}.");
    }
}
