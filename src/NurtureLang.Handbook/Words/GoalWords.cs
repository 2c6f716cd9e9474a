using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Semantics.Bound;

namespace NurtureLang.Handbook.Words;

/// <summary>Goals and guarantees as sentences.</summary>
internal sealed class GoalWords(Book book)
{
    private readonly PeopleWords people = new(book);

    /// <summary>A goal.</summary>
    public Html Of(BoundMeasuredGoal goal)
    {
        var within = goal.Within > 0 ? $" within {Amounts.Length(goal.Within)}" : "";
        var share = $"{Compared(goal.Operator)} {Amounts.Share(goal.Target)}";
        return goal.Measure switch
        {
            BoundRate rate => Html.Of($"{share} of {Touches(rate)} are followed by {book.Values.Event(rate.Event, rate.Where)}{within}").Capital(),
            BoundConversion way => Html.Of($"{share} of those who come to {book.Links.To(way.From)} come to {book.Links.To(way.To)}{within}").Capital(),
            BoundStageTime time =>
                Html.Of($"From {book.Links.To(time.From)} to {book.Links.To(time.To)} it takes {Compared(goal.Operator)} "
                    + $"{Amounts.Length((long)goal.Target)}, {(time.IsAverage ? "on average" : "for the one in the middle (the median)")}"),
            BoundAnswerShare answers => Html.Of(
                $"{share} of {(answers.Handoff is { } handoff ? Html.Of($"the hand-offs {Links.To(handoff)}") : Html.Of($"all hand-offs"))} are "
                + $"answered within {people.Length(answers.Within)}").Capital(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A guarantee.</summary>
    public Html Of(BoundGuarantee guarantee)
    {
        if (guarantee.Promise is { } promise)
        {
            var what = Spoken.Name(promise.What.Source.GetText(promise.What.Span));
            var begin = promise.Stage is { } stage
                ? Html.Of($"a contact comes into the stage {book.Links.To(stage)}")
                : Html.Of($"{book.Values.Event(promise.Event, promise.Where)} happens");
            return Html.Of($"Each time that {begin}, there is {Article(what)} {what} within {people.Length(promise.Within)}");
        }

        var claim = Html.Text(Spoken.Name(guarantee.Claim)).Capital();
        var words = guarantee.Claim.Split(' ');
        if (words is not ["never", var never, ..]) return claim;
        if (guarantee.Broken is BoundCompare { Left: BoundAggregate { Function: AggregateFunction.Count, Touches: null } after })
            return Html.Of($"Never {Article(never)} {Spoken.Name(never)} once {book.Values.Event(after.Event, after.Where)} has happened");
        return guarantee.Broken is BoundLiteral ? claim : Html.Of($"Never {Article(never)} {Spoken.Name(never)} while {book.Conditions.Of(guarantee.Broken)}");
    }

    private static string Article(string word) => word.Length > 0 && word[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a";

    private Html Touches(BoundRate rate)
    {
        if (rate.Channel is { } channel) return Html.Of($"the touches by {book.Links.To(channel)}");
        if (rate.Message is { } message) return Html.Of($"the messages {book.Links.To(message)}");
        return rate.Sequence is { } sequence ? Html.Of($"the touches of {book.Links.To(sequence)}") : Html.Of($"all touches");
    }

    private static string Compared(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "exactly",
        Comparison.NotEqual => "anything but",
        Comparison.Less => "less than",
        Comparison.LessOrEqual => "at most",
        Comparison.Greater => "more than",
        Comparison.GreaterOrEqual => "at least",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
