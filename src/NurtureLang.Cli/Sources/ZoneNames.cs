using NurtureLang.Runtime.Time;

namespace NurtureLang.Cli.Sources;

/// <summary>The names of time zones. The zones' data is loaded with the first name that is asked for.</summary>
internal static class ZoneNames
{
    /// <summary>Whether a time zone has this name.</summary>
    public static bool IsZone(string name) => ZoneTable.IsZone(name);
}
