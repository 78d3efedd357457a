using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Verification;

/// <content>Faults of archives and the index.</content>
internal static partial class PlantedFaults
{
    private static string[] LostArchive(HealthyVault vault)
    {
        var id = SessionId.Parse(Path.GetFileName(Path.GetDirectoryName(vault.Session("lost-archive")))!);
        string archive = Path.Join(vault.Root, "disk");

        vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive });
        vault.Vault.EmptyTrash([.. vault.Vault.ListTrash().Where(trashed => trashed.Id == id)]);
        Directory.Delete(archive, recursive: true);

        return [vault.Expect("lost-archive", Path.Join(vault.Root, ".crucible", "ledger", "tern-4k2q.md"), "archived chat-lost-archive")];
    }

    private static string[] AlsoArchived(HealthyVault vault)
    {
        string folder = Path.GetDirectoryName(vault.Session("both"))!;

        vault.CopyFolder(folder, Path.Join(vault.Vault.DefaultArchive, "chat-both"));

        return [vault.Expect("also-archived", folder)];
    }

    // Of the same length: only bytes tell.
    private static string[] ArchiveDiffers(HealthyVault vault)
    {
        string segment = vault.Session("differs");
        string folder = Path.GetDirectoryName(segment)!;

        string copy = vault.CopyFolder(folder, Path.Join(vault.Vault.DefaultArchive, "chat-differs"));
        vault.Edit(Path.Join(copy, Path.GetFileName(segment)), "wall clock", "hall clock");

        return [vault.Expect("archive-differs", folder)];
    }

    private static string[] WentOnAfterRestore(HealthyVault vault)
    {
        string segment = vault.Session("went-on");
        string folder = Path.GetDirectoryName(segment)!;
        var id = SessionId.Parse(Path.GetFileName(folder));

        vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = vault.Vault.DefaultArchive });
        vault.Vault.Restore([id]);
        vault.Edit(Path.Join(vault.Vault.DefaultArchive, id.Value, Path.GetFileName(segment)), "wall clock", "hall clock");

        return [vault.Expect("also-archived", folder)];
    }

    private static string[] IndexMissing(HealthyVault vault)
    {
        string folder = vault.CopyFolder(Path.Join(vault.Sessions, "chat-healthy"), Path.Join(vault.Sessions, "chat-new"));
        foreach (string segment in Directory.EnumerateFiles(folder, "*.md"))
        {
            vault.Edit(segment, "session_id: chat-healthy", "session_id: chat-new");
        }

        return [vault.Expect("index-missing", folder)];
    }

    private static string[] IndexStale(HealthyVault vault)
    {
        string folder = Path.Join(vault.Sessions, "chat-child");

        vault.Add(Path.Join(folder, "2024-01-15-1030.md"), "## 2024-01-15T10:32:00Z", "", "**User:** By hand.");

        return [vault.Expect("index-stale", folder)];
    }

    private static string[] IndexExtra(HealthyVault vault)
    {
        string segment = vault.Session("extra");
        vault.Vault.List();

        Directory.Delete(Path.GetDirectoryName(segment)!, recursive: true);

        return [vault.Expect("index-extra", Path.GetDirectoryName(segment)!)];
    }

    private static string[] IndexWrong(HealthyVault vault)
    {
        string segment = vault.Session("wrong");
        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** A grey heron.");
        var before = new DateTime(2024, 1, 15, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(segment, before);
        vault.Vault.List();

        vault.Edit(segment, "grey heron", "grey egret");
        File.SetLastWriteTimeUtc(segment, before);

        return [vault.Expect("index-wrong", Path.GetDirectoryName(segment)!)];
    }

    private static string[] IndexUnusable(HealthyVault vault)
    {
        string index = Path.Join(vault.Root, ".crucible", "index", "tern-4k2q");

        vault.Write(Path.Join(index, "CURRENT"), "../../../etc/passwd\n");

        return [vault.Expect("index-unusable", index)];
    }

    private static (string Segment, string Artifact) LongAnswer(HealthyVault vault, string name)
    {
        vault.Session(name);
        string segment = vault.Append(
            vault.Vault,
            SessionId.Parse($"chat-{name}"),
            "m3",
            "2024-01-15T10:32:00.000Z",
            new ToolResult("t1", new string('x', 100_000)));
        return (segment, Directory.GetFiles(Path.Join(Path.GetDirectoryName(segment), "artifacts")).Single());
    }
}
