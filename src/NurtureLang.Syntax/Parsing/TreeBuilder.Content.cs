using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Syntax.Parsing;

// Assets, messages and policies.
internal sealed partial class TreeBuilder
{
    private AssetSyntax Asset(NurtureParser.AssetContext context) =>
        new(Name(context.name()), OptionalText(context.String()), Lines(context.assetItem(), AssetItem), Span(context));

    private AssetItemSyntax AssetItem(NurtureParser.AssetItemContext context)
    {
        if (context.KIND() is not null)
            return new AssetKindSyntax(Name(context.name()), Span(context));
        if (context.URL() is not null)
            return new AssetUrlSyntax(Text(context.String()), Span(context));
        if (context.FOR() is not null)
            return new AssetForSyntax(NameList(context.personas), NameList(context.stageNames), Span(context));
        var atMost = context.Number() is { } number ? Number(number) : null;
        return new AssetAsksSyntax(NameList(context.names(0)), atMost, Span(context));
    }

    private MessageSyntax Message(NurtureParser.MessageContext context) =>
        new(Name(context.name()), context.TRANSACTIONAL() is not null, Lines(context.messageItem(), MessageItem), Span(context));

    private MessageItemSyntax MessageItem(NurtureParser.MessageItemContext context)
    {
        var span = Span(context);
        if (context.CHANNEL() is not null)
            return new MessageChannelSyntax(Name(context.name()), span);
        if (context.TOPIC() is not null)
            return new MessageTopicSyntax(Name(context.name()), span);
        if (context.FROM() is not null)
            return new MessageFromSyntax(Expression(context.expression()), span);
        if (context.SUBJECT() is not null)
            return new MessageSubjectSyntax(Text(context.String()), span);
        if (context.BODY() is not null)
            return new MessageBodySyntax(Text(context.String()), span);
        if (context.TEXT() is not null)
            return new MessageTextSyntax(Text(context.String()), span);
        return new MessageOffersSyntax(NameList(context.names()), span);
    }

    private PolicyItemSyntax PolicyItem(NurtureParser.PolicyItemContext context)
    {
        var span = Span(context);
        if (context.CONSENT() is not null)
            return new PolicyConsentSyntax(NameList(context.names()), span);
        if (context.QUIET() is not null)
            return new PolicyQuietSyntax(TimeRange(context.timeRange()), NameList(context.names()), span);
        if (context.capRule() is { } cap)
            return Cap(cap);
        if (context.SUPPRESS() is not null)
            return new PolicySuppressSyntax(Expression(context.expression()), NameList(context.names()), span);
        if (context.OPTOUT() is not null)
            return new PolicyOptOutSyntax(EventFilter(context.eventFilter()), span);
        if (context.OPTIN() is not null)
            return new PolicyOptInSyntax(EventFilter(context.eventFilter()), span);
        if (context.PRIORITY() is not null)
            return new PolicyPrioritySyntax([.. context.name().Select(Name)], span);
        if (context.TIMEZONE() is not null)
            return new PolicyTimezoneSyntax([.. context.name().Select(Name)], span);
        if (context.holdout() is { } holdout)
            return new PolicyHoldoutSyntax(Holdout(holdout), span);
        return new PolicyCoolOffSyntax(Duration(context.duration()), EventFilter(context.eventFilter()), span);
    }

    private PolicyCapSyntax Cap(NurtureParser.CapRuleContext context)
    {
        CappedSyntax? otherwise = null;
        Tree.NameSyntax? group = null;
        Tree.NameSyntax? topic = null;
        foreach (var suffix in context.capSuffix())
        {
            var isSecond =
                suffix.ELSE() is not null ? otherwise is not null : suffix.FOR() is not null ? group is not null : topic is not null;
            if (isSecond)
                Report(Diagnostics.SyntaxDiagnostics.SaidTwice, Span(suffix), suffix.Start.Text);
            if (suffix.capped() is { } capped)
                otherwise = Capped(capped);
            else if (suffix.FOR() is not null)
                group = Name(suffix.name());
            else
                topic = Name(suffix.name());
        }
        return new PolicyCapSyntax([.. context.capLimit().Select(CapLimit)], otherwise, group, topic, Span(context));
    }

    private CapLimitSyntax CapLimit(NurtureParser.CapLimitContext context) =>
        new(Number(context.Number()), Name(context.name()), Period(context.period()), Span(context));

    private CappedSyntax Capped(NurtureParser.CappedContext context) =>
        new(context.duration() is { } limit ? Duration(limit) : null, Span(context));

    private HoldoutSyntax Holdout(NurtureParser.HoldoutContext context) =>
        new(Percent(context.percent()), OptionalText(context.String()), Span(context));
}
