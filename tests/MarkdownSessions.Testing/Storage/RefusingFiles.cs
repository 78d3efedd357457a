using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>A disk on which files below some path may not be read, as those of another user.</summary>
/// <param name="inner">The disk.</param>
public sealed class RefusingFiles(IVaultFiles inner) : PassingFiles(inner)
{
    /// <summary>What the paths begin with; null refuses nothing.</summary>
    public string? Refused { get; set; }

    /// <summary>What the paths of files begin with that belong to another user; null for none.</summary>
    public string? Foreign { get; set; }

    /// <inheritdoc/>
    public override FileOwnership? Ownership(string path)
    {
        bool isForeign = Foreign is { } foreign && path.StartsWith(foreign, StringComparison.Ordinal);
        return base.Ownership(path) is { } ownership ? ownership with { IsOwn = ownership.IsOwn && !isForeign } : null;
    }

    /// <inheritdoc/>
    public override Stream OpenRead(string path) =>
        Refused is { } refused && path.StartsWith(refused, StringComparison.Ordinal)
            ? throw new UnauthorizedAccessException($"{path}: permission denied")
            : base.OpenRead(path);
}
