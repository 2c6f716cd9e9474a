using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using NurtureLang.Syntax.Grammar;

namespace NurtureLang.Syntax.Completion;

/// <summary>
/// Walks every way through the grammar that the tokens before a place allow, and writes down what could come next.
/// Each rule is walked once from each token, so that the work is bounded by rules times tokens.
/// </summary>
/// <param name="tokens">The types of the tokens before the place.</param>
/// <param name="startsLine">Whether nothing stands before the place on its line: only there a declaration is offered.</param>
internal sealed class AtnWalk(int[] tokens, bool startsLine)
{
    private static readonly HashSet<int> DeclarationRules = RulesCalledBy(NurtureParser.RULE_declaration);

    private static readonly HashSet<int> NameRules =
    [
        NurtureParser.RULE_name, NurtureParser.RULE_word, NurtureParser.RULE_pathName, NurtureParser.RULE_caseName,
    ];

    private readonly Dictionary<(int Rule, int Index), HashSet<int>> ends = [];

    /// <summary>What could come next.</summary>
    public GrammarProbe.Expected Found { get; } = new();

    /// <summary>Walks from a rule.</summary>
    public void Run(int rule) => Follow(NurtureParser._ATN.ruleToStartState[rule], 0);

    // The places where a rule that begins at one token can end.
    private HashSet<int> Follow(RuleStartState start, int from)
    {
        if (from == tokens.Length && !startsLine && DeclarationRules.Contains(start.ruleIndex)) return [];
        var key = (start.ruleIndex, from);
        if (ends.TryGetValue(key, out var known)) return known;
        var found = ends[key] = [];
        if (from == tokens.Length && NameRules.Contains(start.ruleIndex))
        {
            Found.IsName = true;
            return found;
        }

        var seen = new HashSet<(int State, int Index)>();
        var open = new Stack<(ATNState State, int Index)>([(start, from)]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add((at.State.stateNumber, at.Index))) continue;
            if (at.State is RuleStopState)
            {
                found.Add(at.Index);
                continue;
            }

            for (var i = 0; i < at.State.NumberOfTransitions; i++) Step(at.State.Transition(i), at.Index, start.ruleIndex, open);
        }

        return found;
    }

    private static HashSet<int> RulesCalledBy(int rule)
    {
        var called = new HashSet<int>();
        var seen = new HashSet<ATNState>();
        var open = new Stack<ATNState>([NurtureParser._ATN.ruleToStartState[rule]]);
        while (open.TryPop(out var state))
        {
            if (!seen.Add(state) || state is RuleStopState) continue;
            for (var i = 0; i < state.NumberOfTransitions; i++)
            {
                if (state.Transition(i) is RuleTransition call) called.Add(call.target.ruleIndex);
                else open.Push(state.Transition(i).target);
            }
        }

        return called;
    }

    private void Step(Transition transition, int index, int rule, Stack<(ATNState State, int Index)> open)
    {
        if (transition is RuleTransition call)
        {
            foreach (var end in Follow((RuleStartState)call.target, index)) open.Push((call.followState, end));
        }
        else if (transition.IsEpsilon)
        {
            open.Push((transition.target, index));
        }
        else if (index == tokens.Length)
        {
            foreach (var type in transition.Label.ToList().Where(type => type > 0)) Found.Add(type, rule);
        }
        else if (transition.Label.Contains(tokens[index]) && tokens[index] != TokenConstants.EOF)
        {
            open.Push((transition.target, index + 1));
        }
    }
}
