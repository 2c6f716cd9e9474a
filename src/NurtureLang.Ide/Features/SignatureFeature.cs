using System.Collections.Immutable;
using System.Text;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Keywords;

namespace NurtureLang.Ide.Features;

/// <summary>The shape of what is being written.</summary>
/// <param name="Label">All of it on one line.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Parts">Its parts, by their places in the label.</param>
public sealed record Signature(string Label, string Meaning, ImmutableArray<SignaturePart> Parts);

/// <summary>A part of a shape.</summary>
/// <param name="Start">Where it begins in the label.</param>
/// <param name="End">Where it ends in the label.</param>
/// <param name="Meaning">What it says.</param>
public sealed record SignaturePart(int Start, int End, string Meaning);

/// <summary>The shapes that what is being written may have.</summary>
/// <param name="All">The shapes.</param>
/// <param name="Active">Which of them it has by now.</param>
/// <param name="ActivePart">The part that is being written.</param>
public sealed record Signatures(ImmutableArray<Signature> All, int Active, int ActivePart);

/// <summary>Signature help: in an argument list the function, elsewhere the form that is being written, with the part at the caret.</summary>
public static class SignatureFeature
{
    // Words before which a lead is none: `if capped wait`, `no send of`.
    private static readonly HashSet<string> NoLeadBehind = new(StringComparer.Ordinal) { "capped", "late", "refused", "else", "no", "any", "of", "next", "not", "(", ",", "." };

    /// <summary>The shapes at an offset; null where nothing with parts is being written.</summary>
    public static Signatures? At(Workspace workspace, OpenDocument document, int offset)
    {
        if (workspace.TreeOf(document) is not { } tree || IsInComment(tree, offset)) return null;
        var tokens = tree.Tokens.TakeWhile(token => token.Span.Start < offset).Where(token => token.Span.Length > 0).ToList();
        if (tokens.Count == 0) return null;
        var begins = tokens.FindLastIndex(token => IsDeclaration(document, token));
        if (begins < 0) return null;
        return Call(workspace, document, tokens, begins, offset) ?? Form(document, tokens, begins, offset);
    }

    private static bool IsInComment(SyntaxTree tree, int offset) => tree.Tokens.Any(token => token.LeadingTrivia.Concat(token.TrailingTrivia)
        .Any(trivia => trivia.Kind == SyntaxTriviaKind.Comment && trivia.Span.Start < offset && offset <= trivia.Span.End));

    private static bool IsDeclaration(OpenDocument document, SyntaxToken token) =>
        KeywordTable.Find(token.Text) is { } word && word.Places.HasFlag(KeywordPlaces.File) && document.Text.GetPosition(token.Span.Start).Column == 1;

    // The innermost list that is not closed yet, where a function's name stands before it.
    private static Signatures? Call(Workspace workspace, OpenDocument document, List<SyntaxToken> tokens, int begins, int offset)
    {
        var (closed, commas, hasWhere) = (0, 0, false);
        for (var at = tokens.Count - 1; at > begins; at--)
        {
            switch (tokens[at].Text)
            {
                case ")": closed++; break;
                case "{" or "}" when tokens[at].Kind == SyntaxTokenKind.Sign: return null;
                case "," when closed == 0: commas++; break;
                case "where" when closed == 0: hasWhere = true; break;
                case "(" when closed > 0: closed--; break;
                case "(":
                    if (Called(workspace, document, offset, tokens[at - 1].Text, commas, hasWhere) is { } found) return found;
                    (commas, hasWhere) = (0, false);
                    break;
            }
        }

        return null;
    }

