using System.Collections.Immutable;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Settings;

/// <summary>A severity as it can be set.</summary>
internal enum SetSeverity
{
    /// <summary>Nothing is set: the kind's own.</summary>
    Unset,

    /// <summary>Not shown.</summary>
    None,

    /// <summary>A note.</summary>
    Note,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error.</summary>
    Error,
}

/// <summary>What is set for one file.</summary>
internal readonly record struct SettingsOfAFile(ImmutableDictionary<string, string> Values)
{
    /// <summary>What is set for a code: for itself, or for all where it is not.</summary>
    public SetSeverity Severity(string code)
    {
        if (Values.IsEmpty) return SetSeverity.Unset;
        var own = Values.GetValueOrDefault(SettingKeys.Of(code));
        // `default` is an answer, the kind's own severity; `unset` is as if nothing stood there.
        if (own is not null && SettingKeys.IsSet(own)) return SettingKeys.SeverityOf(own) ?? SetSeverity.Unset;
        return Values.GetValueOrDefault(SettingKeys.OfAll) is { } all ? SettingKeys.SeverityOf(all) ?? SetSeverity.Unset : SetSeverity.Unset;
    }
}

/// <summary>The keys by which severities are set, and what can be wrong with them.</summary>
internal static class SettingKeys
{
    private const string Ours = "nurture_";
    private const string Start = "nurture_diagnostic.";
    private const string End = ".severity";

    /// <summary>The key for all diagnostics that are no errors.</summary>
    public const string OfAll = "nurture_diagnostic.severity";

    /// <summary>The key for a code.</summary>
    public static string Of(string code) => $"{Start}{code.ToLowerInvariant()}{End}";

    /// <summary>Whether a value sets something that can be understood.</summary>
    public static bool IsSet(string value) => SeverityOf(value) is not null && !value.Equals("unset", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a value means; null where it means nothing.</summary>
    public static SetSeverity? SeverityOf(string value) => value.ToLowerInvariant() switch
    {
        "none" => SetSeverity.None,
        "suggestion" or "note" => SetSeverity.Note,
        "warning" => SetSeverity.Warning,
        "error" => SetSeverity.Error,
        "default" or "unset" => SetSeverity.Unset,
        _ => null,
    };

    /// <summary>What is wrong with the settings of a file.</summary>
    public static IEnumerable<Diagnostic> Mistakes(EditorConfigFile file) =>
        file.Sections.SelectMany(section => section.Pairs).Where(pair => pair.Key.StartsWith(Ours, StringComparison.Ordinal)).SelectMany(pair => Mistakes(file.Source, pair));

    private static IEnumerable<Diagnostic> Mistakes(SourceText source, EditorConfigPair pair)
    {
        if (SeverityOf(pair.Value) is not { } severity) yield return BadSeverity(source, pair);
        else if (CodeOf(pair.Key) is { } set && Catalogue.Find(set)?.Severity == Severity.Error && severity is not (SetSeverity.Error or SetSeverity.Unset))
            yield return SettingDiagnostics.ErrorStays.At(source, pair.ValueSpan, set)
                .With(Mends.TakeOut("take the line out", source, source.GetLineSpan(source.GetLine(pair.KeySpan.Start))));
        if (pair.Key == OfAll) yield break;
        if (CodeOf(pair.Key) is not { } code) yield return BadKey(source, pair);
        else if (Catalogue.Find(code) is null) yield return SettingDiagnostics.UnknownCodeSet.At(source, CodeSpan(pair), code, ".");
    }

    private static Diagnostic BadSeverity(SourceText source, EditorConfigPair pair)
    {
        var told = SettingDiagnostics.UnknownSeverity.At(source, pair.ValueSpan, pair.Value);
        var meant = pair.Value.ToLowerInvariant() switch
        {
            "info" or "information" or "hint" or "silent" => "suggestion",
            "off" or "false" or "ignore" or "disable" => "none",
            "warn" => "warning",
            "err" or "fatal" => "error",
            var other => Spelling.Nearest(other, ["none", "suggestion", "warning", "error", "default"]),
        };
        return told.With(meant is null ? null : Fix.Replace($"write {meant}", source, pair.ValueSpan, meant));
    }

    private static Diagnostic BadKey(SourceText source, EditorConfigPair pair)
    {
        var nearest = Spelling.Nearest(pair.Key, [OfAll]);
        var isNear = pair.Key.StartsWith("nurture_diag", StringComparison.Ordinal) || nearest is not null;
        var hint = isNear ? ": write `nurture_diagnostic.NUR2017.severity` for one, and `nurture_diagnostic.severity` for all." : ".";
        return SettingDiagnostics.UnknownKey.At(source, pair.KeySpan, source.GetText(pair.KeySpan), hint);
    }

    // The code in a key, in capitals; null where the key has another form.
    private static string? CodeOf(string key) =>
        key.Length > Start.Length + End.Length && key.StartsWith(Start, StringComparison.Ordinal) && key.EndsWith(End, StringComparison.Ordinal)
            ? key[Start.Length..^End.Length].ToUpperInvariant()
            : null;

    private static TextSpan CodeSpan(EditorConfigPair pair) =>
        TextSpan.FromBounds(pair.KeySpan.Start + Start.Length, pair.KeySpan.End - End.Length);
}
