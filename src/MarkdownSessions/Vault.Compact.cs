using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>
    /// Goes on with a session in a new segment that begins with a summary, which stands for all before it
    /// (docs/format.md, "Compaction"). Nothing is taken away.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="summary">What is to be known of it; any length, not empty.</param>
    /// <exception cref="VaultException">Locked, gone, too new, nothing said, or the disk failed; nothing was written.</exception>
    public AppendResult Compact(SessionId session, string summary)
    {
        if (string.IsNullOrWhiteSpace(summary))
        {
            throw VaultException.Unfit("the summary is empty; nothing was written");
        }

        var id = (Find(session) ?? throw VaultException.NoSession(session.Value)).Id;
        var entry = Complete(new() { Role = Role.Summary, Parts = [new TextPart(summary)] });
        var place = new Compaction(paths, id, locks, options).Write(entry, summary);
        return new(id, entry.Id, PathOf(id, place.Segment), index.TryCatchUp(id, options.IndexPatience));
    }
}
