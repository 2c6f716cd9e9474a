namespace NurtureLang.Handbook.Words;

/// <summary>Names as people say them.</summary>
internal static class Spoken
{
    /// <summary>A name without its underscores: `first name`.</summary>
    public static string Name(string name) => name.Replace('_', ' ');

    /// <summary>A name that begins something: `First name`.</summary>
    public static string Title(string name)
    {
        var spoken = Name(name);
        return spoken.Length == 0 ? spoken : char.ToUpperInvariant(spoken[0]) + spoken[1..];
    }
}
