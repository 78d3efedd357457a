namespace MarkdownSessions.Import;

/// <summary>
/// Reads one agent's session files. Pure but for the streams it is given: the vault writes what it
/// yields, in order, and keeps the account (docs/importers.md).
/// </summary>
public interface ISessionImporter
{
    /// <summary>The name as typed after <c>--from</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Changes whenever the same source would be imported differently: part of the fingerprint by
    /// which a second import knows that nothing changed.
    /// </summary>
    int Version { get; }

    /// <summary>Whether a file of this path, relative to what was asked for, with '/', may be a session of this agent.</summary>
    bool IsCandidate(string path);

    /// <summary>
    /// Whether a candidate is a session that another one started: such files are read after all
    /// others, so that their parents are there.
    /// </summary>
    bool IsChild(string path);

    /// <summary>
    /// Reads a session's file record by record, in memory that does not grow with the file.
    /// </summary>
    /// <param name="source">The file and what lies around it.</param>
    /// <param name="account">Takes one verdict for every record.</param>
    /// <param name="cancel">Ends the reading between two records.</param>
    IEnumerable<ImportedItem> Read(ImportSource source, ImportAccount account, CancellationToken cancel);
}
