using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Checks;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Pages;

/// <summary>How warm somebody is: scores with their rules, and grades.</summary>
internal sealed class ScoresPage(Book book, IReadOnlyList<Place> places)
{
    private readonly PeopleWords people = new(book);
    private readonly ScoreReach reach = new(book.Program);

    /// <summary>The page's content; nothing where the campaign has no score.</summary>
    public Html Write()
    {
        if (book.Program.Scores.IsEmpty && book.Program.Grades.IsEmpty) return Html.Empty;
        var grades = Html.Concat(book.Program.Grades.Select(Grade));
        return Html.Of($"""
            <h1>Scores</h1>
            <p class="lead">How warm somebody is, and what makes it so.</p>
            {Html.Concat(book.Program.Scores.Select(Score))}{Parts.Section(2, "grades", Html.Of($"Grades"), grades)}
            """);
    }

    private Html Score(BoundScore score)
    {
        var symbol = score.Symbol;
        var note = Parts.Note(book.Notes.OfDeclaration(symbol.Origin));
        var made = score.Derived is { } derived ? Html.Of($"<p>It is {book.Values.Of(derived)}.</p>\n") : Rules(score);
        var resets = score.Resets.Select(reset => Html.Of($"All points that events gave are gone {people.Trigger(new(reset.Event, reset.Where, reset.When))}."));
        return Parts.Entry(2, Links.Anchor(symbol), book.Links.TitleOf(symbol), symbol.Name,
            Html.Of($"{note}{Range(symbol)}{made}{Parts.List(resets)}{Thresholds(symbol)}{Used(symbol)}"));
    }

    private Html Range(ScoreSymbol symbol)
    {
        var (low, high) = reach.Of(symbol);
        var range = (symbol.Low, symbol.High) switch
        {
            ({ } least, { } most) => $"It is read as a number from {Amounts.Number(least)} to {Amounts.Number(most)}.",
            _ => "It has no bounds of its own.",
        };
        var can = (low, high) switch
        {
            ({ } least, { } most) when (least, most) != (symbol.Low, symbol.High) => $" What can be reached is {Amounts.Number(least)} to {Amounts.Number(most)}.",
            (_, { } most) when most != symbol.High => $" At most {Amounts.Number(most)} can be reached.",
            _ => "",
        };
        return Html.Of($"<p>{range}{can}</p>\n");
    }

    private Html Rules(BoundScore score)
    {
        // What most points do is said once; what other points do, beside them.
        var fades = score.Rules.Where(rule => rule.When is null).GroupBy(rule => (rule.Fade, rule.FadeTicks)).OrderByDescending(group =>
            group.Count()).Select(group => group.Key).ToList();
        var usual = fades.Count > 0 ? fades[0] : (FadeKind.None, 0);
        var fading = fades.Count == 0 ? Html.Empty
            : Html.Of($"<p>Points for what happened "
            + $"{Fade(usual.Fade, usual.FadeTicks)}{(fades.Count > 1 ? ", unless it says otherwise below" : "")}.</p>\n");
        var rows = score.Rules.Select(rule => Row(score, rule, (rule.Fade, rule.FadeTicks) != usual));
        var table = Parts.Table($"What gives {book.Links.TitleOf(score.Symbol)} points",
            [Html.Of($"Points"), Html.Of($"For what"), Html.Of($"Limits")], rows, "rules");
        var groups = score.Groups.Select(group =>
            Html.Of($"“{Spoken.Name(group.Name)}” counts for at most {Amounts.Number(group.Cap)} "
            + $"points{(group.Within < 0 ? "" : $", inside of “{Spoken.Name(score.Groups[group.Within].Name)}”")}."));
        return Html.Of($"{fading}{table}{Parts.List(groups)}");
    }

    private IReadOnlyList<Html> Row(BoundScore score, BoundScoreRule rule, bool withFade)
    {
        var points = rule.Points > 0 ? $"+{Amounts.Number(rule.Points)}" : $"−{Amounts.Number(-rule.Points)}";
        var note = book.Notes.OfLine(rule.Origin) is { Length: > 0 } written ? Html.Of($" <span class=\"remark\">{written}</span>") : Html.Empty;
        var limits = rule.Limits.Select(Limit).OfType<string>().ToList();
        if (rule.Group >= 0) limits.Add($"counts in the group “{Spoken.Name(score.Groups[rule.Group].Name)}”");
        if (withFade && rule.When is null) limits.Add($"the points {Fade(rule.Fade, rule.FadeTicks)}");
        return [Html.Of($"<span class=\"points\">{points}</span>"), Html.Of($"{What(rule)}{note}"), Html.Text(limits.Count == 0 ? "none" : string.Join("; ", limits))];
    }

