using System.Collections.Immutable;
using System.Security.Cryptography;
using NurtureLang.Plan;
using NurtureLang.Plan.Accounts;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Goals;
using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Stages;
using NurtureLang.Plan.Tests;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Writes a program without errors as a plan.</summary>
internal sealed class ProgramLowerer
{
    private readonly Program program;
    private readonly PlanOrder order;
    private readonly ExpressionLowerer expressions;
    private readonly KeptProperties kept;

    public ProgramLowerer(Program program)
    {
        this.program = program;
        order = new PlanOrder(program);
        expressions = new ExpressionLowerer(order);
        kept = new KeptProperties(program);
    }

    /// <summary>The plan, not yet sealed.</summary>
    public CampaignPlan Lower(ImmutableArray<CampaignFile> files)
    {
        // What is lowered first gives aggregates their positions; the order below is that of the plan's own lists.
        ImmutableArray<PlanPersona> personas = [.. program.Personas.Select(Persona)];
        ImmutableArray<PlanSegment> segments = [.. order.Segments.Select(segment =>
            new PlanSegment(segment.Symbol.Name, expressions.Lower(segment.Condition), segment.Origin.Line))];
        var scoreLowerer = new ScoreLowerer(expressions);
        ImmutableArray<Plan.Scores.PlanScore> scores = [.. order.Scores.Select(scoreLowerer.Lower)];
        ImmutableArray<Plan.Scores.PlanGrade> grades = [.. program.Grades.Select(scoreLowerer.Lower)];
        ImmutableArray<PlanStages> stages = [.. program.Stages.Select(Stages)];
        expressions.Keep(kept.OfMessages);
        ImmutableArray<PlanMessage> messages = [.. program.Messages.Select(Message)];
        var policy = new PolicyLowerer(expressions, program.Name).Lower(program.Policy);
        var sequenceLowerer = new SequenceLowerer(program, expressions, kept);
        ImmutableArray<PlanSequence> sequences = [.. program.Sequences.Select(sequenceLowerer.Lower)];
        ImmutableArray<PlanMeasuredGoal> goals = [.. program.Goals.Select(new GoalLowerer(program, expressions).Lower)];
        ImmutableArray<PlanGuarantee> guarantees = [.. program.Guarantees.Select(new GuaranteeLowerer(expressions).Lower)];
        ImmutableArray<PlanHandoff> handoffs = [.. program.Handoffs.Select(new HandoffLowerer(expressions, program.Name).Lower)];
        ImmutableArray<PlanAccount> accounts = [.. program.Accounts.Select(Account)];
        var plan = new CampaignPlan(
            CampaignPlan.CurrentFormat, "", Compilation.CompilerVersion, program.Name, program.Title, program.TimeZone,
            [
                .. files.Where(file => !TestFiles.IsOne(file.Text.Path))
                    .Select(file => new PlanSource(file.Text.Path, Convert.ToHexStringLower(SHA256.HashData(file.Bytes.AsSpan())))),
            ],
            0, Schema(), [.. program.Channels.Select(channel => channel.Name)], [.. program.Topics.Select(topic => topic.Name)],
            [.. program.Calendars.Select(Calendar)], expressions.Aggregates, expressions.Held, personas, segments, scores, grades, stages,
            [.. program.Assets.Select(Asset)], messages, policy, sequences)
        {
            Handoffs = handoffs,
            Goals = goals,
            Guarantees = guarantees,
            WrittenAccounts = accounts.IsEmpty ? null : accounts,
            // Whatever calls one has been lowered by now.
            Functions = expressions.Functions,
        };
        return plan with { StateBytes = StateLayout.Of(plan).Bytes };
    }

    /// <summary>The tests, once the plan is lowered.</summary>
    public PlanTests Tests(CampaignPlan plan) => new TestLowerer(expressions).Lower(program, plan);

