using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing;

/// <summary>A vault in a temporary folder, with a clock that a test sets and ids that are seeded.</summary>
public sealed class TestVault : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly IIndexEngine? engine;

    /// <summary>Makes one.</summary>
    /// <param name="engine">The index; null reads the files.</param>
    /// <param name="writer">Who writes.</param>
    /// <param name="maxSegmentBytes">A longer segment gets no more entries; null for the default.</param>
    public TestVault(IIndexEngine? engine = null, string writer = "tern-4k2q", long? maxSegmentBytes = null)
    {
        this.engine = engine;
        Options = new()
        {
            Engine = engine,
            Writer = writer,
            Clock = Clock,
            Random = new Random(1),
            MaxSegmentBytes = maxSegmentBytes ?? new VaultOptions().MaxSegmentBytes,
        };
        Vault = Vault.OpenOrCreate(folder.Path, Options);
    }

    /// <summary>The time.</summary>
    public FakeClock Clock { get; } = new();

    /// <summary>How the vault was opened.</summary>
    public VaultOptions Options { get; }

    /// <summary>The vault.</summary>
    public Vault Vault { get; private set; }

    /// <summary>Its folder.</summary>
    public string Root => folder.Path;

    /// <summary>A session's folder.</summary>
    public string Session(SessionId id) => Path.Join(Root, ".crucible", "sessions", id.Value);

    /// <summary>The text of the newest segment.</summary>
    public string Log(SessionId id) =>
        File.ReadAllText(Directory.GetFiles(Session(id), "*.md").OrderBy(name => name, SegmentName.LogOrder).Last());

    /// <summary>Appends a text.</summary>
    public AppendResult Say(SessionId id, string text, Role role = Role.User) =>
        Vault.Append(id, new EntryDraft { Role = role, Parts = [new TextPart(text)] });

    /// <summary>Opens the vault as another process would: nothing is remembered.</summary>
    public void Reopen()
    {
        Vault.Dispose();
        Vault = Vault.Open(Root, Options);
    }

    /// <summary>The same vault read without an index.</summary>
    public Vault Scanning() => Vault.Open(Root, Options with { Engine = null });

    /// <inheritdoc/>
    public void Dispose()
    {
        Vault.Dispose();
        folder.Dispose();
    }
}
