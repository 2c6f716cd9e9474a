using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Sequences;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Semantics.Binding;

/// <summary>Makes a program of the trees of a campaign. Binding never fails: what is wrong is a diagnostic.</summary>
internal sealed class ProgramBinder(BindingContext context, IReadOnlyList<SyntaxTree> trees)
{
    private readonly DeclarationCollector declarations = new(context, trees);
    private readonly SymbolTable symbols = context.Symbols;

    /// <summary>The program; what could not be bound is left out of it.</summary>
    public Program Bind()
    {
        context.Names?.Begin(trees);
        declarations.Collect();
        new SchemaBinder(context).Bind(declarations);
        if (context.Names is { } names)
        {
            foreach (var symbol in symbols.Declared()) names.Declare(symbol);
        }

        var campaign = Campaign();
        var content = new ContentBinder(context);
        ImmutableArray<BoundCalendar> calendars = [.. declarations.Calendars.Select(content.Calendar)];
        var people = new PeopleBinder(context);
        ImmutableArray<BoundPersona> personas = [.. Bound(declarations.Personas).Select(people.Persona)];
        ImmutableArray<BoundSegment> segments = [.. Bound(declarations.Segments).Select(people.Segment)];
        IEnumerable<BoundScore> ruled = Bound(declarations.Scores).Select(score => new ScoreBinder(context, score.Source).Bind(score));
        IEnumerable<BoundScore> derived = Bound(declarations.DerivedScores).Select(score => new ScoreBinder(context, score.Source).Bind(score));
        ImmutableArray<BoundScore> scores = [.. ruled.Concat(derived).OrderBy(score => score.Symbol.Position)];
        ImmutableArray<BoundGrade> grades = [.. Bound(declarations.Grades).Select(people.Grade)];
        ImmutableArray<BoundStages> stages = [.. Bound(declarations.Stages).Select(one => new StagesBinder(context, one.Source).Bind(one))];
        ImmutableArray<BoundAsks> asks = [.. Bound(declarations.Assets).Select(content.Asset).OfType<BoundAsks>()];

        var entries = declarations.Sequences.ToDictionary(sequence => sequence.Symbol, EntryScope);
        List<IEntryScope> senders = [.. entries.Values];
        ImmutableArray<BoundMessage> messages =
            [.. Bound(declarations.Messages, needed: Wants<GuaranteeSyntax>()).Select(message => content.Message(message, senders)).OfType<BoundMessage>()];
        var policy = new PolicyBinder(context).Bind(Bound<PolicySyntax>());
        var byCalendar = calendars.ToDictionary(calendar => calendar.Symbol);
        ImmutableArray<BoundSequence> sequences =
            [.. Bound(declarations.Sequences, needed: Wants<TestSyntax>()).Select(one => new SequenceBinder(context, one, entries[one.Symbol], byCalendar).Bind())];
        var handoffs = Handoffs(byCalendar);
        context.Functions.BindAll();
        return new Program(
            campaign.Name, campaign.Title, campaign.TimeZone, [.. symbols.Enums.All], [.. symbols.Fields.All], [.. symbols.Events.All],
            [.. symbols.Channels.All], [.. symbols.Topics.All], calendars, personas, segments, scores, grades, stages,
            [.. symbols.Assets.All], [.. declarations.Assets.Select(asset => asset.Origin)], messages, policy, sequences)
        {
            Handoffs = handoffs,
            Asks = asks,
            Functions = context.Functions.All(),
            Accounts = context.Accounts.All(),
            Goals = Goals(handoffs),
            Guarantees = new GuaranteeBinder(context, messages).Bind(Bound<GuaranteeSyntax>()),
            Tests = Tests(sequences),
        };
    }

    // Of declarations that are all known, those whose insides are asked for; all of them where something else needs them.
    private IEnumerable<Declared<TSymbol, TSyntax>> Bound<TSymbol, TSyntax>(IEnumerable<Declared<TSymbol, TSyntax>> all, bool needed = false)
        where TSyntax : SyntaxNode => needed ? all : all.Where(one => context.Binds(one.Source, one.Syntax.Span));

    private IEnumerable<(SourceText Source, TSyntax Syntax)> Bound<TSyntax>()
        where TSyntax : DeclarationSyntax => declarations.Of<TSyntax>().Where(one => context.Binds(one.Source, one.Syntax.Span));

    private bool Wants<TSyntax>()
        where TSyntax : DeclarationSyntax => context.Only is not null && Bound<TSyntax>().Any();

    // The campaign's own file stands behind what it imports, and before files of tests.
    private SourceText Root => (trees.LastOrDefault(tree => !TestFiles.IsOne(tree.SourceText.Path)) ?? trees[^1]).SourceText;

