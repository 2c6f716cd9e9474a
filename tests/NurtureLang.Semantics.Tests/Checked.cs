using System.Text;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Semantics.Tests;

/// <summary>Campaigns given as texts, checked.</summary>
internal static class Checked
{
    /// <summary>A campaign's head, for texts that are about something else.</summary>
    public const string Head = "campaign c { timezone \"Europe/Berlin\" }\n";

    public static Analysis Of(string text, params (string Path, string Text)[] others) =>
        Analysis.Of(new TextLoader([("main.nurture", text), .. others]), "main.nurture", name => name is "UTC" or "Europe/Berlin");

    /// <summary>The codes of a campaign, with the text that each marks.</summary>
    public static IEnumerable<string> Codes(string text, params (string Path, string Text)[] others) =>
        Of(text, others).Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Source.GetText(diagnostic.Span)}");

    private sealed class TextLoader(IEnumerable<(string Path, string Text)> files) : ISourceLoader
    {
        private readonly Dictionary<string, string> byPath = files.ToDictionary(file => file.Path, file => file.Text);

        public LoadedFile? Load(string path) =>
            byPath.TryGetValue(path, out var text) ? new LoadedFile([.. Encoding.UTF8.GetBytes(text)]) : null;
    }
}