    private Html What(BoundScoreRule rule)
    {
        if (rule.Every is { } every)
        {
            var without = every.Without is { } of ? Html.Of($" without {book.Values.Event(of, every.Where)}") : Html.Empty;
            var during = every.While is { } holds ? Html.Of($", while {book.Conditions.Of(holds)}") : Html.Empty;
            return Html.Of($"Each time that {Amounts.Length(every.Ticks)} have passed{without}{during}");
        }

        if (rule.Event is { } happened) return Html.Of($"Each time that {book.Values.Event(happened, rule.Where)} happens");
        return rule.When is { } when ? Html.Of($"As long as {book.Conditions.Of(when)}") : Html.Empty;
    }

    private static string Fade(FadeKind fade, long ticks) => fade switch
    {
        FadeKind.HalfLife => $"fade smoothly: after {Amounts.Length(ticks)} half of them is left",
        FadeKind.Steps => $"are halved every {Amounts.Length(ticks)}",
        FadeKind.Expiry => $"are gone after {Amounts.Length(ticks)}",
        FadeKind.None => "stay",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string? Limit(BoundLimit limit)
    {
        var period = limit.Period is { } span ? $" in {Amounts.Period(span)}" : "";
        return limit.Kind switch
        {
            RuleLimitKind.None => null,
            RuleLimitKind.Points => $"at most {Amounts.Number(limit.Points)} points{(period.Length == 0 ? " in all" : period)}",
            RuleLimitKind.Once => $"once{(period.Length == 0 ? " for ever" : period)}",
            RuleLimitKind.OncePerProperty => $"once for each {Spoken.Name(limit.Property?.Name ?? "")}{period}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Html Thresholds(ScoreSymbol symbol)
    {
        var rows = new List<(decimal At, string Sign, Html Place)>();
        foreach (var place in places)
        {
            foreach (var compare in BoundWalk.Within(place.Asked).OfType<BoundCompare>())
            {
                if (compare.Left is BoundScoreValue left && left.Score == symbol && compare.Right is BoundConstant most) rows.Add((most.Value,
                    Sign(compare.Operator), place.Name));
                if (compare.Right is BoundScoreValue right && right.Score == symbol && compare.Left is BoundConstant least)
                    rows.Add((least.Value, Sign(compare.Operator.Mirrored()), place.Name));
            }
        }

        var lines = rows.GroupBy(row => (row.At, row.Sign)).OrderBy(group => group.Key.At).ThenBy(group => group.Key.Sign, StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<Html>)[Html.Of($"{group.Key.Sign} {Amounts.Number(group.Key.At)}"),
                Html.Join(", ", group.Select(row => row.Place).DistinctBy(name => name.ToString()))]);
        return Parts.Table($"What depends on {book.Links.TitleOf(symbol)}", [Html.Of($"Threshold"), Html.Of($"What looks at it")], lines);
    }

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "exactly",
        Comparison.NotEqual => "not",
        Comparison.Less => "less than",
        Comparison.LessOrEqual => "at most",
        Comparison.Greater => "more than",
        Comparison.GreaterOrEqual => "at least",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Scores that are made of this one, and whatever else looks at it without a threshold.
    private Html Used(ScoreSymbol symbol)
    {
        var derived = book.Program.Scores.Where(other => BoundWalk.Within(other.Derived).OfType<BoundScoreValue>().Any(value => value.Score == symbol))
            .Select(other => book.Links.To(other.Symbol)).ToList();
        return derived.Count == 0 ? Html.Empty : Html.Of($"<p class=\"used\">It is part of {Html.List(derived, "and")}.</p>\n");
    }

    private Html Grade(BoundGrade grade)
    {
        var rows = grade.Symbol.Cases.Select((name, at) => (IReadOnlyList<Html>)
            [Html.Text(Spoken.Name(name)), grade.Conditions[at] is BoundLiteral { Holds: true } ? Html.Of($"everybody else") : book.Conditions.Of(grade.Conditions[at])]);
        var table = Parts.Table($"The grade {book.Links.TitleOf(grade.Symbol)}", [Html.Of($"Grade"), Html.Of($"Who has it")], rows);
        return Parts.Entry(3, Links.Anchor(grade.Symbol), Spoken.Title(book.Links.TitleOf(grade.Symbol)), grade.Symbol.Name,
            Html.Of($"{Parts.Note(book.Notes.OfDeclaration(grade.Symbol.Origin))}<p>The first that fits, from top to bottom.</p>\n{table}"));
    }
}
