using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Sources;

/// <summary>Writes files so that nobody ever finds half of one.</summary>
internal static class FileWriter
{
    /// <summary>Puts new content in the place of a file, whole.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        Replace(path, file => file.Write(bytes));
    }

    /// <summary>Puts content in the place of a file once all of it is written.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        // A link stays a link: what it leads to is written anew.
        var target = RealPath.Of(path) ?? path;
        var beside = $"{target}.{Environment.ProcessId}.tmp";
        try
        {
            if (Directory.Exists(target)) throw new CommandException($"{DisplayWidth.Harmless(path)} cannot be written: it is a folder.");
            using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None)) write(file);
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            File.Move(beside, target, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            if (File.Exists(beside)) File.Delete(beside);
            throw new CommandException(
                $"{DisplayWidth.Harmless(path)} cannot be written: {DisplayWidth.Harmless(problem.Message)}", inner: problem);
        }
        catch
        {
            if (File.Exists(beside)) File.Delete(beside);
            throw;
        }
    }

    /// <summary>Sees before long work begins that the folder exists into which an option's file goes.</summary>
    /// <exception cref="CommandException">It does not.</exception>
    public static void CheckFolder(string option, string? path)
    {
        if (path is null or "-") return;
        if (path.Length == 0) throw new CommandException($"{option} needs the name of a file.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        if (!Directory.Exists(folder))
            throw new CommandException($"{option} {DisplayWidth.Harmless(path)} cannot be written: the folder {DisplayWidth.Harmless(folder)} does not exist.");
    }
}
