using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Verification;

/// <summary>What can be wrong in a vault, each in a session of its own so that all can be planted at once.</summary>
internal static class PlantedFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        new("a writer died", TornEntry),
        new("a writer died and wrote again", RewrittenEntry),
        new("an entry in the middle of a message is gone", MissingEntry),
        new("the end of a long message is gone", MissingEnd),
        new("another speaker goes on", OtherSpeaker),
        new("a power cut left NULs below an entry", NulBytes),
        new("a power cut left NULs in an entry", NulsInEntry),
        new("an entry was edited", EditedEntry),
        new("an entry was pasted twice", RepeatedEntry),
        new("two machines used one id", ConflictingEntry),
        new("git left a conflict", GitConflict),
        new("Syncthing left a copy", SyncConflict),
        new("git's merge tool left a copy", MergeOriginal),
        new("a call has two words", StrayCall),
        new("a heading goes on behind its time", StrayHeading),
        new("a conflict marker stands alone", LoneMarker),
        new("a heading was deleted", LostHeading),
        new("a line of 17 MiB was pasted", TooLong),
        new("a title has a colon", BrokenFrontMatter),
        new("the closing dashes were deleted", UnclosedFrontMatter),
        new("a title is in Latin-1", NotUtf8),
        new("a title line is in Latin-1", NotUtf8TitleLine),
        new("a key stands twice", RepeatedKey),
        new("notes were laid beside the log", MissingFrontMatter),
        new("a segment came from another session", OtherSessionId),
        new("a newer program wrote", NewerFormat),
        new("somebody wrote the 31st of February", NoSuchDate),
        new("the start is a word", NoSuchStart),
        new("a clock went back", TimeBackwards),
        new("the parent is gone", MissingParent),
        new("a session started itself", OwnParent),
        new("two sessions started each other", ParentCycle),
        new("the session it branched from is gone", MissingOrigin),
        new("the segment before is gone", MissingSegment),
        new("an artifact was deleted", MissingArtifact),
        new("a text names an artifact", DeadLink),
        new("an artifact was cut off", ArtifactLength),
        new("a bit of an artifact flipped", ArtifactContent),
        new("an artifact belongs to nobody", UnlinkedArtifact),
        new("a folder of notes lies among the sessions", NotASession),
        new("a folder has a blank in its name", BadSessionName),
        new("two folders differ in case", TwinSession),
        new("an empty folder lies among the sessions", ForeignFolder),
        new("files lie where none belong", ForeignFiles),
        new("links lead elsewhere", Links),
        new("another user owns a file", ForeignOwner),
        new("the group may write", GroupWritable),
        new("everybody may write", WorldWritable),
        new("a segment has two names", HardLinked),
        new("writers died before they renamed", Leftovers),
        new("a segment cannot be read", Unreadable),
        new("an archive was lost", LostArchive),
        new("a session came back and stayed in the archive", AlsoArchived),
        new("a session went on after it was archived", ArchiveDiffers),
        new("an edit kept length and time", IndexWrong) { IsOfIndex = true },
        new("a session went while the index was away", IndexExtra) { IsOfIndex = true },
        new("a session came while the index was away", IndexMissing) { IsOfIndex = true },
        new("a file changed while the index was away", IndexStale) { IsOfIndex = true },
        new("the index says nonsense", IndexUnusable) { IsOfIndex = true, StandsAlone = true },
    ];

    private static string[] TornEntry(HealthyVault vault)
    {
        string segment = vault.Session("torn");

        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m9 -->", "", "**User:** So we inject a TimePro");

        return [vault.Expect("torn-entry", segment, "cru m9")];
    }

    private static string[] RewrittenEntry(HealthyVault vault)
    {
        string segment = vault.Session("rewritten");

        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m9 -->", "", "**User:** So we inject a TimePro");
        string expected = vault.Expect("rewritten-entry", segment, "cru m9");
        vault.Say(vault.Vault, SessionId.Parse("chat-rewritten"), "m9", "So we inject a TimeProvider.", "2024-01-15T10:33:00.000Z");

        return [expected];
    }

    private static string[] MissingEntry(HealthyVault vault)
    {
        string segment = vault.Session("gap");

        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m1+2 -->", "", "**User:** And then?", "", "<!-- cru end m1+2 {} -->");

        return [vault.Expect("missing-entry", segment, "cru m1 -->")];
    }

    private static string[] MissingEnd(HealthyVault vault)
    {
        string segment = vault.Session("cut");

        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m9 -->", "", "**User:** A very long te", "", "<!-- cru end m9 {\"goes_on\":1} -->");

        return [vault.Expect("missing-entry", segment, "cru m9 -->")];
    }

    private static string[] OtherSpeaker(HealthyVault vault)
    {
        string segment = vault.Session("speaker");

        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m1+1 -->", "", "**Assistant:** And then?", "", "<!-- cru end m1+1 {} -->");

        return [vault.Expect("other-speaker", segment, "cru m1+1 -->")];
    }

    private static string[] NulBytes(HealthyVault vault)
    {
        string segment = vault.Session("nuls");

        File.AppendAllText(segment, new string('\0', 4096));

        return [vault.Expect("nul-bytes", segment, "\0")];
    }

    private static string[] NulsInEntry(HealthyVault vault)
    {
        string segment = vault.Session("nuls-inside");

        vault.Edit(segment, "wall clock", "wall\0clock");

        string torn = vault.Expect("torn-entry", segment, "cru m2 -->");
        string footer = vault.Expect("lost-heading", segment, "cru end m2");
        return [torn, footer, vault.Expect("nul-bytes", segment, "\0")];
    }

    private static string[] EditedEntry(HealthyVault vault)
    {
        string segment = vault.Session("edited");

        vault.Edit(segment, "wall clock", "strict clock");

        return [vault.Expect("edited-entry", segment, "<!-- cru m2 -->")];
    }

    private static string[] RepeatedEntry(HealthyVault vault)
    {
        string segment = vault.Session("repeated");

        string text = File.ReadAllText(segment);
        vault.Add(segment, text[text.IndexOf("## 2024-01-15T10:31", StringComparison.Ordinal)..]);

        return [vault.Expect("repeated-entry", segment, "<!-- cru m2 -->")];
    }

    private static string[] ConflictingEntry(HealthyVault vault)
    {
        vault.Session("conflicting");

        using var other = vault.OtherMachine();
        string segment = vault.Say(other, SessionId.Parse("chat-conflicting"), "m3", "Which clock?", "2024-01-15T10:32:00.000Z");

        // As it would be written where the first machine's segment did not arrive yet.
        byte[] entry = EntryWriter.Write(new() { Id = new("m2"), Role = Role.User, Time = HealthyVault.At("2024-01-15T10:33:00.000Z"), Parts = [new TextPart("It reads no clock.")] });
        vault.Add(segment, Encoding.UTF8.GetString(entry));

        return [vault.Expect("conflicting-entry", segment, "<!-- cru m2 -->")];
    }

    private static string[] GitConflict(HealthyVault vault)
    {
        string segment = vault.Session("merged");

        vault.Add(
            segment,
            "<<<<<<< HEAD",
            "## 2024-01-15T10:32:00Z",
            "",
            "**User:** On this machine.",
            "=======",
            "## 2024-01-15T10:33:00Z",
            "",
            "**User:** On the other one.",
            ">>>>>>> laptop");

        return [vault.Expect("git-conflict", segment, "<<<<<<<")];
    }

    private static string[] SyncConflict(HealthyVault vault)
    {
        string segment = vault.Session("synced");

        string copy = vault.Write(segment.Replace(".md", ".sync-conflict-20240116-101112-ABCDEFG.md", StringComparison.Ordinal), File.ReadAllText(segment));

        return [vault.Expect("conflict-copy", copy)];
    }

    private static string[] MergeOriginal(HealthyVault vault)
    {
        string segment = vault.Session("original");

        string copy = vault.Write($"{segment}.orig", File.ReadAllText(segment));

        return [vault.Expect("conflict-copy", copy)];
    }

    private static string[] StrayCall(HealthyVault vault)
    {
        string segment = vault.Session("stray-call");

        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** Half a mark is text:", "[Tool: two words here]");

        return [vault.Expect("stray-mark", segment, "[Tool: two")];
    }

    private static string[] StrayHeading(HealthyVault vault)
    {
        string segment = vault.Session("stray-heading");

        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** Then", "## 2024-01-15T10:33:00Z and more");

        return [vault.Expect("stray-mark", segment, "and more")];
    }

    private static string[] LoneMarker(HealthyVault vault)
    {
        string segment = vault.Session("lone-marker");

        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** A title", "=======", "<<<<<<< HEAD", "nothing follows");

        return [vault.Expect("stray-mark", segment, "<<<<<<<")];
    }

    private static string[] LostHeading(HealthyVault vault)
    {
        string segment = vault.Session("lost-heading");

        vault.Edit(segment, "## 2024-01-15T10:31:00.000Z <!-- cru m2 -->\n", "");

        return [vault.Expect("lost-heading", segment, "cru end m2")];
    }

    private static string[] TooLong(HealthyVault vault)
    {
        string segment = vault.Session("long");

        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", $"**User:** {new string('a', 17 * 1024 * 1024)}");

        return [vault.Expect("too-long", segment, "aaaa")];
    }

    private static string[] BrokenFrontMatter(HealthyVault vault)
    {
        string segment = vault.Session("broken");

        vault.Edit(segment, "writer:", "title: Foo: bar: baz\ntags: [unclosed\nwriter:");

        return [vault.Expect("broken-front-matter", segment, "title: Foo")];
    }

    private static string[] UnclosedFrontMatter(HealthyVault vault)
    {
        string segment = vault.Session("unclosed");

        vault.Edit(segment, "tern-4k2q\n---\n", "tern-4k2q\n");

        return [vault.Expect("broken-front-matter", segment, "---")];
    }

    private static string[] NotUtf8(HealthyVault vault)
    {
        string segment = vault.Session("latin", new FrontMatterField("title", "Caf@", []));
        string[] expected = [vault.Expect("not-utf8", segment, "title: Caf@"), vault.Expect("not-utf8", segment, "# Caf@")];

        File.WriteAllBytes(segment, [.. File.ReadAllBytes(segment).Select(letter => letter == (byte)'@' ? (byte)0xE9 : letter)]);

        return expected;
    }

    private static string[] NotUtf8TitleLine(HealthyVault vault)
    {
        string segment = vault.Session("latin-line");
        string text = File.ReadAllText(segment);
        int heading = text.IndexOf("## ", StringComparison.Ordinal);
        vault.Write(segment, text.Insert(heading, "# Caf@\n\n"));
        string expected = vault.Expect("not-utf8", segment, "# Caf@");

        File.WriteAllBytes(segment, [.. File.ReadAllBytes(segment).Select(letter => letter == (byte)'@' ? (byte)0xE9 : letter)]);

        return [expected];
    }

    private static string[] RepeatedKey(HealthyVault vault)
    {
        string segment = vault.Session("twice", new FrontMatterField("agent", "heron", []));

        vault.Edit(segment, "agent: heron\n", "agent: heron\nproject: marsh\nagent: egret\n");

        return [vault.Expect("repeated-key", segment, "agent: egret")];
    }

    private static string[] MissingFrontMatter(HealthyVault vault)
    {
        string segment = vault.Session("notes");

        string notes = vault.Write(Path.Join(Path.GetDirectoryName(segment), "notes.md"), "## 2024-01-15T10:32:00Z\n\n**User:** Ask Ann.\n");

        return [vault.Expect("missing-front-matter", notes, "## 2024")];
    }

    private static string[] OtherSessionId(HealthyVault vault)
    {
        string segment = vault.Session("foreign-segment");

        vault.Edit(segment, "session_id: chat-foreign-segment", "session_id: chat-other");

        return [vault.Expect("other-session-id", segment, "session_id:")];
    }

    private static string[] NewerFormat(HealthyVault vault)
    {
        string segment = vault.Session("newer");

        vault.Edit(segment, "format: 0", "format: 7");

        return [vault.Expect("newer-format", segment, "format: 7")];
    }

    private static string[] NoSuchDate(HealthyVault vault)
    {
        string segment = vault.Session("february");

        vault.Add(segment, "## 2024-02-31T10:32:00Z", "", "**User:** A day that does not exist.");

        return [vault.Expect("no-such-date", segment, "02-31")];
    }

    private static string[] NoSuchStart(HealthyVault vault)
    {
        string segment = vault.Session("yesterday");

        vault.Edit(segment, "started: 2024-01-15T10:30:00.000Z", "started: yesterday");

        return [vault.Expect("no-such-date", segment, "started: yesterday")];
    }

    private static string[] TimeBackwards(HealthyVault vault)
    {
        string segment = vault.Session("backwards");

        vault.Add(segment, "## 2024-01-15T09:00:00Z", "", "**User:** An hour before.");

        return [vault.Expect("time-backwards", segment, "T09:00:00Z")];
    }

    private static string[] MissingParent(HealthyVault vault)
    {
        string segment = vault.Session("orphan", new FrontMatterField("parent_session_id", "chat-nowhere", []));

        return [vault.Expect("missing-parent", segment, "parent_session_id")];
    }

    private static string[] OwnParent(HealthyVault vault)
    {
        string segment = vault.Session("own-parent", new FrontMatterField("parent_session_id", "chat-own-parent", []));

        return [vault.Expect("parent-cycle", segment, "parent_session_id")];
    }

    private static string[] ParentCycle(HealthyVault vault)
    {
        string hen = vault.Session("hen", new FrontMatterField("parent_session_id", "chat-egg", []));
        string egg = vault.Session("egg", new FrontMatterField("parent_session_id", "chat-hen", []));
        vault.Session("chick", new FrontMatterField("parent_session_id", "chat-hen", []));

        return [vault.Expect("parent-cycle", hen, "parent_session_id"), vault.Expect("parent-cycle", egg, "parent_session_id")];
    }

    private static string[] MissingOrigin(HealthyVault vault)
    {
        string segment = vault.Session("branch", new FrontMatterField("branched_from", "[[chat-nowhere/2024-01-15-1030.md#m2]]", []));

        return [vault.Expect("missing-origin", segment, "branched_from")];
    }

    private static string[] MissingSegment(HealthyVault vault)
    {
        string segment = vault.Session("continued");

        vault.Edit(segment, "continued_from: null", "continued_from: \"[[2024-01-14-0900.md]]\"");

        return [vault.Expect("missing-segment", segment, "continued_from")];
    }

    private static string[] MissingArtifact(HealthyVault vault)
    {
        var (segment, artifact) = LongAnswer(vault, "lost-artifact");

        File.Delete(artifact);

        return [vault.Expect("missing-artifact", segment, "[[artifacts/")];
    }

    private static string[] DeadLink(HealthyVault vault)
    {
        string segment = vault.Session("dead-link");

        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** It is all in", "[[artifacts/plan.md|the plan]]", "as I said.");

        return [vault.Expect("dead-link", segment, "plan.md")];
    }

    private static string[] ArtifactLength(HealthyVault vault)
    {
        string segment = vault.Session("cut-picture");

        vault.Write(Path.Join(Path.GetDirectoryName(segment), "artifacts", "chart.png"), "12345");
        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** See", "", "![[artifacts/chart.png]] <!-- cru {\"mime\":\"image/png\",\"bytes\":12} -->");

        return [vault.Expect("artifact-length", segment, "chart.png")];
    }

    private static string[] ArtifactContent(HealthyVault vault)
    {
        var (_, artifact) = LongAnswer(vault, "flipped");

        vault.Write(artifact, $"y{File.ReadAllText(artifact)[1..]}");

        return [vault.Expect("artifact-content", artifact)];
    }

    private static string[] UnlinkedArtifact(HealthyVault vault)
    {
        string segment = vault.Session("unlinked");

        string artifact = vault.Write(Path.Join(Path.GetDirectoryName(segment), "artifacts", "drafts", "old.txt"), "old");

        return [vault.Expect("unlinked-artifact", artifact)];
    }

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
