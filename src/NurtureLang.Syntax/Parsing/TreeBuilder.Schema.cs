using System.Collections.Immutable;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Syntax.Parsing;

// Campaign, calendar, contact, events, people and functions.
internal sealed partial class TreeBuilder
{
    private CampaignSyntax Campaign(NurtureParser.CampaignContext context) =>
        new(Name(context.name()), OptionalText(context.String()), Lines(context.campaignItem(), CampaignItem), Span(context));

    private CampaignItemSyntax CampaignItem(NurtureParser.CampaignItemContext context) => context.TIMEZONE() is not null
        ? new CampaignTimezoneSyntax(Text(context.String()), Span(context))
        : new CampaignCalendarSyntax(Name(context.name()), Span(context));

    private CalendarSyntax Calendar(NurtureParser.CalendarContext context) =>
        new(Name(context.name()), Lines(context.calendarItem(), CalendarItem), Span(context));

    private CalendarItemSyntax CalendarItem(NurtureParser.CalendarItemContext context)
    {
        if (context.weeklyHours() is { } hours)
            return new CalendarOpenSyntax(WeeklyHours(hours), Span(context));
        if (context.CLOSED() is not null)
            return new CalendarClosedSyntax([.. context.Date().Select(Date)], Span(context));
        return new CalendarTimezoneSyntax(Text(context.String()), Span(context));
    }

    private FieldSyntax Field(NurtureParser.FieldItemContext context) => new(Name(context.word()), Type(context.type()), Span(context));

    private FieldSyntax Parameter(NurtureParser.ParameterContext context) => new(Name(context.word()), Type(context.type()), Span(context));

    private TypeSyntax Type(NurtureParser.TypeContext context)
    {
        var isOptional = context.Question() is not null;
        if (context.SET() is null)
            return ElementType(context.elementType(), isOptional, Span(context));
        var element = context.elementType();
        return new SetTypeSyntax(ElementType(element, false, Span(element)), isOptional, Span(context));
    }

    private TypeSyntax ElementType(NurtureParser.ElementTypeContext context, bool isOptional, TextSpan span) =>
        context.name() is { } name
            ? new NamedTypeSyntax(Name(name), isOptional, span)
            : new OneOfTypeSyntax(Words(context.words()), isOptional, span);

    private PersonaSyntax Persona(NurtureParser.PersonaContext context)
    {
        var condition = context.expression() is { } expression ? Expression(expression) : null;
        return new PersonaSyntax(Name(context.name()), OptionalText(context.String()), condition, Span(context));
    }

    private SegmentSyntax Segment(NurtureParser.SegmentContext context) =>
        new(Name(context.name()), OptionalText(context.String()), Expression(context.expression()), Span(context));

    private AccountSyntax Account(NurtureParser.AccountContext context) =>
        new(Name(context.name()), Expression(context.expression()), Lines(context.rollUpItem(), RollUp), Span(context));

    private RollUpSyntax RollUp(NurtureParser.RollUpItemContext context)
    {
        var bestOf = context.Number() is { } number ? Number(number) : null;
        var expression = context.expression() is { } written ? Expression(written) : null;
        return context.CONTACTS() is null
            ? new RollUpSyntax(Name(context.target), Name(context.function), expression ?? Missing(context), null, bestOf, Span(context))
            : new RollUpSyntax(Name(context.target), Name(context.function), null, expression, null, Span(context));
    }

    private FunctionSyntax Function(NurtureParser.FunctionDeclarationContext context)
    {
        ImmutableArray<FieldSyntax> parameters = [.. context.parameter().Select(Parameter)];
        FunctionBodySyntax body = context.expression() is { } expression
            ? new ExpressionBodySyntax(Expression(expression), Span(expression))
            : new CSharpBodySyntax(Text(context.String()), TextSpan.Cover(Span(context.CSHARP()), Span(context.String())));
        return new FunctionSyntax(Name(context.name()), parameters, Type(context.type()), body, Span(context));
    }
}
