using System.Globalization;
using MarkdownSessions.Format;
using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;
using MarkdownSessions.Verification;

namespace MarkdownSessions.Tests.Verification;

/// <summary>A vault on the real disk in which nothing is wrong, made by the store; faults are planted in it.</summary>
internal sealed class HealthyVault : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeClock clock = new();

    public HealthyVault()
    {
        Options = new() { Engine = new SqliteIndexEngine(), Writer = "tern-4k2q", Clock = clock, Random = new Random(1), Files = Files };
        Vault = Vault.OpenOrCreate(folder.Path, Options);
        AddWhatAVaultHas();
    }

    public RefusingFiles Files { get; } = new(new PhysicalFiles());

    public VaultOptions Options { get; }

    public Vault Vault { get; }

    public string Root => folder.Path;

    public string Sessions => Path.Join(Root, ".crucible", "sessions");

    public void Dispose()
    {
        Vault.Dispose();
        folder.Dispose();
    }

    /// <summary>Makes a session in which two entries stand, <c>m1</c> and <c>m2</c>.</summary>
    /// <returns>Its segment, absolute.</returns>
    public string Session(string name, params FrontMatterField[] fields)
    {
        var id = SessionId.Parse($"chat-{name}");
        Vault.Create(new() { Id = id, Started = At("2024-01-15T10:30:00.000Z"), Fields = fields });
        Say(Vault, id, "m1", "Why does the clock test fail?", "2024-01-15T10:30:00.000Z");
        return Say(Vault, id, "m2", "It reads the wall clock.", "2024-01-15T10:31:00.000Z");
    }

    /// <summary>Appends a text.</summary>
    /// <returns>The segment in which it stands, absolute.</returns>
    public string Say(Vault vault, SessionId id, string entry, string text, string time) =>
        Append(vault, id, entry, time, new TextPart(text));

    /// <summary>Appends parts.</summary>
    /// <returns>The segment in which they stand, absolute.</returns>
    public string Append(Vault vault, SessionId id, string entry, string time, params Part[] parts)
    {
        string path = vault.Append(id, new EntryDraft { Role = Role.User, Id = new(entry), Time = At(time), Parts = parts }).Path;
        return Path.GetFullPath(path, Root);
    }

    /// <summary>The same vault as another machine opens it.</summary>
    public Vault OtherMachine() => Vault.Open(Root, Options with { Writer = "wren-7x2p", Engine = null });

    /// <summary>Writes a file, or replaces it, readable by its owner alone; folders are made.</summary>
    public string Write(string path, string text)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }

    /// <summary>Makes a folder for its owner alone.</summary>
    public string MakeFolder(string path)
    {
        Files.CreateFolder(path);
        return path;
    }

    /// <summary>Gives one more right to a file or folder.</summary>
    public static void Allow(string path, UnixFileMode right)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | right);
        }
    }

    /// <summary>Adds lines at the end of a file.</summary>
    public void Add(string path, params string[] lines) => Write(path, File.ReadAllText(path) + string.Join('\n', lines) + "\n");

    /// <summary>Replaces a text that stands in a file once or more.</summary>
    public void Edit(string path, string old, string with)
    {
        string text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(path, text.Replace(old, with, StringComparison.Ordinal));
    }

    /// <summary>Copies a session's folder.</summary>
    public string CopyFolder(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            Write(Path.Join(to, Path.GetRelativePath(from, file)), File.ReadAllText(file));
        }

        return to;
    }

    /// <summary>A thing that must be found: its code, and where it is.</summary>
    /// <param name="code">The kind.</param>
    /// <param name="path">Absolute.</param>
    /// <param name="at">A text on the line, of which the last one counts; null for the file as a whole.</param>
    public string Expect(string code, string path, string? at = null)
    {
        int line = at is null ? 0 : File.ReadAllText(path).Split('\n').ToList().FindLastIndex(text => text.Contains(at, StringComparison.Ordinal)) + 1;
        Assert.True(at is null || line > 0, $"'{at}' stands nowhere in {path}");
        return FormattableString.Invariant($"{code} {Vault.Relative(path)}:{line}");
    }

    /// <summary>What a deep check finds, as <see cref="Expect"/> writes it.</summary>
    public IReadOnlyList<string> Found() => [.. Vault.Verify(new() { Deep = true }).Findings.Select(Shown)];

    public static string Shown(Finding finding) => FormattableString.Invariant($"{finding.Kind.Code} {finding.Path}:{finding.Line}");

    /// <summary>A time as a log has it.</summary>
    public static Timestamp At(string time) => Timestamp.From(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));

    // Two machines, a long answer, a child, an archive, the trash: none of it is a fault.
    private void AddWhatAVaultHas()
    {
        var plain = SessionId.Parse("chat-healthy");
        Session("healthy");
        using (var other = OtherMachine())
        {
            Say(other, plain, "m3", "Inject it.", "2024-01-15T10:32:00.000Z");
        }

        Append(
            Vault,
            plain,
            "m4",
            "2024-01-15T10:33:00.000Z",
            new ToolCall("bash", "{\"command\":\"cat log\"}") { Id = "t1", Result = new string('x', 100_000) });
        Session("child", new FrontMatterField("parent_session_id", "chat-healthy", []), new("branched_from", "[[chat-away/2024-01-15-1030.md#m2]]", []));
        Session("away");
        Session("gone");
        Vault.Remove(new() { Sessions = [SessionId.Parse("chat-away")], ArchiveTo = Vault.DefaultArchive });
        Vault.EmptyTrash(Vault.ListTrash());
        Vault.Remove(new() { Sessions = [SessionId.Parse("chat-gone")] });
    }
}