    private PlanAccount Account(BoundAccount account) => new(
        account.Symbol.Name, expressions.Lower(account.Key),
        [
            .. account.RollUps.Select(one => new PlanRollUp(
                one.Name, Kind(one.Function), expressions.Optional(one.Of), expressions.Optional(one.Where), one.Best, one.Origin.Line)),
        ],
        account.Origin.Line);

    private static RollUpKind Kind(RollUpFunction function) => function switch
    {
        RollUpFunction.Sum => RollUpKind.Sum,
        RollUpFunction.Average => RollUpKind.Average,
        RollUpFunction.Min => RollUpKind.Min,
        RollUpFunction.Max => RollUpKind.Max,
        RollUpFunction.Count => RollUpKind.Count,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private PlanSchema Schema() => new(
        [.. program.Enums.Select(one => new PlanEnum(one.Name, one.Cases))],
        Properties(program.Fields),
        [.. program.Events.Select(one => new PlanEvent(one.Name, Role(one.Role), Properties(one.Properties)))]);

    private static ImmutableArray<PlanProperty> Properties(ImmutableArray<PropertySymbol> properties) =>
        [.. properties.Select(property => new PlanProperty(property.Name, Fixed.Type(property.Type)))];

    private static Plan.Schema.EventRole Role(Semantics.Symbols.EventRole role) => role switch
    {
        Semantics.Symbols.EventRole.Declared => Plan.Schema.EventRole.Declared,
        Semantics.Symbols.EventRole.ContactUpdated => Plan.Schema.EventRole.ContactUpdated,
        Semantics.Symbols.EventRole.EnrolledByHand => Plan.Schema.EventRole.EnrolledByHand,
        Semantics.Symbols.EventRole.RemovedByHand => Plan.Schema.EventRole.RemovedByHand,
        Semantics.Symbols.EventRole.ContactsMerged => Plan.Schema.EventRole.ContactsMerged,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private PlanPersona Persona(BoundPersona persona) => new(
        persona.Symbol.Name, persona.Symbol.Title, persona.Condition is { } condition ? expressions.Lower(condition) : new LiteralCondition(true),
        persona.Origin.Line);

    private static PlanCalendar Calendar(BoundCalendar calendar) => new(
        calendar.Symbol.Name, calendar.TimeZone, Fixed.Hours(calendar.Open),
        [.. calendar.Closed.Select(day => (long)(day.DayNumber - new DateOnly(1970, 1, 1).DayNumber))], calendar.Origin.Line);

    private PlanStages Stages(BoundStages stages) => new(
        stages.Symbol.Name,
        [.. stages.Symbol.Stages.Select(stage => new PlanStage(stage.Name, stage.IsSide, stage.IsFinal, stage.Owner, stage.Line))],
        [.. stages.Moves.Select(Move)],
        stages.Origin.Line);

    private PlanTransition Move(BoundMove move) => new(
        [.. move.From.Select(stage => stage.Position)], move.To.Position, move.Event?.Position ?? -1, expressions.Optional(move.Where),
        expressions.Optional(move.When), move.After is { } after ? Fixed.Duration(after) : null,
        move.Without is { } without ? expressions.Aggregate(without) : -1, move.Origin.Line);

    private PlanAsset Asset(AssetSymbol asset) => new(asset.Name, asset.Kind, asset.Url, program.AssetOrigins[asset.Position].Line)
    {
        Asks = program.Asks.FirstOrDefault(one => one.Asset == asset) is { } asks
            ? new PlanAsks([.. asks.Fields.Select(field => field.Position)], asks.AtMost)
            : null,
    };

    private PlanMessage Message(BoundMessage message) => new(
        message.Symbol.Name, message.Channel.Position, message.Topic?.Position ?? -1, message.IsTransactional, expressions.OptionalTemplate(message.From),
        expressions.OptionalTemplate(message.Subject), expressions.OptionalTemplate(message.Body), [.. message.Offers.Select(asset => asset.Position)],
        message.Origin.Line);
}
