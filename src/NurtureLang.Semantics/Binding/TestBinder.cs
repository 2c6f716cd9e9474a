using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>The tests. What only a test refers to is not in use: a test that goes away changes nothing else.</summary>
internal sealed class TestBinder(BindingContext context, SourceText source, TestSyntax syntax, ExpectationBinder expectations, TestRowSyntax? row)
{
    /// <summary>What a contact is called that has no name in its test.</summary>
    public const string OnlyContact = "contact";

    private readonly DurationBinder durations = new(context, source);
    private readonly TestValueBinder values = new(context, source);

    /// <summary>Every test; one with a mistake in it is left out.</summary>
    /// <param name="context">The campaign.</param>
    /// <param name="declared">The tests as they were written.</param>
    /// <param name="splits">The arms of each split, by name.</param>
    public static ImmutableArray<BoundTest> Bind(
        BindingContext context, IEnumerable<(SourceText Source, TestSyntax Syntax)> declared, IReadOnlyDictionary<string, ImmutableArray<string>> splits)
    {
        var used = context.Used.ToList();
        var tests = ImmutableArray.CreateBuilder<BoundTest>();
        var known = new Dictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var (source, syntax) in declared)
        {
            var title = syntax.Title.PlainText ?? source.GetText(syntax.Title.Span);
            var origin = new Origin(source, syntax.Title.Span);
            if (!known.TryAdd(title, origin))
            {
                context.Report(NameDiagnostics.Duplicate.At(source, syntax.Title.Span, "Test", title)
                    .With(new RelatedSpan("it is declared here first", known[title].Source, known[title].Span)));
                continue;
            }

            var expectations = new ExpectationBinder(context, source, splits);
            var rows = syntax.Items.OfType<TestRowSyntax>().ToList();
            if (rows.Count == 0 && new TestBinder(context, source, syntax, expectations, null).Bind(title) is { } test) tests.Add(test);
            foreach (var row in rows)
            {
                if (new TestBinder(context, source, syntax, expectations, row).Bind($"{title}: {Written(source, row)}") is { } made) tests.Add(made);
            }
        }

