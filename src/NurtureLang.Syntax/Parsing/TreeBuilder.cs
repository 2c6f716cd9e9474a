using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

/// <summary>
/// The one place where what ANTLR made becomes the tree. INVARIANT: a line that could not be read whole is left out, and a declaration
/// whose head could not is <see cref="IncompleteDeclarationSyntax"/>; every node in the tree has all its parts.
/// </summary>
internal sealed partial class TreeBuilder(SourceText source, DiagnosticBag diagnostics)
{
    private readonly ImmutableArray<ImportSyntax>.Builder imports = ImmutableArray.CreateBuilder<ImportSyntax>();
    private readonly ImmutableArray<DeclarationSyntax>.Builder declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
    private bool missesName;

    /// <summary>The offsets of words that were taken as names.</summary>
    public HashSet<int> Names { get; } = [];

    /// <summary>The offsets where declarations and lines of blocks start.</summary>
    public HashSet<int> LineStarts { get; } = [];

    /// <summary>The file of the declarations that were added.</summary>
    public FileSyntax File() => new(imports.ToImmutable(), declarations.ToImmutable(), new TextSpan(0, source.Length));

    /// <summary>Adds a declaration; what ANTLR made of it is not needed any more.</summary>
    public void Add(NurtureParser.DeclarationContext child)
    {
        LineStarts.Add(child.Start.StartIndex);
        if (child.exception is null && child.importDeclaration() is { } import)
            imports.Add(new ImportSyntax(Text(import.String()), Span(import)));
        else
            declarations.Add(DeclarationOrIncomplete(child));
    }

    private DeclarationSyntax DeclarationOrIncomplete(NurtureParser.DeclarationContext context)
    {
        if (context.exception is null)
        {
            missesName = false;
            var declaration = Declaration(context);
            if (!missesName)
                return declaration;
        }
        var names =
            (context.ChildCount > 0 ? context.GetChild(0) as ParserRuleContext : null)?.children?.OfType<NurtureParser.NameContext>();
        var name = names?.FirstOrDefault(candidate => candidate.exception is null && candidate.ChildCount > 0);
        missesName = false;
        return new IncompleteDeclarationSyntax(context.Start.Text, name is null ? null : Name(name), Span(context));
    }

    private DeclarationSyntax Declaration(NurtureParser.DeclarationContext context) => context.GetChild(0) switch
    {
        NurtureParser.CampaignContext campaign => Campaign(campaign),
        NurtureParser.CalendarContext calendar => Calendar(calendar),
        NurtureParser.EnumDeclarationContext named => new EnumSyntax(Name(named.name()), Words(named.words()), Span(named)),
        NurtureParser.ContactContext contact => new ContactSyntax(Lines(contact.fieldItem(), Field), Span(contact)),
        NurtureParser.EventDeclarationContext happening =>
            new EventSyntax(Name(happening.name()), Lines(happening.fieldItem(), Field), Span(happening)),
        NurtureParser.PersonaContext persona => Persona(persona),
        NurtureParser.SegmentContext segment => Segment(segment),
        NurtureParser.AccountContext account => Account(account),
        NurtureParser.FunctionDeclarationContext function => Function(function),
        NurtureParser.ScoreContext score => Score(score),
        NurtureParser.GradeContext grade => Grade(grade),
        NurtureParser.StagesContext stages => new StagesSyntax(Name(stages.name()), Lines(stages.stagesItem(), StagesItem), Span(stages)),
        NurtureParser.HandoffContext handoff => Handoff(handoff),
        NurtureParser.AssetContext asset => Asset(asset),
        NurtureParser.MessageContext message => Message(message),
        NurtureParser.ChannelContext channel => new ChannelSyntax(Name(channel.name()), OptionalText(channel.String()), Span(channel)),
        NurtureParser.TopicContext topic => new TopicSyntax(Name(topic.name()), OptionalText(topic.String()), Span(topic)),
        NurtureParser.PolicyContext policy => new PolicySyntax(Lines(policy.policyItem(), PolicyItem), Span(policy)),
        NurtureParser.SequenceContext sequence => Sequence(sequence),
        NurtureParser.ProgramContext program => Program(program),
        NurtureParser.GoalContext goal => Goal(goal),
        NurtureParser.GuaranteeContext guarantee => new GuaranteeSyntax(Name(guarantee.name()), Claim(guarantee.claim()), Span(guarantee)),
        NurtureParser.TestContext test => new TestSyntax(Text(test.String()), Lines(test.testItem(), TestItem), Span(test)),
        var other => throw Unreachable(other),
    };

    /// <summary>The lines of a block that could be read whole.</summary>
    private ImmutableArray<TNode> Lines<TContext, TNode>(TContext[] contexts, Func<TContext, TNode> build)
        where TContext : ParserRuleContext where TNode : SyntaxNode
    {
        var lines = ImmutableArray.CreateBuilder<TNode>(contexts.Length);
        foreach (var context in contexts)
        {
            LineStarts.Add(context.Start.StartIndex);
            if (context.exception is not null)
                continue;
            var outer = missesName;
            missesName = false;
            var line = build(context);
            if (!missesName)
                lines.Add(line);
            missesName = outer;
        }
        return lines.ToImmutable();
    }

    private NameSyntax Name(ParserRuleContext context)
    {
        if (context.ChildCount == 0)
        {
            missesName = true;
            return new NameSyntax("", new TextSpan(context.Start.StartIndex, 0));
        }
        var token = (ParserToken)context.Start;
        Names.Add(token.Span.Start);
        return new NameSyntax(token.Text, token.Span);
    }

    private NameSyntax? OptionalName(ParserRuleContext? context) => context is null ? null : Name(context);

    private ImmutableArray<NameSyntax> NameList(NurtureParser.NamesContext? context) =>
        context is null ? [] : [.. context.name().Select(Name)];

    private ImmutableArray<NameSyntax> Words(NurtureParser.WordsContext context) => [.. context.word().Select(Name)];

    private NamePathSyntax NamePath(NurtureParser.NamePathContext context) =>
        new([Name(context.name()), .. context.word().Select(Name)], Span(context));

    private static TextSpan Span(ParserRuleContext context)
    {
        var start = (ParserToken)context.Start;
        return context.Stop is ParserToken stop && stop.Span.End >= start.Span.Start
            ? TextSpan.FromBounds(start.Span.Start, stop.Span.End)
            : new TextSpan(start.Span.Start, 0);
    }

    private static TextSpan Span(ITerminalNode node) => ((ParserToken)node.Symbol).Span;

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params ReadOnlySpan<object> arguments) =>
        diagnostics.Add(descriptor.At(source, span, arguments));

    private static Exception Unreachable(IParseTree tree) =>
        new System.Diagnostics.UnreachableException($"the grammar has a form the tree does not know: {tree.GetType().Name}");

    private MissingExpressionSyntax Missing(ParserRuleContext context) => new(Span(context));
}
