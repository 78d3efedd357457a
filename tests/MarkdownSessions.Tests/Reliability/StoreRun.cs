using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>One process that works on the vault at <c>/v</c>: entries whose words follow from their ids.</summary>
/// <param name="files">Its disk.</param>
/// <param name="acknowledge">Told <c>session</c> or <c>session#entry</c> once the store gave its word.</param>
internal sealed class StoreRun(IVaultFiles files, Action<string> acknowledge) : IDisposable
{
    public const string Root = "/v";
    public const string Session = "chat-a";
    public const string Writer = "tern-4k2q";

    /// <summary>What a summary says.</summary>
    public const string Summary = "So far.";
    private const int LargeLength = 65 * 1024;

    private Vault? vault;

    /// <summary>Who writes.</summary>
    public string As { get; init; } = Writer;

    /// <summary>Segments that are longer get no more entries.</summary>
    public long MaxSegmentBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Where ids and names come from; two processes have two.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The vault.</summary>
    public Vault Vault => vault ??= Vault.OpenOrCreate(Root, Options(files, As, MaxSegmentBytes, Seed));

    public static VaultOptions Options(IVaultFiles files, string writer = Writer, long maxSegmentBytes = 4 * 1024 * 1024, int seed = 9) => new()
    {
        Files = files,
        Writer = writer,
        MaxSegmentBytes = maxSegmentBytes,
        Clock = new FakeClock { Step = TimeSpan.FromMilliseconds(1) },
        Random = new Random(seed),
        LockPatience = TimeSpan.Zero,
    };

    /// <summary>What an entry says.</summary>
    public static string Words(string id) => $"What {id} says:\n## 2026-01-01T00:00:00Z\n**User:** is quoted, {id}.";

    /// <summary>What a tool answered in an entry that has <c>large</c> in its id.</summary>
    public static string Answer(string id) => $"{id} {new string('x', LargeLength)}";

    /// <summary>Makes the session if it is missing.</summary>
    public StoreRun Create()
    {
        if (!Exists())
        {
            Vault.Create(new() { Id = SessionId.Parse(Session), Title = "Crash" });
            acknowledge(Session);
        }

        return this;
    }

    /// <summary>Appends entries one by one.</summary>
    public StoreRun Say(params string[] ids)
    {
        foreach (string id in ids)
        {
            Vault.Append(SessionId.Parse(Session), Draft(id));
            acknowledge($"{Session}#{id}");
        }

        return this;
    }

    /// <summary>Appends entries in one go.</summary>
    public StoreRun SayAtOnce(params string[] ids)
    {
        Vault.Append(SessionId.Parse(Session), [.. ids.Select(Draft)]);
        foreach (string id in ids)
        {
            acknowledge($"{Session}#{id}");
        }

        return this;
    }

    /// <summary>Changes the title and a tag.</summary>
    public StoreRun Rename(string title)
    {
        Vault.ChangeHead(SessionId.Parse(Session), new() { Title = title, AddTags = ["moved"] });
        return this;
    }

    /// <summary>Writes a summary and goes on below it.</summary>
    public StoreRun Compact()
    {
        Vault.Compact(SessionId.Parse(Session), Summary);
        return this;
    }

    /// <summary>Makes a branch of all there is.</summary>
    public StoreRun Branch()
    {
        Vault.Branch(SessionId.Parse(Session), new());
        return this;
    }

    /// <inheritdoc/>
    public void Dispose() => vault?.Dispose();

    private static EntryDraft Draft(string id)
    {
        Part[] parts = id.Contains("large", StringComparison.Ordinal)
            ? [new TextPart(Words(id)), new ToolResult("call_1", Answer(id))]
            : [new TextPart(Words(id))];
        return new() { Role = Role.Assistant, Id = new(id), Parts = parts };
    }

    private bool Exists()
    {
        _ = Vault;
        return SessionFolders.Find(files, VaultPaths.OfVault(Root), SessionId.Parse(Session)) is not null;
    }
}