    private (string Name, string Title, string TimeZone) Campaign()
    {
        var all = declarations.Of<CampaignSyntax>().ToList();
        if (all.Count == 0)
        {
            var unread = declarations.Of<IncompleteDeclarationSyntax>().Any(one => one.Syntax.Keyword == "campaign");
            if (!unread && !context.IsPartial && trees.Count > 0) context.Report(FileDiagnostics.CampaignMissing, Root, new TextSpan(0, 0));
            return ("", "", "");
        }

        var (source, campaign) = all[0];
        foreach (var (otherSource, other) in all.Skip(1))
        {
            context.Report(FileDiagnostics.CampaignTwice.At(otherSource, other.Name.Span, other.Name.Text)
                .With(new RelatedSpan("the first one", source, campaign.Name.Span)));
        }

        string? zone = null;
        var zoneSaid = false;
        foreach (var item in campaign.Items)
        {
            switch (item)
            {
                case CampaignTimezoneSyntax line:
                    if (zoneSaid) context.Report(NameDiagnostics.SaidTwice, source, line.Span, "timezone");
                    zoneSaid = true;
                    zone = line.Zone.PlainText;
                    if (zone is not null) context.CheckTimeZone(zone, source, line.Zone.Span);
                    break;
                case CampaignCalendarSyntax line:
                    if (context.Calendar is not null) context.Report(NameDiagnostics.SaidTwice, source, line.Span, "calendar");
                    context.Calendar = context.Find(symbols.Calendars, line.Calendar, source);
                    break;
            }
        }

        if (!zoneSaid)
        {
            const string Zone = "timezone \"Europe/Berlin\"";
            var head = campaign.Title?.Span ?? campaign.Name.Span;
            var said = Mends.FirstLine($"say `{Zone}`, or your own zone", source, head, Zone);
            if (head.End == campaign.Span.End) said = Mends.Insert($"say `{Zone}`, or your own zone", source, head.End, $" {{ {Zone} }}");
            context.Report(FileDiagnostics.TimeZoneMissing.At(source, campaign.Name.Span, campaign.Name.Text).With(said));
        }

        return (campaign.Name.Text, campaign.Title?.PlainText ?? campaign.Name.Text, zone ?? "");
    }

    private IEntryScope EntryScope(Declared<SequenceSymbol, SequenceSyntax> declared)
    {
        var events = new List<EventSymbol?>();
        var isUnsure = false;
        foreach (var item in declared.Syntax.Items)
        {
            switch (item)
            {
                case EnterSyntax { Trigger: OnEventSyntax on }:
                    if (symbols.Events.Find(on.Filter.Event.Text) is { } of) events.Add(of);
                    else isUnsure = true;
                    break;
                case EnterSyntax or EnterEverySyntax or EnterAtSyntax:
                    events.Add(null);
                    break;
            }
        }

        return new SequenceEntryScope(events, Starts().Contains(declared.Symbol.Name), isUnsure);
    }

    private HashSet<string>? started;

    // The sequences that another one or a hand-off starts, by name.
    private HashSet<string> Starts() => started ??=
        [.. declarations.Sequences.SelectMany(one => StepWalk.Steps(one.Syntax)).Concat(declarations.Of<HandoffSyntax>().SelectMany(one => HandoffBinder.Steps(one.Syntax)))
            .OfType<StartStepSyntax>().Select(start => start.Sequence.Text)];

    private ImmutableArray<BoundTest> Tests(ImmutableArray<BoundSequence> sequences)
    {
        foreach (var tree in trees.Where(tree => TestFiles.IsOne(tree.SourceText.Path)))
        {
            foreach (var other in tree.Root.Declarations.Where(one => one is not (TestSyntax or IncompleteDeclarationSyntax)))
                context.Report(TestDiagnostics.OnlyTests, tree.SourceText, other.Span);
        }

        var splits = sequences.SelectMany(BoundWalk.Steps).OfType<BoundSplit>().DistinctBy(split => split.Split)
            .ToDictionary(split => split.Split, split => split.Arms.Select(arm => arm.Name).ToImmutableArray(), StringComparer.Ordinal);
        return TestBinder.Bind(context, Bound<TestSyntax>(), splits);
    }

    private ImmutableArray<BoundMeasuredGoal> Goals(ImmutableArray<BoundHandoff> handoffs)
    {
        var goals = ImmutableArray.CreateBuilder<BoundMeasuredGoal>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (source, syntax) in Bound<GoalSyntax>())
        {
            if (!names.Add(syntax.Name.Text)) context.Report(NameDiagnostics.Duplicate, source, syntax.Name.Span, "Goal", syntax.Name.Text);
            else if (new GoalBinder(context, source, handoffs).Bind(syntax) is { } goal) goals.Add(goal);
        }

        return goals.ToImmutable();
    }

    private ImmutableArray<BoundHandoff> Handoffs(Dictionary<CalendarSymbol, BoundCalendar> calendars)
    {
        var handoffs = ImmutableArray.CreateBuilder<BoundHandoff>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (source, syntax) in Wants<GoalSyntax>() ? declarations.Of<HandoffSyntax>() : Bound<HandoffSyntax>())
        {
            var handoff = new HandoffBinder(context, source, syntax, calendars).Bind();
            var name = syntax.Name ?? syntax.To;
            if (!names.Add(name.Text))
            {
                // Without a name of its own it has that of whom it goes to, which stays.
                var (at, again) = syntax.Name is null ? (syntax.Span.Start + "handoff".Length, $" {name.Text}_again") : (name.Span.End, "_again");
                context.Report(MeaningDiagnostics.HandoffName.At(source, name.Span, name.Text).With(Mends.Insert($"call it `{name.Text}_again`", source, at, again)));
            }
            else if (handoff is not null) handoffs.Add(handoff);
        }

        return handoffs.ToImmutable();
    }
}
