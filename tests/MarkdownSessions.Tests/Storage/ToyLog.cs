using System.Text;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Storage;

/// <summary>A store of one line a record, with mistakes that can be chosen: what the crash model must tell apart.</summary>
internal sealed class ToyLog(IVaultFiles files, ToyMistakes mistakes = ToyMistakes.None)
{
    private const string Folder = "/vault/s1";
    private const string Log = Folder + "/log.md";

    /// <summary>Acknowledged when it returns.</summary>
    public void Append(string record)
    {
        bool isNew = files.Stat(Log) is null;
        files.CreateFolder(Folder);
        using var file = files.OpenAppend(Log);
        string line = EndsCleanly(file) ? $"{record}\n" : $"\n{record}\n";
        file.Append(Encoding.UTF8.GetBytes(line));
        if (!mistakes.HasFlag(ToyMistakes.NoFlush))
        {
            file.Flush();
        }

        // Also when the file was there: who made it may have died before flushing its name.
        if (mistakes.HasFlag(ToyMistakes.NoFolderFlush) || (mistakes.HasFlag(ToyMistakes.OnlyMakerFlushesFolder) && !isNew))
        {
            return;
        }

        files.FlushFolder(Folder);
        files.FlushFolder("/vault");
        files.FlushFolder("/");
    }

    /// <summary>The whole records on a disk.</summary>
    public static IReadOnlySet<string> Read(IVaultFiles disk)
    {
        if (disk.Stat(Log) is null)
        {
            return new HashSet<string>();
        }

        using var reader = new StreamReader(disk.OpenRead(Log));
        return reader.ReadToEnd().Split('\n')[..^1].ToHashSet();
    }

    private static bool EndsCleanly(IAppendFile file) =>
        file.Length == 0 || file.Read(file.Length - 1, 1) is [(byte)'\n'];
}
