using System.Text;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>
/// What this machine archived, deleted, purged and restored: one line each in <c>.crucible/ledger/&lt;writer&gt;.md</c>, which
/// only this writer appends to (docs/format.md, "Ledger").
/// </summary>
internal sealed class Ledger(IVaultFiles files, VaultPaths paths, string writer)
{
    /// <summary>Appends a line, flushed.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Add(LedgerLine line)
    {
        string path = paths.Ledger(writer);
        files.CreateFolder(Path.GetDirectoryName(path)!);
        byte[] title = Encoding.UTF8.GetBytes($"# What {writer} moved\n\n");
        if (files.TryCreate(path, title))
        {
            files.FlushFolder(paths.Own);
        }

        using var file = files.OpenAppend(path);
        long length = file.Length;
        bool isTorn = length > 0 && file.Read(length - 1, 1) is not [(byte)'\n'];
        file.Append(Encoding.UTF8.GetBytes($"{(isTorn ? "\n" : "")}{line}\n"));
        file.Flush();
    }

    /// <summary>The lines of all writers that can be read, each writer's in order.</summary>
    public IReadOnlyList<LedgerLine> Read() => [.. ReadPlaced().Select(placed => placed.Entry)];

    /// <summary>The same lines, and where they stand.</summary>
    public IReadOnlyList<PlacedLedgerLine> ReadPlaced()
    {
        var lines = new List<PlacedLedgerLine>();
        string folder = Path.GetDirectoryName(paths.Ledger(writer))!;
        foreach (var stamp in files.List(folder).OrderBy(stamp => stamp.Name, StringComparer.Ordinal))
        {
            if (stamp.Kind is FileKind.File && stamp.Name.EndsWith(".md", StringComparison.Ordinal))
            {
                AddLines(Path.Join(folder, stamp.Name), lines);
            }
        }

        return lines;
    }

    /// <summary>The newest line of each session, as far as it tells where the session lies.</summary>
    public IReadOnlyList<PlacedLedgerLine> ReadNewest() =>
    [
        .. ReadPlaced().Where(line => !IsOfTrash(line.Entry))
            .GroupBy(line => line.Entry.Session)
            .Select(lines => lines.OrderBy(line => line.Entry.Time.Instant).Last()),
    ];

    // What was archived leaves a copy in the trash; that this one is deleted later says nothing of the archive.
    private static bool IsOfTrash(LedgerLine line) => line.Verb == "purged" && line.Facts.Text("from") == "trash";

    private void AddLines(string path, List<PlacedLedgerLine> lines)
    {
        try
        {
            using var text = new StreamReader(files.OpenRead(path), Encoding.UTF8);
            for (int number = 1; text.ReadLine() is { } line; number++)
            {
                if (LedgerLine.TryParse(line, out var entry))
                {
                    lines.Add(new(path, number, entry));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The ledger helps to find things; without it they are looked for where they are by default.
        }
    }
}
