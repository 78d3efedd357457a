using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Bench;

/// <summary>Writes a synthetic vault through the store's own writer.</summary>
internal static class VaultMaker
{
    private const long MaxSegmentBytes = 4 * 1024 * 1024;

    /// <summary>Writes the vault.</summary>
    public static void Make(string folder, VaultSize size)
    {
        using var vault = Vault.OpenOrCreate(folder);
        var files = new PhysicalFiles();
        var paths = VaultPaths.OfVault(vault.Root);
        foreach (var session in SyntheticSession.Of(size))
        {
            Write(files, paths, session);
        }
    }

    private static void Write(PhysicalFiles files, VaultPaths paths, SyntheticSession session)
    {
        string folder = paths.Session(session.Id);
        files.CreateFolder(folder);
        var writer = new SegmentedWriter(files, folder, MaxSegmentBytes);
        var head = new SegmentHead
        {
            Session = session.Id,
            Type = "chat",
            Started = Timestamp.From(session.Started),
            Writer = "bench-2222",
            Facts = [SegmentHead.Field("title", session.Title), SegmentHead.Field("agent", "sample-agent")],
        };
        foreach (var entry in session.Entries())
        {
            writer.Add(entry, () => head);
        }

        writer.Finish(head);
    }
}
