namespace NurtureLang.Semantics.Symbols;

/// <summary>A channel.</summary>
public sealed class ChannelSymbol(string name, int position, Origin? origin) : Symbol(name, position, origin)
{
    /// <inheritdoc />
    public override string What => "channel";
}

/// <summary>A topic.</summary>
public sealed class TopicSymbol(string name, int position, Origin? origin) : Symbol(name, position, origin)
{
    /// <inheritdoc />
    public override string What => "topic";
}

/// <summary>An asset.</summary>
public sealed class AssetSymbol(string name, int position, Origin? origin, string kind, string? url) : Symbol(name, position, origin)
{
    /// <summary>What it is, such as `ebook`.</summary>
    public string Kind { get; } = kind;

    /// <summary>Where it is found; null where it has no address.</summary>
    public string? Url { get; } = url;

    /// <inheritdoc />
    public override string What => "asset";
}

/// <summary>A message.</summary>
public sealed class MessageSymbol(string name, int position, Origin? origin) : Symbol(name, position, origin)
{
    /// <inheritdoc />
    public override string What => "message";
}
