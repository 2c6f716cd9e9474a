using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Facts;

/// <summary>
/// Which messages can leave for whom, as far as stages and personas decide it. A message counts for a stage or a persona unless a condition on the way to it
/// cannot hold there; stage and persona are taken as they are on entry.
/// </summary>
internal sealed class Reach
{
    private readonly Book book;
    private readonly Dictionary<MessageSymbol, List<Way>> ways = [];

    /// <summary>Follows every way to a message.</summary>
    public Reach(Book book)
    {
        this.book = book;
        foreach (var sequence in book.Program.Sequences)
        {
            var entries = sequence.Entries.Select(entry => entry.When).OfType<BoundExpression>().ToList();
            // Where every way in is a condition, one of them held; an event lets everybody in.
            BoundExpression[] head = sequence.Entries.Length > 0 && entries.Count == sequence.Entries.Length
                ? [entries.Count == 1 ? entries[0] : new BoundAny([.. entries], sequence.Origin)]
                : [];
            if (sequence.For is { } whom) head = [.. head, whom];
            BoundExpression[] ends = [.. sequence.Exits.Select(exit => exit.When).OfType<BoundExpression>(),
                .. sequence.Goals.Select(goal => goal.When).OfType<BoundExpression>()];
            if (sequence.Program?.Pause is { } pause) ends = [.. ends, pause.While];
            foreach (var track in sequence.Tracks) Follow(track.Steps, head, ends);
            Follow(sequence.Exhausted ?? [], head, ends);
        }
    }

    /// <summary>Whether the message can leave for somebody of this persona at this stage; null for any.</summary>
    public bool Reaches(BoundMessage message, PersonaSymbol? persona, StagesSymbol? stages, StageSymbol? stage)
    {
        if (!ways.TryGetValue(message.Symbol, out var all)) return false;
        var person = new Person(book, persona, stages, stage);
        var silent = message.IsTransactional ? [] : book.Program.Policy.Suppressions.Where(silence => !silence.Except.Contains(message.Channel))
            .Select(silence => silence.When);
        if (silent.Any(when => person.Holds(when) == true)) return false;
        return all.Any(way => way.Must.All(condition => person.Holds(condition) != false) && way.MustNot.All(condition => person.Holds(condition) != true));
    }

    private void Follow(IEnumerable<BoundStep> steps, BoundExpression[] must, BoundExpression[] mustNot)
    {
        foreach (var step in steps)
        {
            foreach (var message in BoundWalk.Messages(step))
            {
                if (!ways.TryGetValue(message, out var all)) ways.Add(message, all = []);
                all.Add(new Way(must, mustNot));
            }

            switch (step)
            {
                case BoundWaitFor wait:
                    foreach (var branch in wait.Branches) Follow(branch.Then, must, mustNot);
                    Follow(wait.Timeout, must, mustNot);
                    break;
                case BoundBranching branching:
                    var passed = mustNot;
                    foreach (var branch in branching.Branches)
                    {
                        Follow(branch.Then, [.. must, branch.When], passed);
                        passed = [.. passed, branch.When];
                    }

                    break;
                case BoundSplit split:
                    foreach (var arm in split.Arms) Follow(arm.Then, must, mustNot);
                    break;
                case BoundRepeat repeat:
                    Follow(repeat.Body, must, repeat.Until is { } until ? [.. mustNot, until] : mustNot);
                    break;
            }
        }
    }

    private sealed record Way(BoundExpression[] Must, BoundExpression[] MustNot);

    /// <summary>Somebody of whom the persona and the stage may be known, and nothing else.</summary>
    private sealed class Person(Book book, PersonaSymbol? persona, StagesSymbol? stages, StageSymbol? stage)
    {
        /// <summary>Whether a condition holds; null where persona and stage do not decide it.</summary>
        public bool? Holds(BoundExpression condition) => condition switch
        {
            BoundLiteral literal => literal.Holds,
            BoundNot not => !Holds(not.Part),
            BoundAll all => All(all.Parts.Select(Holds)),
            BoundAny any => !All(any.Parts.Select(part => !Holds(part))),
            BoundSegmentTest test => Holds(book.Of(test.Segment).Condition),
            // What has not held now has not held for so long; what holds now may be new.
            BoundHeld held => Holds(held.Condition) == false ? false : null,
            BoundCompare { Operator: Comparison.Equal, Left: var left, Right: BoundConstant right } => Value(left) is { } value ? value == right.Value : null,
            BoundCompare { Operator: Comparison.NotEqual, Left: var left, Right: BoundConstant right } => Value(left) is { } value ? value != right.Value : null,
            BoundOneOf oneOf => Value(oneOf.Subject) is { } value ? oneOf.Values.Contains(value) : null,
            BoundEnters enters when enters.Stages == stages && stage is not null => enters.Stage == stage ? null : false,
            _ => null,
        };

        private int? Value(BoundExpression value) => value switch
        {
            BoundStageValue of when of.Stages == stages => stage?.Position,
            BoundPersonaValue => persona?.Position,
            _ => null,
        };

        private static bool? All(IEnumerable<bool?> parts)
        {
            bool? all = true;
            foreach (var part in parts)
            {
                if (part == false) return false;
                if (part is null) all = null;
            }

            return all;
        }
    }
}
