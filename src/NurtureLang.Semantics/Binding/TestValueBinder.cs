using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>The fields of a test's contact and the properties of its events: values that are written out.</summary>
internal sealed class TestValueBinder(BindingContext context, SourceText source)
{
    /// <summary>The values of some properties, in their order; null where one is unknown.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="written">What is written of them.</param>
    /// <param name="owner">Where it is told that one is missing.</param>
    /// <param name="what">What they are called: a field or a property.</param>
    public ImmutableArray<BoundTestValue?> Record(
        IReadOnlyList<PropertySymbol> properties, ImmutableArray<RecordFieldSyntax> written, TextSpan owner, string what)
    {
        var values = new BoundTestValue?[properties.Count];
        var said = new HashSet<PropertySymbol>();
        foreach (var field in written)
        {
            var property = properties.FirstOrDefault(one => one.Name == field.Name.Text);
            if (property is null) context.Unknown(what.ToLowerInvariant(), field.Name, source, properties.Select(one => one.Name));
            else if (!said.Add(property)) context.Report(NameDiagnostics.SaidTwice, source, field.Name.Span, field.Name.Text);
            else
            {
                if (context.Names is { } names) names.Use(property.Origin is null ? context.Symbols.Fields.Find(property.Name) ?? property : property, source, field.Name.Span);
                values[property.Position] = Value(field.Value, property.Type);
            }
        }

        // A name that is wrong is perhaps that of the value which seems to be missing.
        if (context.IsPartial || written.Any(field => properties.All(one => one.Name != field.Name.Text))) return [.. values];
        // Since when somebody is there is known without being said: since the test begins.
        foreach (var missing in properties.Where(one =>
            one.Type is { IsOptional: false, IsSet: false, IsError: false } && !said.Contains(one) && !(one.IsField && one.Name == "created")))
            context.Report(TestDiagnostics.ValueMissing.At(source, owner, what, missing.Name, missing.Type).With(Given(missing, written, owner)));
        // Nobody has given anything where a set is not said.
        foreach (var set in properties.Where(one => one.Type is { IsOptional: false, IsSet: true } && !said.Contains(one)))
            values[set.Position] = new BoundTestValue(0, null, false, set.Type);
        return [.. values];
    }

    // Some value of its type, for the author to put another one in its place.
    private Fix? Given(PropertySymbol missing, ImmutableArray<RecordFieldSyntax> written, TextSpan owner)
    {
        if (Example(missing.Type) is not { } value) return null;
        var (pair, title) = ($"{missing.Name}: {value}", $"give it a value, such as `{missing.Name}: {value}`");
        if (written.FirstOrDefault(field => field.Span.Start > owner.Start) is { } first) return Mends.Insert(title, source, first.Span.Start, $"{pair}, ");
        // A test without a contact says nothing of it.
        if (source.Text[owner.Start] == '"') return Mends.FirstLine(title, source, owner, $"contact {{ {pair} }}");
        var behind = source.Text.AsSpan(owner.End).TrimStart();
        return behind is ['{', ..] ? Mends.FirstLine(title, source, owner, pair) : Mends.Insert(title, source, owner.End, $" {{ {pair} }}");
    }

    private static string? Example(DataType type) => type.Kind switch
    {
        TypeKind.Text => "\"...\"",
        TypeKind.Number => "0",
        TypeKind.YesNo => "yes",
        TypeKind.Date => "2026-01-01",
        TypeKind.Instant => "2026-01-01 09:00",
        TypeKind.Time => "09:00",
        TypeKind.Percent => "0%",
        TypeKind.TimeZone => "\"UTC\"",
        _ => type.Cases is { Cases: [var named, ..] } ? named : null,
    };

    private BoundTestValue? Value(ExpressionSyntax written, DataType type)
    {
        if (type.IsError) return null;
        if (type.IsOptional && written is NamePathSyntax { IsSimple: true, First.Text: "unknown" }) return null;
        return type.IsSet ? Set(written, type) : Single(written, type);
    }

    private BoundTestValue? Set(ExpressionSyntax written, DataType type)
    {
        IReadOnlyList<ExpressionSyntax> members = written switch
        {
            ListSyntax list => list.Items,
            ParenthesizedSyntax one => [one.Inner],
            _ => [written],
        };
        var mask = 0L;
        foreach (var member in members)
        {
            if (Single(member, type.Element) is not { } value) return null;
            mask |= 1L << (int)value.Value;
        }

        return new BoundTestValue(mask, null, false, type);
    }

    private BoundTestValue? Single(ExpressionSyntax written, DataType type)
    {
        switch (written)
        {
            case ParenthesizedSyntax inner:
                return Single(inner.Inner, type);
            case DateTimeLiteralSyntax local when type.Kind == TypeKind.Instant:
                return new BoundTestValue(Ticks(local.Date, local.Time), null, true, type);
            case DateLiteralSyntax day when type.Kind == TypeKind.Instant:
                return new BoundTestValue(Ticks(day.Value, default), null, true, type);
            case NegateSyntax { Operand: var operand } when type.Kind is TypeKind.Number or TypeKind.Money or TypeKind.Percent:
                return Single(operand, type) is { } positive ? positive with { Value = -positive.Value } : null;
            case TextLiteralSyntax { PlainText: { } zone } when type.Kind == TypeKind.TimeZone:
                context.CheckTimeZone(zone, source, written.Span);
                return new BoundTestValue(0, zone, false, type);
            case TextLiteralSyntax { PlainText: { } text } when type.Kind == TypeKind.Text:
                return new BoundTestValue(0, text, false, type);
            case NamePathSyntax { IsSimple: true } when !type.IsNamed:
                Refuse(written, type, "a name");
                return null;
        }

        var bound = new ExpressionBinder(context, new ExpressionScope(source)).Value(written, type);
        if (bound.Type.IsError) return null;
        if (bound is BoundConstant constant && bound.Type.IsSameKind(type.Known)) return new BoundTestValue(constant.Value, null, false, type);
        Refuse(written, type, bound is BoundConstant or BoundText ? ExpressionBinder.Describe(bound.Type) : "worked out");
        return null;
    }

    private void Refuse(ExpressionSyntax written, DataType type, string found)
    {
        var text = source.GetText(written.Span);
        var diagnostic = TestDiagnostics.NotFixed.At(source, written.Span, ExpressionBinder.Describe(type), text, found);
        var isBareText = type.Kind == TypeKind.Text && written is NamePathSyntax;
        context.Report(isBareText ? diagnostic.With(Fix.Replace("put it in quotes", source, written.Span, $"\"{text}\"")) : diagnostic);
    }

    private static long Ticks(DateOnly date, TimeOnly time) => new DateTime(date, time, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks;
}
