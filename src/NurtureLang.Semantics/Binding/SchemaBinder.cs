using System.Collections.Immutable;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Semantics.Binding;

/// <summary>The second pass: the contact's fields, the events and their types.</summary>
internal sealed class SchemaBinder(BindingContext context)
{
    private const int MostSetMembers = 62;

    private static readonly Dictionary<string, TypeKind> Named = new(StringComparer.Ordinal)
    {
        ["text"] = TypeKind.Text, ["number"] = TypeKind.Number, ["yes_no"] = TypeKind.YesNo, ["date"] = TypeKind.Date,
        ["instant"] = TypeKind.Instant, ["time"] = TypeKind.Time, ["duration"] = TypeKind.Duration, ["money"] = TypeKind.Money,
        ["percent"] = TypeKind.Percent, ["timezone"] = TypeKind.TimeZone, ["channel"] = TypeKind.Channel, ["message"] = TypeKind.Message,
        ["asset"] = TypeKind.Asset, ["topic"] = TypeKind.Topic,
    };

    private readonly SymbolTable symbols = context.Symbols;

    /// <summary>Declares fields and events.</summary>
    public void Bind(DeclarationCollector declarations)
    {
        foreach (var (source, contact) in declarations.Of<ContactSyntax>())
        {
            foreach (var field in contact.Fields)
            {
                var symbol = Property(field, source, symbols.Fields.Count, isField: true);
                if (!symbols.Fields.Add(symbol)) Duplicate(symbols.Fields.Find(symbol.Name), symbol, "Field");
            }
        }

        foreach (var (source, syntax) in declarations.Of<EventSyntax>()) Event(source, syntax);
        AddBuiltIn("contact_updated", EventRole.ContactUpdated, [.. symbols.Fields.All.Select(field => (field.Name, field.Type.Optional))]);
        (string, DataType)[] byHand = [("sequence", DataType.Text), ("by", DataType.Text.Optional)];
        AddBuiltIn("enrolled_by_hand", EventRole.EnrolledByHand, byHand);
        AddBuiltIn("removed_by_hand", EventRole.RemovedByHand, byHand);
        AddBuiltIn("contacts_merged", EventRole.ContactsMerged, [("from", DataType.Text.Optional), ("into", DataType.Text.Optional)]);
        foreach (var (source, syntax) in declarations.Of<FunctionSyntax>()) Function(source, syntax);
    }

    private void Event(SourceText source, EventSyntax syntax)
    {
        var properties = ImmutableArray.CreateBuilder<PropertySymbol>();
        foreach (var property in syntax.Properties)
        {
            var symbol = Property(property, source, properties.Count, isField: false);
            var first = properties.FirstOrDefault(known => known.Name == symbol.Name);
            if (first is null) properties.Add(symbol);
            else Duplicate(first, symbol, "Property");
        }

        var origin = new Origin(source, syntax.Name.Span);
        switch (syntax.Name.Text)
        {
            case "contacts_merged":
                if (!IsText(properties, 0, "from") || !IsText(properties, 1, "into"))
                {
                    context.Report(NameDiagnostics.BuiltInEvent, source, syntax.Name.Span, syntax.Name.Text,
                        "its first two properties are `from: text?` and `into: text?`");
                }

                break;
            case "contact_updated":
                context.Report(NameDiagnostics.BuiltInEvent, source, syntax.Name.Span, syntax.Name.Text, "its properties are the contact's fields");
                return;
            case "enrolled_by_hand" or "removed_by_hand":
                if (!properties.Any(property => property.Name == "sequence" && property.Position == 0 && property.Type.Kind == TypeKind.Text))
                {
                    context.Report(NameDiagnostics.BuiltInEvent, source, syntax.Name.Span, syntax.Name.Text,
                        "its first property is `sequence: text`");
                }

                break;
        }

        // A built-in event that is declared, for properties of its own, stays what it is.
        var role = syntax.Name.Text switch
        {
            "enrolled_by_hand" => EventRole.EnrolledByHand,
            "removed_by_hand" => EventRole.RemovedByHand,
            "contacts_merged" => EventRole.ContactsMerged,
            _ => EventRole.Declared,
        };
        var declared = new EventSymbol(syntax.Name.Text, symbols.Events.Count, origin, role, properties.ToImmutable());
        if (!symbols.Events.Add(declared)) Duplicate(symbols.Events.Find(declared.Name), declared, "Event");
    }

