using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Semantics.Binding;

/// <summary>Calendars, assets and messages.</summary>
internal sealed class ContentBinder(BindingContext context)
{
    private readonly SymbolTable symbols = context.Symbols;

    public BoundCalendar Calendar(Declared<CalendarSymbol, CalendarSyntax> declared)
    {
        var durations = new DurationBinder(context, declared.Source);
        var open = new List<WeekHours>();
        var closed = new SortedSet<DateOnly>();
        string? zone = null;
        foreach (var item in declared.Syntax.Items)
        {
            switch (item)
            {
                case CalendarOpenSyntax line:
                    open.AddRange(durations.Hours(line.Hours));
                    break;
                case CalendarClosedSyntax line:
                    foreach (var date in line.Dates) closed.Add(date.Value);
                    break;
                case CalendarTimezoneSyntax line:
                    zone = line.Zone.PlainText;
                    if (zone is not null) context.CheckTimeZone(zone, declared.Source, line.Zone.Span);
                    break;
            }
        }

        return new BoundCalendar(declared.Symbol, zone, [.. open], [.. closed], declared.Origin);
    }

    /// <summary>What an asset asks for; null where it asks for nothing.</summary>
    public BoundAsks? Asset(Declared<AssetSymbol, AssetSyntax> declared)
    {
        BoundAsks? asks = null;
        foreach (var item in declared.Syntax.Items)
        {
            switch (item)
            {
                case AssetForSyntax line:
                    foreach (var persona in line.Personas) context.Find(symbols.Personas, persona, declared.Source);
                    foreach (var stage in line.Stages) Stage(stage, declared.Source);
                    break;
                case AssetAsksSyntax line:
                    if (asks is not null) context.Report(NameDiagnostics.SaidTwice, declared.Source, line.Span, "asks");
                    asks = Asks(line, declared);
                    break;
            }
        }

        return asks is { Fields.IsEmpty: false } ? asks : null;
    }

    private BoundAsks Asks(AssetAsksSyntax line, Declared<AssetSymbol, AssetSyntax> declared)
    {
        var fields = new List<PropertySymbol>();
        foreach (var name in line.Fields)
        {
            if (context.Find(symbols.Fields, name, declared.Source) is not { } field) continue;
            if (fields.Contains(field)) context.Report(NameDiagnostics.SaidTwice, declared.Source, name.Span, name.Text);
            else if (!field.Type.IsError && !field.Type.IsOptional)
                context.Report(MeaningDiagnostics.AsksForKnown.At(declared.Source, name.Span, name.Text, field.Type)
                    .With(line.Fields.Length == 1 ? null : line.Fields[0] == name
                        ? Fix.Replace("leave it out", declared.Source, TextSpan.FromBounds(name.Span.Start, line.Fields[1].Span.Start), "")
                        : Mends.TakeOutOfList("leave it out", declared.Source, name.Span)));
            else fields.Add(field);
        }

        var most = Math.Max(1, fields.Count);
        if (line.AtMost is { } written)
        {
            if (decimal.IsInteger(written.Value) && written.Value is >= 1 and <= 1_000) most = (int)written.Value;
            else context.Report(TypeDiagnostics.OutOfRange, declared.Source, written.Span, declared.Source.GetText(written.Span), "a whole number from 1 to 1,000");
        }

        return new BoundAsks(declared.Symbol, [.. fields], most);
    }

    public BoundMessage? Message(Declared<MessageSymbol, MessageSyntax> declared, IReadOnlyList<IEntryScope> senders)
    {
        var entry = new MessageEntryScope(senders);
        context.EntryByMessage[declared.Symbol] = entry;
        var binder = new ExpressionBinder(context, new ExpressionScope(declared.Source, Entry: entry));
        ChannelSymbol? channel = null;
        TopicSymbol? topic = null;
        BoundTemplate? from = null, subject = null, body = null;
        var offers = ImmutableArray.CreateBuilder<AssetSymbol>();
        var said = new HashSet<Type>();
        foreach (var item in declared.Syntax.Items)
        {
            var kind = item is MessageTextSyntax ? typeof(MessageBodySyntax) : item.GetType();
            if (!said.Add(kind) && item is not MessageOffersSyntax)
                context.Report(NameDiagnostics.SaidTwice, declared.Source, item.Span, declared.Source.GetText(item.Span).Split(' ', 2)[0]);
            switch (item)
            {
                case MessageChannelSyntax line: channel = context.Find(symbols.Channels, line.Channel, declared.Source); break;
                case MessageTopicSyntax line: topic = context.Find(symbols.Topics, line.Topic, declared.Source); break;
                case MessageFromSyntax line: from = binder.TemplateOf(line.Sender); break;
                case MessageSubjectSyntax line: subject = binder.Template(line.Subject); break;
                case MessageTextSyntax line: body = binder.Template(line.Content); break;
                case MessageBodySyntax line: body = Body(line, declared, entry); break;
                case MessageOffersSyntax line:
                    offers.AddRange(line.Assets.Select(asset => context.Find(symbols.Assets, asset, declared.Source)).OfType<AssetSymbol>());
                    break;
            }
        }

        var name = declared.Syntax.Name;
        if (!said.Contains(typeof(MessageChannelSyntax))) Lacks(MeaningDiagnostics.ChannelMissing, declared.Source, name, "channel email");
        if (channel is null) return null;
        if (!said.Contains(typeof(MessageBodySyntax)) && channel.Name is "email" or "sms")
            Lacks(MeaningDiagnostics.WordsMissing, declared.Source, name, "text \"...\"");
        if (!said.Contains(typeof(MessageSubjectSyntax)) && channel.Name == "email")
            Lacks(FindingDiagnostics.SubjectMissing, declared.Source, name, "subject \"...\"");
        return new BoundMessage(
            declared.Symbol, channel, topic, declared.Syntax.IsTransactional, from, subject, body, offers.ToImmutable(), declared.Origin);
    }

    private BoundTemplate? Body(MessageBodySyntax line, Declared<MessageSymbol, MessageSyntax> declared, MessageEntryScope entry)
    {
        if (line.Path.PlainText is not { } written) return null;
        if (SourceSet.Resolve(declared.Source.Path, written) is not { } path)
        {
            context.Report(FileDiagnostics.PathOutside, declared.Source, line.Path.Span, written);
            return null;
        }

        var (file, problem) = context.Sources.Load(path);
        if (file is null)
        {
            if (problem is null) context.Report(FileDiagnostics.BodyNotFound, declared.Source, line.Path.Span, path, declared.Symbol.Name);
            else context.Report(FileDiagnostics.Unreadable, declared.Source, line.Path.Span, path, problem);
            return null;
        }

        var template = TextTemplate.Parse(file.Text);
        foreach (var diagnostic in template.Diagnostics) context.Report(diagnostic);
        var binder = new ExpressionBinder(context, new ExpressionScope(file.Text, Entry: entry));
        return binder.Template(template.Parts, new TextSpan(0, file.Text.Length));
    }

    private void Stage(NameSyntax name, SourceText source)
    {
        if (symbols.Stages.All.FirstOrDefault(stages => stages.Cases.Contains(name.Text)) is { } having)
        {
            context.Names?.UseCase(having, having.Cases.IndexOf(name.Text), source, name.Span);
            return;
        }

        context.Unknown("stage", name, source, symbols.Stages.All.SelectMany(stages => stages.Cases));
    }

    private void Lacks(DiagnosticDescriptor what, SourceText source, NameSyntax name, string line) =>
        context.Report(what.At(source, name.Span, name.Text).With(Mends.FirstLine($"add `{line}`", source, name.Span, line)));
}
