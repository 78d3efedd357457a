using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Verification;

/// <content>Faults of folders, links and permissions.</content>
internal static partial class PlantedFaults
{
    private static string[] NotASession(HealthyVault vault)
    {
        string folder = Path.Join(vault.Sessions, "old-notes");

        vault.Write(Path.Join(folder, "notes.md"), "# Notes\n\nBuy bread.\n");

        return [vault.Expect("not-a-session", folder)];
    }

    private static string[] BadSessionName(HealthyVault vault)
    {
        string folder = Path.Join(vault.Sessions, "my chat");

        vault.Write(Path.Join(folder, "2024-01-15-1030.md"), "---\nsession_id: my chat\n---\n");

        return [vault.Expect("bad-session-name", folder)];
    }

    // Capitals sort first, so the other one is the second.
    private static string[] TwinSession(HealthyVault vault)
    {
        string folder = Path.GetDirectoryName(vault.Session("twin"))!;

        vault.CopyFolder(folder, Path.Join(vault.Sessions, "CHAT-TWIN"));

        return [vault.Expect("twin-session", folder)];
    }

    private static string[] ForeignFolder(HealthyVault vault)
    {
        string besideSessions = vault.MakeFolder(Path.Join(vault.Sessions, "empty"));
        string inSession = vault.MakeFolder(Path.Join(Path.GetDirectoryName(vault.Session("with-folder")), "drafts"));

        return [vault.Expect("foreign-folder", besideSessions), vault.Expect("foreign-folder", inSession)];
    }

    private static string[] ForeignFiles(HealthyVault vault)
    {
        string besideSessions = vault.Write(Path.Join(vault.Sessions, "readme.txt"), "?");
        string inSession = vault.Write(Path.Join(Path.GetDirectoryName(vault.Session("with-file")), "todo.txt"), "?");

        return [vault.Expect("foreign-file", besideSessions), vault.Expect("foreign-file", inSession)];
    }

    private static string[] OnlyALink(HealthyVault vault)
    {
        string segment = vault.Session("only-link");
        string elsewhere = Path.Join(vault.MakeFolder(Path.Join(vault.Root, "moved")), Path.GetFileName(segment));
        File.Move(segment, elsewhere);
        File.CreateSymbolicLink(segment, elsewhere);

        return [vault.Expect("link-or-device", segment)];
    }

    private static string[] NamedInCapitals(HealthyVault vault)
    {
        string segment = vault.Session("capitals");
        string renamed = Path.ChangeExtension(segment, ".MD");
        File.Move(segment, renamed);

        return [vault.Expect("not-a-session", renamed)];
    }

    private static string[] Links(HealthyVault vault)
    {
        string folder = Path.GetDirectoryName(vault.Session("linked"))!;
        string[] links = [Path.Join(vault.Sessions, "chat-link"), Path.Join(folder, "2024-01-15-1200.md"), Path.Join(folder, "artifacts")];

        // Not to a folder above: who walks the tests' folder would walk for ever.
        string elsewhere = vault.MakeFolder(Path.Join(vault.Root, "elsewhere"));
        foreach (string link in links)
        {
            File.CreateSymbolicLink(link, elsewhere);
        }

        return [.. links.Select(link => vault.Expect("link-or-device", link))];
    }

    private static string[] ForeignOwner(HealthyVault vault)
    {
        string segment = vault.Session("lent");

        vault.Files.Foreign = segment;

        return [vault.Expect("foreign-owner", segment)];
    }

    private static string[] GroupWritable(HealthyVault vault)
    {
        string segment = vault.Session("group");

        HealthyVault.Allow(segment, UnixFileMode.GroupWrite);

        return [vault.Expect("group-writable", segment)];
    }

    // Folder, segment: told once for the session, at the first of them.
    private static string[] WorldWritable(HealthyVault vault)
    {
        string segment = vault.Session("world");
        string folder = Path.GetDirectoryName(segment)!;

        HealthyVault.Allow(segment, UnixFileMode.OtherWrite);
        HealthyVault.Allow(folder, UnixFileMode.OtherWrite);

        return [vault.Expect("world-writable", folder)];
    }

    private static string[] HardLinked(HealthyVault vault)
    {
        string segment = vault.Session("two-names");

        Assert.True(OperatingSystem.IsWindows() || UnixCalls.AddName(segment, Path.Join(vault.Root, "second-name.md")) == 0);

        return [vault.Expect("hard-linked", segment)];
    }

    private static string[] Leftovers(HealthyVault vault)
    {
        string segment = vault.Session("leftover");
        string[] left =
        [
            vault.Write(Path.Join(Path.GetDirectoryName(segment), ".tmp-0123456789abcdef"), "half"),
            vault.Write(Path.Join(Path.GetDirectoryName(segment), "artifacts", ".tmp-fedcba9876543210"), "half"),
            vault.Write(Path.Join(vault.Root, ".crucible", ".tmp-0123456789abcdef"), "half"),
            vault.MakeFolder(Path.Join(vault.Root, ".crucible", "tmp", "chat-half-1a2b3c4d")),
        ];

        return [.. left.Select(path => vault.Expect("leftover", path))];
    }

    private static string[] Unreadable(HealthyVault vault)
    {
        vault.Session("refused");
        using var other = vault.OtherMachine();
        string second = vault.Say(other, SessionId.Parse("chat-refused"), "m3", "Mine alone.", "2024-01-15T10:32:00.000Z");

        vault.Files.Refused = second;

        return [vault.Expect("unreadable", second)];
    }
}