    private void Function(SourceText source, FunctionSyntax syntax)
    {
        var parameters = ImmutableArray.CreateBuilder<PropertySymbol>();
        foreach (var parameter in syntax.Parameters)
        {
            var symbol = Property(parameter, source, parameters.Count, isField: false);
            var first = parameters.FirstOrDefault(known => known.Name == symbol.Name);
            if (first is null) parameters.Add(symbol);
            else Duplicate(first, symbol, "Parameter");
        }

        var origin = new Origin(source, syntax.Name.Span);
        var declared = new FunctionSymbol(
            syntax.Name.Text, symbols.Functions.Count, origin, parameters.ToImmutable(), Type(syntax.Returns, syntax.Name, source));
        if (symbols.Functions.Add(declared)) context.Functions.Declare(declared, source, syntax.Body);
        else Duplicate(symbols.Functions.Find(declared.Name), declared, "Function");
    }

    private static bool IsText(ImmutableArray<PropertySymbol>.Builder properties, int position, string name) =>
        properties.Count > position && properties[position] is { Type: { Kind: TypeKind.Text, IsSet: false } } property && property.Name == name;

    private void AddBuiltIn(string name, EventRole role, IEnumerable<(string Name, DataType Type)> properties)
    {
        ImmutableArray<PropertySymbol> made =
            [.. properties.Select((property, at) => new PropertySymbol(property.Name, at, null, property.Type, false))];
        symbols.Events.Add(new EventSymbol(name, symbols.Events.Count, null, role, made));
    }

    private void Duplicate(Symbol? first, Symbol second, string what)
    {
        if (second.Origin is not { } origin) return;
        var diagnostic = NameDiagnostics.Duplicate.At(origin.Source, origin.Span, what, second.Name);
        context.Report(first?.Origin is { } at ? diagnostic.With(new RelatedSpan("it is declared here first", at.Source, at.Span)) : diagnostic);
    }

    private PropertySymbol Property(FieldSyntax syntax, SourceText source, int position, bool isField) =>
        new(syntax.Name.Text, position, new Origin(source, syntax.Name.Span), Type(syntax.Type, syntax.Name, source), isField);

    private DataType Type(TypeSyntax syntax, NameSyntax owner, SourceText source)
    {
        switch (syntax)
        {
            case OneOfTypeSyntax oneOf:
                return new DataType(TypeKind.Enum, syntax.IsOptional, Cases: InlineEnum(oneOf, owner, source));
            case SetTypeSyntax set:
                var element = Type(set.Element, owner, source);
                if (element.IsError) return element;
                var members = element.Kind switch
                {
                    TypeKind.Channel => symbols.Channels.Count,
                    TypeKind.Topic => symbols.Topics.Count,
                    TypeKind.Enum => element.Cases?.Cases.Length ?? 0,
                    _ => int.MaxValue,
                };
                if (members <= MostSetMembers && !element.IsSet) return element with { IsSet = true, IsOptional = syntax.IsOptional };
                context.Report(TypeDiagnostics.SetOf, source, set.Element.Span, source.GetText(set.Element.Span));
                return DataType.Error;
            case NamedTypeSyntax named:
                return NamedType(named, source);
            default:
                return DataType.Error;
        }
    }

    private DataType NamedType(NamedTypeSyntax named, SourceText source)
    {
        var name = named.Name.Text;
        if (Named.TryGetValue(name, out var kind)) return new DataType(kind, named.IsOptional);
        if (symbols.Enums.Find(name) is { } found)
        {
            context.Use(found, named.Name, source);
            return new DataType(TypeKind.Enum, named.IsOptional, Cases: found);
        }

        context.Names?.Ask("type", named.Name, source, Named.Keys.Concat(symbols.Enums.Names));
        if (name.Length == 0 || context.IsPartial || context.Unread.Contains(name)) return DataType.Error;
        var meant = Spelling.Nearest(name, Named.Keys.Concat(symbols.Enums.Names));
        var diagnostic = TypeDiagnostics.UnknownType.At(source, named.Name.Span, name, meant is null ? "." : $"; did you mean `{meant}`?");
        context.Report(meant is null ? diagnostic : diagnostic.With(Fix.Replace($"write {meant}", source, named.Name.Span, meant)));
        return DataType.Error;
    }

    private EnumSymbol InlineEnum(OneOfTypeSyntax syntax, NameSyntax owner, SourceText source)
    {
        ImmutableArray<string> values = [.. syntax.Values.Select(value => value.Text).Distinct()];
        if (values.Length < syntax.Values.Length)
        {
            var twice = syntax.Values.GroupBy(value => value.Text).First(group => group.Count() > 1).Last();
            context.Report(NameDiagnostics.Duplicate, source, twice.Span, "Value", twice.Text);
        }

        // Two fields may share a name, the contact's and an event's: the enum's name is then made one of a kind.
        var name = owner.Text;
        for (var number = 2; symbols.Enums.Find(name) is not null; number++) name = $"{owner.Text}_{number}";
        var made = new EnumSymbol(name, symbols.Enums.Count, new Origin(source, owner.Span), values);
        symbols.Enums.Add(made);
        context.Used.Add(made);
        return made;
    }
}
