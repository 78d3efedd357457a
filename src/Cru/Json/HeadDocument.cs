using MarkdownSessions;

namespace Cru.Json;

/// <summary>What <c>cru session rename</c>, <c>tag</c>, <c>end</c> and <c>resume</c> print with <c>--json</c>: the head as it is now.</summary>
internal sealed record HeadDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    public required string SessionId { get; init; }

    /// <summary>The title somebody gave; null when nobody did.</summary>
    public string? Title { get; init; }

    /// <summary><c>active</c>, <c>ended</c> or what the log says; null when it says nothing.</summary>
    public string? State { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The file that was written, relative to the vault; null when all was so already.</summary>
    public string? Path { get; init; }

    /// <summary>Why the index does not hold it yet; null when it does.</summary>
    public string? IndexBehind { get; init; }

    public static HeadDocument Of(Vault vault, HeadResult result) => new()
    {
        Vault = vault.Root,
        SessionId = result.Session.Value,
        Title = result.Head.Title,
        State = result.Head.Text("state"),
        Tags = result.Head.Tags,
        Path = result.Path,
        IndexBehind = result.IndexBehind,
    };
}
