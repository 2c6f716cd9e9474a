using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Semantics.Binding;

/// <summary>Gives every step of a sequence or a hand-off a name of its own: the author's, else the message's, else its kind and a number.</summary>
internal sealed class StepNames
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public StepNames(BindingContext context, SourceText source, IEnumerable<StepSyntax> written, IEnumerable<string> others)
    {
        taken.UnionWith(others);
        foreach (var name in StepWalk.Within(written).OfType<NamedStepSyntax>().Select(step => step.Name))
        {
            if (!taken.Add(name.Text)) context.Report(NameDiagnostics.Duplicate, source, name.Span, "Step", name.Text);
        }
    }

    /// <summary>A name for a step of a kind: `wait_1`.</summary>
    public string Numbered(string kind)
    {
        do
        {
            numbers[kind] = numbers.GetValueOrDefault(kind) + 1;
        }
        while (!taken.Add($"{kind}_{numbers[kind]}"));
        return $"{kind}_{numbers[kind]}";
    }

    /// <summary>A name after a message: the message's own, numbered from the second send of it on.</summary>
    public string After(string message)
    {
        if (taken.Add(message)) return message;
        numbers.TryAdd(message, 1);
        return Numbered(message);
    }
}
