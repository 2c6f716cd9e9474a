using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Facts;

/// <summary>A place of the campaign in which something is asked.</summary>
/// <param name="Name">What it is, with a link.</param>
/// <param name="Asked">What is asked there.</param>
internal sealed record Place(Html Name, BoundExpression Asked);

/// <summary>Everything that a campaign asks about a contact, with where.</summary>
internal static class Places
{
    /// <summary>Every place.</summary>
    public static IReadOnlyList<Place> Of(Book book) =>
        [.. All(book).Where(place => place.Asked is not null)
        .Select(place => new Place(place.Name, place.Asked ?? new BoundLiteral(true, Nowhere(book))))];

    /// <summary>The places that need something of a kind.</summary>
    public static IEnumerable<Html> Using(IEnumerable<Place> places, Func<BoundExpression, bool> isIt) =>
        places.Where(place => BoundWalk.Within(place.Asked).Any(isIt)).Select(place => place.Name).DistinctBy(name => name.ToString());

    private static Origin Nowhere(Book book) => book.Program.Sequences
        .Select(one => one.Origin).FirstOrDefault() ?? new Origin(new Syntax.Text.SourceText("", ""), default);

    private static IEnumerable<(Html Name, BoundExpression? Asked)> All(Book book)
    {
        var (program, links) = (book.Program, book.Links);
        foreach (var persona in program.Personas) yield return (Html.Of($"persona {links.To(persona.Symbol)}"), persona.Condition);
        foreach (var segment in program.Segments) yield return (Html.Of($"segment {links.To(segment.Symbol)}"), segment.Condition);
        foreach (var score in program.Scores)
        {
            var name = Html.Of($"score {links.To(score.Symbol)}");
            yield return (name, score.Derived);
            foreach (var rule in score.Rules)
            {
                yield return (name, rule.Where);
                yield return (name, rule.When);
                yield return (name, rule.Every?.While);
            }

            foreach (var reset in score.Resets) yield return (name, reset.When ?? reset.Where);
        }

        foreach (var grade in program.Grades)
        {
            foreach (var condition in grade.Conditions) yield return (Html.Of($"grade {links.To(grade.Symbol)}"), condition);
        }

        foreach (var account in program.Accounts)
        {
            foreach (var figure in account.RollUps)
            {
                yield return (Html.Of($"account {links.To(account.Symbol)}"), figure.Of);
                yield return (Html.Of($"account {links.To(account.Symbol)}"), figure.Where);
            }
        }

        foreach (var place in program.Stages.SelectMany(stages => Moves(book, stages))) yield return place;
        foreach (var sequence in program.Sequences)
        {
            foreach (var asked in BoundWalk.Expressions(sequence)) yield return (links.To(sequence.Symbol), asked);
        }

        foreach (var handoff in program.Handoffs)
        {
            var name = Html.Of($"hand-off {Links.To(handoff)}");
            yield return (name, handoff.Where);
            yield return (name, handoff.When);
            foreach (var asked in BoundWalk.Steps(handoff).SelectMany(BoundWalk.Expressions)) yield return (name, asked);
        }

        foreach (var silence in program.Policy.Suppressions) yield return (Html.Of($"<a href=\"rules.html#policy\">rules for every touch</a>"), silence.When);
        foreach (var cap in program.Policy.Caps) yield return (Html.Of($"<a href=\"rules.html#policy\">rules for every touch</a>"), cap.For);
        foreach (var guarantee in program.Guarantees)
        {
            var name = Html.Of($"guarantee <a href=\"rules.html#{Links.Anchor("guarantee", guarantee.Name)}\">{Spoken.Name(guarantee.Name)}</a>");
            yield return (name, guarantee.Broken);
            yield return (name, guarantee.Promise?.Where);
        }
    }

    private static IEnumerable<(Html Name, BoundExpression? Asked)> Moves(Book book, BoundStages stages)
    {
        foreach (var move in stages.Moves)
        {
            var name = Html.Of($"move to {book.Links.To(move.To)}");
            yield return (name, move.When);
            yield return (name, move.Where);
            yield return (name, move.Without);
        }
    }
}
