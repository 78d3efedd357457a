namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>
/// Reads the sessions of Claude Code: <c>~/.claude/projects/…/&lt;session&gt;.jsonl</c> and the
/// files of its sub-agents (docs/importers.md, "Claude Code").
/// </summary>
public sealed class ClaudeCodeImporter : ISessionImporter
{
    /// <inheritdoc/>
    public string Name => "claude-code";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public bool IsCandidate(string path) => ClaudePath.IsCandidate(path);

    /// <inheritdoc/>
    public bool IsChild(string path) => ClaudePath.Agent(path) is not null;

    /// <inheritdoc/>
    public IEnumerable<ImportedItem> Read(ImportSource source, ImportAccount account, CancellationToken cancel) =>
        new ClaudeSession(source, account).Read(cancel);
}
