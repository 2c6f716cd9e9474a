using NurtureLang.Ide.Workspaces;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>
/// Addresses of documents. Clients spell one address in several ways (`%20`, `%3A`, `C:` and `c:`), so documents are known by the path behind it;
/// an answer names an open document as its client did.
/// </summary>
internal static class DocumentUri
{
    private const string File = "file:";

    /// <summary>The path behind an address; the address itself, unescaped, where it is not one of the disk.</summary>
    public static string ToPath(string uri)
    {
        if (!uri.StartsWith(File, StringComparison.OrdinalIgnoreCase)) return Unescape(uri);
        var rest = uri[File.Length..];
        var cut = rest.IndexOfAny(['?', '#']);
        if (cut >= 0) rest = rest[..cut];
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            var host = slash < 0 ? rest[2..] : rest[2..slash];
            rest = slash < 0 ? "/" : rest[slash..];
            if (host.Length > 0 && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) rest = "//" + host + rest;
        }

        var path = Unescape(rest).Replace('\\', OperatingSystem.IsWindows() ? '/' : '\\');
        // A drive: `/C:/x` and `/c:/x` are `c:/x`.
        if (path.Length > 2 && path[0] == '/' && char.IsAsciiLetter(path[1]) && path[2] == ':') path = char.ToLowerInvariant(path[1]) + path[2..];
        return path.Length > 1 && path.EndsWith('/') && !path.EndsWith(":/", StringComparison.Ordinal) ? path.TrimEnd('/') : path;
    }

    /// <summary>An address of a path.</summary>
    public static string Of(string path)
    {
        if (!FilePath.IsOnDisk(path)) return path;
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        if (path.StartsWith("//", StringComparison.Ordinal)) return File + escaped;
        return path.StartsWith('/') ? "file://" + escaped : "file:///" + escaped;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text);
}