        context.Used.IntersectWith(used);
        return tests.ToImmutable();
    }

    // What a row differs by, as it is written.
    private static string Written(SourceText source, TestRowSyntax row)
    {
        var parts = row.Variants.Select(variant =>
            string.Join(", ", variant.Fields.Select(field => $"{field.Name.Text} {source.GetText(field.Value.Span)}")) is var fields && variant.Of is { } of
                ? $"{of.Text} {fields}"
                : fields);
        return string.Join(' ', string.Join(", ", parts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // A contact is known by its name in its own test.
    private string Within => $"{source.Path}:{syntax.Span.Start}";

    private BoundTest? Bind(string title)
    {
        var written = syntax.Items.OfType<TestContactSyntax>().ToList();
        var names = Names(written);
        if (names is null) return null;
        foreach (var name in written.Select(one => one.Name).OfType<NameSyntax>()) context.Names?.DeclareWithin("contact", Within, name, source);
        CheckRow(names);
        ImmutableArray<BoundTestContact> contacts = written.Count == 0
            ?
            [
                new BoundTestContact(
                    OnlyContact, values.Record(context.Symbols.Fields.All, Varied([], OnlyContact), syntax.Title.Span, "Field"), new Origin(source, syntax.Title.Span)),
            ]
            : [.. written.Select((one, at) => new BoundTestContact(
                names[at], values.Record(context.Symbols.Fields.All, Varied(one.Fields, names[at]), ContactSpan(one), "Field"), new Origin(source, one.Span)))];
        var items = ImmutableArray.CreateBuilder<BoundTestItem>();
        if (written.Count == 0) items.Add(new BoundTestEntry(0, contacts[0].Origin));
        (DateOnly Date, TimeOnly Time) last = default;
        foreach (var item in syntax.Items.SelectMany(Lines))
        {
            if (Item(item, names, written, ref last) is { } bound) items.Add(bound);
        }

        if (!items.OfType<BoundExpectation>().Any() && !syntax.Items.Any(item => item is TestExpectSyntax or TestExpectConditionSyntax))
            context.Report(TestDiagnostics.NothingExpected, source, syntax.Title.Span, title);
        return new BoundTest(title, contacts, items.ToImmutable(), new Origin(source, row?.Span ?? syntax.Span));
    }

    // Of the rows of a test, one is looked at: what it expects, in its place.
    private IEnumerable<TestItemSyntax> Lines(TestItemSyntax item) => item is not TestRowSyntax other ? [item] : other == row ? other.Expected : [];

    private void CheckRow(List<string> names)
    {
        foreach (var variant in row?.Variants ?? [])
        {
            if (variant.Of is not { } of)
            {
                if (names.Count > 1) context.Report(TestDiagnostics.Part, source, variant.Span, "Whose values are these? Name the contact: `with ada { ... }`.");
                continue;
            }

            context.Names?.UseWithin("contact", Within, of, source);
            if (names.Contains(of.Text)) continue;
            if (syntax.Items.OfType<TestEventSyntax>().Any(item => item.Event?.Text == of.Text))
            {
                if (context.Symbols.Events.Find(of.Text) is { } happening) context.Names?.Use(happening, source, of.Span);
                continue;
            }

            var events = syntax.Items.OfType<TestEventSyntax>().Select(item => item.Event?.Text).OfType<string>();
            context.Unknown("contact or event in this test", of, source, names.Concat(events));
        }
    }

    // What a row says takes the place of what the line says.
    private ImmutableArray<RecordFieldSyntax> Varied(ImmutableArray<RecordFieldSyntax> written, string of, bool isEvent = false)
    {
        var variants = (row?.Variants ?? []).Where(variant => variant.Of is { } named ? named.Text == of : !isEvent);
        ImmutableArray<RecordFieldSyntax> others = [.. variants.SelectMany(variant => variant.Fields)];
        return others.IsEmpty ? written : [.. written.Where(field => others.All(other => other.Name.Text != field.Name.Text)), .. others];
    }

    private static TextSpan ContactSpan(TestContactSyntax contact) => contact.Name?.Span ?? new TextSpan(contact.Span.Start, "contact".Length);

    private List<string>? Names(List<TestContactSyntax> written)
    {
        if (written.Count <= 1) return [written.Count == 0 ? OnlyContact : written[0].Name?.Text ?? OnlyContact];
        var names = new List<string>();
        foreach (var one in written)
        {
            if (one.Name is not { } name || names.Contains(name.Text))
            {
                context.Report(TestDiagnostics.ContactNames, source, ContactSpan(one));
                return null;
            }

            names.Add(name.Text);
        }

        return names;
    }

    private BoundTestItem? Item(TestItemSyntax item, List<string> names, List<TestContactSyntax> written, ref (DateOnly Date, TimeOnly Time) last)
    {
        var origin = new Origin(source, item.Span);
        switch (item)
        {
            case TestContactSyntax contact:
                return new BoundTestEntry(written.IndexOf(contact), origin);
            case TestEventSyntax happening:
                return Moment(happening, names, origin, ref last);
            case TestExpectSyntax expect:
                return Contacts(expect.Tail.For, names) is { } whom && expectations.Bind(expect) is { } what
                    ? new BoundExpectation(whom, Time(expect.Tail), what, origin)
                    : null;
            case TestExpectConditionSyntax expect:
                return Contacts(expect.Tail.For, names) is { } who && expectations.Bind(expect) is { } condition
                    ? new BoundExpectation(who, Time(expect.Tail), condition, origin)
                    : null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private ImmutableArray<int>? Contacts(NameSyntax? name, List<string> names)
    {
        if (name is null) return [.. Enumerable.Range(0, names.Count)];
        var at = names.IndexOf(name.Text);
        context.Names?.UseWithin("contact", Within, name, source);
        if (at >= 0) return [at];
        context.Unknown("contact in this test", name, source, names);
        return null;
    }

    private BoundTestTime Time(ExpectationTailSyntax tail)
    {
        if (tail.AfterWord is { Text: not "that" } word)
            context.Report(TestDiagnostics.Part, source, word.Span, $"`after {word.Text}`: write `after that`, or a length of time such as `after 2 days`.");
        var within = tail.Within is { } limit ? durations.Calendar(limit) : null;
        var after = tail.After is { } delay ? durations.Calendar(delay) : null;
        if (within is not null && after is not null && within.ApproximateTicks <= after.ApproximateTicks)
            context.Report(TestDiagnostics.Part, source, tail.Span, "Both times count from the line above, and so nothing lies between them: make `within` the longer one.");
        return new BoundTestTime(within, after, tail.AfterWord is not null);
    }

    private BoundTestMoment? Moment(TestEventSyntax happening, List<string> names, Origin origin, ref (DateOnly Date, TimeOnly Time) last)
    {
        var after = happening.After is { } delay ? durations.Calendar(delay) : null;
        long? local = null;
        long? instant = null;
        switch (happening.At)
        {
            case DateLiteralSyntax date: local = Local(date.Value, default, date, ref last); break;
            case DateTimeLiteralSyntax time: local = Local(time.Date, time.Time, time, ref last); break;
            case InstantLiteralSyntax exact: instant = exact.Value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks; break;
        }

        var whom = Contacts(happening.Contact, names);
        var of = happening.Event is { } name ? context.Find(context.Symbols.Events, name, source) : null;
        if (whom is null || (of is null && happening.Event is not null)) return null;
        if (of?.Role == EventRole.ContactsMerged)
        {
            context.NotExecuted("contacts_merged in a test", source, origin.Span);
            return null;
        }

        ImmutableArray<BoundTestValue?> properties = of is null ? [] : values.Record(
            of.Properties, Varied(happening.Properties, of.Name, isEvent: true), happening.Event?.Span ?? origin.Span, "Property");
        return new BoundTestMoment(local, instant, after, whom.Value, of, properties, origin);
    }

    // Times of one clock are compared here; those with an offset when the test runs, which knows the zone.
    private long Local(DateOnly date, TimeOnly time, LiteralSyntax literal, ref (DateOnly Date, TimeOnly Time) last)
    {
        if (last.CompareTo((date, time)) > 0) context.Report(TestDiagnostics.BackInTime, source, literal.Span);
        last = (date, time);
        return new DateTime(date, time, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks;
    }
}
