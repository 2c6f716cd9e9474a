namespace NurtureLang.Cli.Hosting;

/// <summary>Colours text where colour is wanted, and leaves it alone where it is not.</summary>
/// <param name="wanted">Whether it is.</param>
internal sealed class Paint(bool wanted)
{
    /// <summary>What went wrong.</summary>
    public string Red(string text) => With("1;31", text);

    /// <summary>What may be wrong.</summary>
    public string Yellow(string text) => With("1;33", text);

    /// <summary>What went well, and mends.</summary>
    public string Green(string text) => With("32", text);

    /// <summary>Places and names.</summary>
    public string Blue(string text) => With("36", text);

    /// <summary>Titles.</summary>
    public string Bold(string text) => With("1", text);

    /// <summary>What matters less.</summary>
    public string Dim(string text) => With("2", text);

    private string With(string code, string text) => wanted && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
