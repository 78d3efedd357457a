using Lucene.Net.Index;
using Lucene.Net.Store;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// The newest published state of a generation. Lucene's commit is the one switch: it names the checkpoint, and so the
/// catalog that belongs to it, which nobody writes any more (docs/engines.md, "Publication").
/// </summary>
internal sealed class PublicationSource : IDisposable
{
    // A commit between the reading of Lucene's state and the opening of its catalog takes the catalog away.
    private const int MostTries = 20;

    private const string CannotBeRead = "cannot be read";

    private readonly FSDirectory folder;
    private readonly System.Threading.Lock gate = new();
    private Publication? current;
    private bool isBehind;
    private bool isClosed;

    private PublicationSource(FSDirectory folder) => this.folder = folder;

    /// <summary>Opens the newest state.</summary>
    /// <exception cref="IndexUnavailableException">There is none, or it is not sound.</exception>
    public static PublicationSource Open(GenerationFolder generation)
    {
        var source = new PublicationSource(StoreFailure.Guard(CannotBeRead, generation.Open));
        try
        {
            source.Newest().Release();
            return source;
        }
        catch (IndexUnavailableException)
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Holds the newest state there is now.</summary>
    /// <exception cref="IndexUnavailableException">It is not sound.</exception>
    public Publication Newest()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            var newer = StoreFailure.Guard(CannotBeRead, NewerThanCurrent);
            isBehind = false;
            if (newer is not null)
            {
                current?.Release();
                current = newer;
            }

            return current!.Hold();
        }
    }

    /// <summary>
    /// Holds the state that was newest when it was last asked for: for many small questions in a row. What was committed
    /// here since is in it, what other processes did is not.
    /// </summary>
    /// <exception cref="IndexUnavailableException">See <see cref="Newest"/>.</exception>
    public Publication Latest()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            return isBehind ? Newest() : current!.Hold();
        }
    }

    /// <summary>Notes that a newer state was committed here.</summary>
    public void Outdate()
    {
        lock (gate)
        {
            isBehind = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            if (!isClosed)
            {
                isClosed = true;
                current?.Release();
                folder.Dispose();
            }
        }
    }

    private Publication? NewerThanCurrent()
    {
        for (int tries = 1; ; tries++)
        {
            if (Reopened() is not { } words)
            {
                return null;
            }

            try
            {
                return Of(words);
            }
            catch (Exception) when (tries < MostTries && HasMoved(words))
            {
                words.Dispose();
            }
            catch
            {
                words.Dispose();
                throw;
            }
        }
    }

    private Publication Of(DirectoryReader words)
    {
        var checkpoint = Checkpoint.Of(words.IndexCommit.UserData);
        return new(words, Catalog.Open(CatalogFile.Read(folder, checkpoint), checkpoint), checkpoint);
    }

    // By the commit, not by Lucene's version, which counts changed messages only: a commit may have changed the catalog alone.
    private DirectoryReader? Reopened() => current is null
        ? DirectoryReader.Open(folder)
        : HasMoved(current.Words) ? DirectoryReader.OpenIfChanged(current.Words, DirectoryReader.ListCommits(folder)[^1]) : null;

    // Where nothing has moved, what cannot be opened is damaged.
    private bool HasMoved(DirectoryReader words) => SegmentInfos.GetLastCommitGeneration(folder) != words.IndexCommit.Generation;
}
