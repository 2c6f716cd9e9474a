using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Semantics.Names;

/// <summary>
/// Writes down, while a campaign is bound, what each name means where it stands. The binder tells; nothing is guessed from the text.
/// Without a recorder binding does no more than it must.
/// </summary>
public sealed class NameRecorder
{
    private readonly HashSet<Occurrence> occurrences = [];
    private readonly List<NameQuestion> questions = [];
    private readonly Dictionary<(SourceText Source, int Start), IReadOnlyList<NameSyntax>> cases = [];
    private readonly Dictionary<(CaseSymbol Of, int Position), CaseValueSymbol> values = [];
    private readonly Dictionary<(SourceText Source, int Start), LocalSymbol> locals = [];
    private readonly Dictionary<(string What, string Within, string Name), LocalSymbol> parts = [];

    /// <summary>Every place where a name stands, once.</summary>
    public IReadOnlyCollection<Occurrence> Occurrences => occurrences;

    /// <summary>The names that were looked for in vain, in the order in which that happened.</summary>
    public IReadOnlyList<NameQuestion> Questions => questions;

    /// <summary>Looks where the values of enums and grades are written, before anything uses them.</summary>
    internal void Begin(IEnumerable<SyntaxTree> trees)
    {
        foreach (var tree in trees)
        {
            foreach (var declaration in tree.Root.Declarations) Begin(tree.SourceText, declaration);
        }
    }

    /// <summary>A name that was resolved.</summary>
    internal void Use(Symbol symbol, SourceText source, TextSpan span) => Add(symbol, source, span, isDeclaration: false);

    /// <summary>A case of an enum, a grade or a journey that was named.</summary>
    internal void UseCase(CaseSymbol of, int position, SourceText source, TextSpan span)
    {
        if (Value(of, position) is { } value) Use(value, source, span);
    }

    /// <summary>Something that only one declaration knows, such as a stream of a program.</summary>
    internal void UseLocal(string what, NameSyntax declared, SourceText source, TextSpan span) => Use(Local(what, declared, source), source, span);

    /// <summary>Something that only one declaration knows, where it is declared.</summary>
    internal void DeclareLocal(string what, NameSyntax declared, SourceText source) =>
        Add(Local(what, declared, source), source, declared.Span, isDeclaration: true);

    /// <summary>Something that is known by its name in a part of the campaign alone, where it is declared: an arm in its split, a contact in its test.</summary>
    /// <param name="what">What it is, in the author's words.</param>
    /// <param name="within">The part, in words that no other part has; empty for the whole campaign.</param>
    /// <param name="declared">The name.</param>
    /// <param name="source">The file.</param>
    internal void DeclareWithin(string what, string within, NameSyntax declared, SourceText source)
    {
        parts[(what, within, declared.Text)] = Local(what, declared, source);
        DeclareLocal(what, declared, source);
    }

    /// <summary>Something that is known by its name in a part of the campaign alone, where it is named; also in another file.</summary>
    internal void UseWithin(string what, string within, NameSyntax name, SourceText source)
    {
        if (parts.TryGetValue((what, within, name.Text), out var known)) Use(known, source, name.Span);
    }

    /// <summary>A name that was looked for in vain.</summary>
    internal void Ask(string what, NameSyntax name, SourceText source, IEnumerable<string> candidates) =>
        questions.Add(new NameQuestion(source, name.Span, what, [.. candidates]));

    /// <summary>A symbol where it is declared; what the language has from the start is declared nowhere.</summary>
    internal void Declare(Symbol symbol)
    {
        // An inline list of values has its field's name for its own; the field is what is declared there.
        if (symbol is EnumSymbol { Origin: { } at } && cases.TryGetValue(Key(at), out var inline) && IsInline(inline))
        {
            DeclareValues((CaseSymbol)symbol);
            return;
        }

        if (symbol.Origin is { } origin) Add(symbol, origin.Source, origin.Span, isDeclaration: true);
        if (symbol is CaseSymbol of) DeclareValues(of);
    }

    private readonly HashSet<IReadOnlyList<NameSyntax>> inlineCases = [];

    private bool IsInline(IReadOnlyList<NameSyntax> list) => inlineCases.Contains(list);

    private void DeclareValues(CaseSymbol of)
    {
        for (var position = 0; position < of.Cases.Length; position++)
        {
            if (Value(of, position) is { Origin: { } origin } value) Add(value, origin.Source, origin.Span, isDeclaration: true);
        }
    }

    private void Begin(SourceText source, DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case EnumSyntax of: cases.TryAdd((source, of.Name.Span.Start), of.Values); break;
            case GradeSyntax grade: cases.TryAdd((source, grade.Name.Span.Start), [.. grade.Arms.Select(arm => arm.Grade)]); break;
            case ContactSyntax contact: Begin(source, contact.Fields); break;
            case EventSyntax happening: Begin(source, happening.Properties); break;
            case FunctionSyntax function: Begin(source, function.Parameters); break;
        }
    }

    private void Begin(SourceText source, IEnumerable<FieldSyntax> fields)
    {
        foreach (var field in fields)
        {
            var type = field.Type is SetTypeSyntax set ? set.Element : field.Type;
            if (type is not OneOfTypeSyntax oneOf) continue;
            IReadOnlyList<NameSyntax> list = [.. oneOf.Values];
            if (cases.TryAdd((source, field.Name.Span.Start), list)) inlineCases.Add(list);
        }
    }

    private Symbol? Value(CaseSymbol of, int position)
    {
        if (of is StagesSymbol stages) return stages.Stages[position];
        if (values.TryGetValue((of, position), out var known)) return known;
        if (of.Origin is not { } at || !cases.TryGetValue(Key(at), out var names)) return null;
        var declared = names.FirstOrDefault(name => name.Text == of.Cases[position]);
        if (declared is null) return null;
        var made = new CaseValueSymbol(declared.Text, position, new Origin(at.Source, declared.Span), of);
        values.Add((of, position), made);
        return made;
    }

    /// <summary>The figure of an account that is declared at a place.</summary>
    internal LocalSymbol Figure(NameSyntax declared, SourceText source) => Local("figure", declared, source);

    private LocalSymbol Local(string what, NameSyntax declared, SourceText source)
    {
        var origin = new Origin(source, declared.Span);
        if (!locals.TryGetValue(Key(origin), out var known))
            locals.Add(Key(origin), known = new LocalSymbol(declared.Text, what, origin));
        return known;
    }

    private static (SourceText Source, int Start) Key(Origin at) => (at.Source, at.Span.Start);

    // The binder makes a few names up, which stand nowhere: what does not stand there is no occurrence.
    private void Add(Symbol symbol, SourceText source, TextSpan span, bool isDeclaration)
    {
        if (symbol.Name.Length == 0 || span.End > source.Length) return;
        if (source.Text.AsSpan(span.Start, span.Length).SequenceEqual(symbol.Name)) occurrences.Add(new Occurrence(source, span, symbol, isDeclaration));
    }
}