    private static Signatures? Called(Workspace workspace, OpenDocument document, int offset, string name, int commas, bool hasWhere)
    {
        // Asked for while somebody types: what is around the caret is enough.
        var declared = workspace.CampaignsNear(document, offset).SelectMany(campaign => campaign.Names.Declared(name)).OfType<FunctionSymbol>().FirstOrDefault();
        if (declared is not null) return new Signatures([Declared(declared)], 0, Math.Min(commas, Math.Max(0, declared.Parameters.Length - 1)));
        var built = Forms.BeginningWith(name).Where(form => form.Place == FormPlace.Call).ToList();
        return built.Count == 0 ? null : new Signatures([.. built.Select(form => Shape(form))], 0, hasWhere ? 2 : 1);
    }

    private static Signature Declared(FunctionSymbol function)
    {
        var label = new StringBuilder(function.Name).Append('(');
        var parts = ImmutableArray.CreateBuilder<SignaturePart>();
        foreach (var parameter in function.Parameters)
        {
            if (parts.Count > 0) label.Append(", ");
            var start = label.Length;
            label.Append(parameter.Name).Append(": ").Append(parameter.Type);
            parts.Add(new SignaturePart(start, label.Length, parameter.Type.IsOptional ? "It may be unknown." : "It has to be known."));
        }

        return new Signature(label.Append("): ").Append(function.Returns).ToString(), $"A function of this campaign, in `{function.Line}`.", parts.ToImmutable());
    }

    private static Signatures? Form(OpenDocument document, List<SyntaxToken> tokens, int begins, int offset)
    {
        var open = new Stack<int>();
        for (var at = begins; at < tokens.Count; at++)
        {
            if (IsSign(tokens[at], "{")) open.Push(at);
            else if (IsSign(tokens[at], "}") && open.Count > 0) open.Pop();
        }

        // What is in the innermost block, else the form whose block that is: `wait for x { then { ... } timeout`.
        foreach (var depth in open.Count == 0 ? [0] : new[] { open.Count, open.Count - 1 })
        {
            var places = depth == 0 ? [FormPlace.File] : PlacesIn(tokens[begins].Text);
            var first = depth == 0 ? begins : open.ElementAt(open.Count - depth) + 1;
            if (Lead(document, tokens, first, places) is var (lead, forms) && IsOnItsLine(document, tokens, lead, forms, offset)) return Shapes(tokens, lead, forms);
        }

        return null;
    }

    private static Signatures Shapes(List<SyntaxToken> tokens, int lead, List<Form> forms)
    {
        var written = Outside(tokens, lead);
        var matched = forms.Select(form => Match(form, tokens, written)).ToList();
        var best = matched.IndexOf(matched.MaxBy(one => one.Words));
        return new Signatures([.. forms.Select(Shape)], best, matched[best].Part);
    }

    private static FormPlace[] PlacesIn(string declaration) => declaration switch
    {
        "score" => [FormPlace.Score],
        "stages" => [FormPlace.Stages],
        "policy" => [FormPlace.Policy],
        "handoff" => [FormPlace.Handoff, FormPlace.Step],
        "sequence" or "program" => [FormPlace.Sequence, FormPlace.Step],
        _ => [],
    };

    private static (int Lead, List<Form> Forms)? Lead(OpenDocument document, List<SyntaxToken> tokens, int first, FormPlace[] places)
    {
        var closed = 0;
        for (var at = tokens.Count - 1; at >= first; at--)
        {
            var token = tokens[at];
            if (IsSign(token, "}") || IsSign(token, ")")) closed++;
            else if (IsSign(token, "{") || IsSign(token, "(")) closed = Math.Max(0, closed - 1);
            if (closed > 0 || token.Kind == SyntaxTokenKind.Text || IsSetting(tokens, at) || (at > 0 && NoLeadBehind.Contains(tokens[at - 1].Text))) continue;
            var forms = Forms.BeginningWith(token.Text).Where(form => places.Contains(form.Place)).ToList();
            if (forms.Count > 0 && (token.Text is not ("+" or "-") || IsFirstOnLine(document, tokens, at))) return (at, forms);
        }

        return null;
    }

