using System.Diagnostics;
using MarkdownSessions.Indexing;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>
    /// Brings the index up to what the files say, builds a damaged one anew and leaves a worn one for a new one; or builds it
    /// anew whatever it says.
    /// </summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Told of sessions that are read; null for nobody.</param>
    /// <param name="cancel">Ends it; the index that was current before stays.</param>
    /// <exception cref="VaultException">Another process writes the index, or the disk failed.</exception>
    public ReindexResult Reindex(ReindexRequest request, IProgress<SyncProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        long begun = Stopwatch.GetTimestamp();
        try
        {
            SyncReport report;
            if (request.Full)
            {
                report = index.Rebuild(progress, cancel);
            }
            else
            {
                report = index.Mend(progress, cancel);
                if (options.Engine is not null && index.Report is { State: IndexState.Missing, Note: { } note })
                {
                    throw MayKeepIndex() ? new IndexUnavailableException(note) : new IndexUnavailableException(note, new UnauthorizedAccessException(note));
                }
            }

            return new()
            {
                Sessions = report.Sessions,
                Read = report.Read,
                Removed = report.Removed,
                Bytes = report.Bytes,
                Issues = report.Issues,
                Index = index.Report,
                Elapsed = Stopwatch.GetElapsedTime(begun),
            };
        }
        catch (IndexUnavailableException e)
        {
            throw VaultException.IndexFailed(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.FromDisk(e);
        }
    }

    // Where the files answer instead of the index, what hindered it is a note by then.
    private bool MayKeepIndex() => files.MayWrite(files.Stat(paths.Locks) is null ? paths.Own : paths.Locks);
}
