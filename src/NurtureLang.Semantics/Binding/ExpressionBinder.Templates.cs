using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Texts with `{tokens}`: each value in them is known, or says what stands there when it is not.</summary>
internal sealed partial class ExpressionBinder
{
    private const int MostValuesInToken = 2;

    /// <summary>A quoted text with its tokens.</summary>
    public BoundTemplate Template(TextLiteralSyntax text) => Template(text.Parts, text.Span);

    /// <summary>A body's text with its tokens.</summary>
    public BoundTemplate Template(ImmutableArray<TextPartSyntax> parts, TextSpan span)
    {
        var bound = ImmutableArray.CreateBuilder<BoundTemplatePart>();
        foreach (var part in parts)
        {
            switch (part)
            {
                case PlainTextSyntax plain:
                    bound.Add(new BoundTemplatePart(plain.Value, []));
                    break;
                case TextTokenSyntax token:
                    List<ExpressionSyntax> values = [.. Alternatives(token.Expression)];
                    if (token.Fallback is not null) values.AddRange(Alternatives(token.Fallback));
                    if (Token(values, token.Expression.Span) is { } made) bound.Add(made);
                    break;
            }
        }

        return new BoundTemplate(bound.ToImmutable(), new Origin(source, span));
    }

    /// <summary>A text, a value, or values that stand in for each other: `owner or "sdr-queue"`.</summary>
    public BoundTemplate TemplateOf(ExpressionSyntax syntax)
    {
        if (syntax is ParenthesizedSyntax parenthesized) return TemplateOf(parenthesized.Inner);
        if (syntax is TextLiteralSyntax text) return Template(text);
        var part = Token([.. Alternatives(syntax)], syntax.Span);
        return new BoundTemplate(part is null ? [] : [part], At(syntax));
    }

    private static IEnumerable<ExpressionSyntax> Alternatives(ExpressionSyntax syntax) =>
        syntax is LogicalSyntax { Operator: LogicalOperator.Or } logical ? logical.Operands.SelectMany(Alternatives) : [syntax];

    private BoundTemplatePart? Token(List<ExpressionSyntax> alternatives, TextSpan span)
    {
        var values = ImmutableArray.CreateBuilder<BoundExpression>();
        foreach (var alternative in alternatives)
        {
            if (alternative is TextLiteralSyntax { PlainText: { } text })
            {
                Remember(values, hasFallback: true);
                return new BoundTemplatePart(text, values.ToImmutable());
            }

            var value = Value(alternative);
            if (value.Type.IsError) return null;
            if (values.Count == MostValuesInToken)
            {
                Report(TypeDiagnostics.TooManyFallbacks, alternative.Span);
                return null;
            }

            values.Add(value);
        }

        if (values.Count == 0) return null;
        if (values.All(value => value.Type.IsOptional))
        {
            var name = source.GetText(span);
            context.Report(TypeDiagnostics.TokenMayBeUnknown.At(source, span, name)
                .With(new Fix("say what stands there when it is unknown", [new TextEdit(source, new TextSpan(span.End, 0), " or \"there\"")])));
            return null;
        }

        Remember(values, hasFallback: false);
        return new BoundTemplatePart("", values.ToImmutable());
    }

    private void Remember(IEnumerable<BoundExpression> values, bool hasFallback)
    {
        if (scope.Entry is not MessageEntryScope message) return;
        foreach (var entry in values.OfType<BoundEntryProperty>()) message.Uses.Add((entry.Name, entry.Type, hasFallback));
    }
}