    // `if capped`, `if late` and `if refused` are settings.
    private static bool IsSetting(List<SyntaxToken> tokens, int at) => tokens[at].Text == "if" && at + 1 < tokens.Count && tokens[at + 1].Text is "capped" or "late" or "refused";

    private static bool IsFirstOnLine(OpenDocument document, List<SyntaxToken> tokens, int at) =>
        at == 0 || IsSign(tokens[at - 1], "{") || document.Text.GetLine(tokens[at - 1].Span.End) < document.Text.GetLine(tokens[at].Span.Start);

    // A form goes on over a line end where its block does, or where the line begins with one of its parts.
    private static bool IsOnItsLine(OpenDocument document, List<SyntaxToken> tokens, int lead, List<Form> forms, int offset)
    {
        var line = document.Text.GetLine(offset);
        if (document.Text.GetLine(tokens[lead].Span.Start) == line) return true;
        var first = tokens.FindIndex(token => document.Text.GetLine(token.Span.Start) == line);
        return first > lead && (IsSign(tokens[first], "}") || forms.Exists(form => form.Parts.Skip(1).Any(part => Begins(part, tokens, first))));
    }

    // The tokens of the form that stand in no bracket that is closed again; of such a bracket only the sign that opens it.
    private static List<int> Outside(List<SyntaxToken> tokens, int lead)
    {
        var outside = new List<int>();
        var closed = 0;
        for (var at = tokens.Count - 1; at >= lead; at--)
        {
            if (IsSign(tokens[at], "{") || IsSign(tokens[at], "(")) closed = Math.Max(0, closed - 1);
            if (IsSign(tokens[at], "}") || IsSign(tokens[at], ")")) closed++;
            else if (closed == 0) outside.Insert(0, at);
        }

        return outside;
    }

    // How much of the form's own words is there, and the part that came last.
    private static (int Words, int Part) Match(Form form, List<SyntaxToken> tokens, List<int> written)
    {
        var (words, part) = (1, 0);
        foreach (var at in written.Skip(1))
        {
            // `else if` is more than `else`, and of two parts that begin alike the later one is meant.
            var begun = Enumerable.Range(1, form.Parts.Length - 1).Where(one => Begins(form.Parts[one], tokens, at)).ToList();
            if (begun.Count == 0) continue;
            var next = begun.OrderBy(one => one > part ? 0 : 1).ThenByDescending(one => Words(form.Parts[one])).First();
            if (next != part) words += Words(form.Parts[next]);
            part = next;
        }

        return (words, part);
    }

    private static int Words(FormPart part) => part.Start.Split(' ').Length;

    private static bool Begins(FormPart part, List<SyntaxToken> tokens, int at) => part.Start switch
    {
        "\"" => tokens[at].Kind == SyntaxTokenKind.Text,
        ":" => tokens[at].Kind == SyntaxTokenKind.Time,
        ">=" => tokens[at].Text is ">=" or "<=" or "=" or ">" or "<",
        var words => words.Split(' ').Index().All(word =>
            at + word.Index < tokens.Count && tokens[at + word.Index].Kind != SyntaxTokenKind.Text && tokens[at + word.Index].Text == word.Item),
    };

    private static Signature Shape(Form form)
    {
        var label = new StringBuilder();
        var parts = ImmutableArray.CreateBuilder<SignaturePart>(form.Parts.Length);
        for (var at = 0; at < form.Parts.Length; at++)
        {
            var part = form.Parts[at];
            label.Append(form.Gap(at));
            parts.Add(new SignaturePart(label.Length, label.Length + part.Text.Length, part.Meaning));
            label.Append(part.Text);
        }

        return new Signature(label.ToString(), $"{form.Meaning}\n\n```nurture\n{form.Example}\n```", parts.MoveToImmutable());
    }

    private static bool IsSign(SyntaxToken token, string sign) => token.Kind == SyntaxTokenKind.Sign && token.Text == sign;
}
