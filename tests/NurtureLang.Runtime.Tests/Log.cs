using System.Globalization;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Runtime.Tests;

/// <summary>Keeps decisions as lines that are easy to compare.</summary>
internal sealed class Log(bool scores = true) : IDecisionSink
{
    public List<Decision> Decisions { get; } = [];

    public bool WantsScores => scores;

    public IEnumerable<string> Lines => Decisions.Select(Line);

    public void Take(Decision decision) => Decisions.Add(decision);

    public void Take(in FunctionFault fault) => Take(new Decision
    {
        At = fault.At, Kind = DecisionKind.Diagnostic, Name = fault.Function.Name, Text = fault.Failure, Source = fault.Function.Source,
    });

    public static string Line(Decision decision)
    {
        string?[] parts =
        [
            Time(decision.At), decision.Kind.ToString(), decision.Sequence, decision.Enrolment == 0 ? null : "#" + decision.Enrolment, decision.Step,
            decision.Split, decision.Arm, decision.Name, decision.Reason, decision.Rule, decision.From, decision.Into, decision.Text, decision.To,
            decision.Until == Value.Unknown ? null : "until " + Time(decision.Until), decision.Due == Value.Unknown ? null : "due " + Time(decision.Due),
            decision.Asks is null ? null : "asks " + string.Join(",", decision.Asks.SelectMany(one => one.Value)),
            decision.Delta == Value.Unknown ? null : $"{decision.Before}+{decision.Delta}={decision.After}",
        ];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    public static string Time(long ticks) =>
        DateTime.UnixEpoch.AddTicks(ticks).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    public static long At(string text) =>
        (DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal) - DateTime.UnixEpoch).Ticks;
}
