using NurtureLang.Plan.Sequences;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks the streams of a program: what leads to one, and that one track casts while the other does what follows when there is nothing left.</summary>
internal sealed class ProgramValidator(PlanCheck check, ExpressionValidator expressions, PlanSequence sequence)
{
    // The last values of the moves' conditions are kept in one word of an enrolment.
    private const int MostMoves = 62;

    private readonly ExpressionPlace inside = new(Kept: sequence.Kept);

    public void Check(PlanProgram program)
    {
        Require(sequence.Anchor is null, "a program has an anchor");
        Require(sequence.Tracks.Length == 2, "a program has not two tracks");
        Stream(sequence.Tracks[0].First);
        var after = sequence.Tracks[1].First;
        Require(after < 0 || sequence.Steps[after] is not CastStep, "what follows the end of a stream is a stream");
        foreach (var start in List(program.Starts, 100, "starts of a program"))
        {
            Stream(start.Stream);
            expressions.Condition(start.When, inside);
        }

        foreach (var move in List(program.Moves, MostMoves, "moves of a program")) Move(move);
        expressions.Condition(program.Pause, inside);
    }

    private void Move(PlanStreamMove move)
    {
        Stream(move.Stream);
        PositionOrNone(move.Event, check.Plan.Schema.Events.Length, "event");
        Require(move.Event < 0 != move.When is null, "a move is neither on an event nor on a condition");
        expressions.Condition(move.Where, inside with { Event = move.Event < 0 ? null : check.Plan.Schema.Events[move.Event] });
        expressions.Condition(move.When, inside);
    }

    private void Stream(int step)
    {
        Position(step, sequence.Steps.Length, "step");
        Require(sequence.Steps[step] is CastStep, "a step that is no stream stands for one");
    }
}
