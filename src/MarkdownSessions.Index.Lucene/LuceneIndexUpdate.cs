using Lucene.Net.Store;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// A change of both stores under the generation's lock. Messages go to Lucene as they come, sessions wait in memory; the
/// commit publishes both: Lucene prepares, the next catalog is written beside the one in use, and Lucene's commit, which
/// names it, is the one switch. Killed at any line, the state before is still whole (docs/engines.md, "Publication").
/// </summary>
internal sealed class LuceneIndexUpdate : IIndexUpdate
{
    private const string CannotBeWritten = "cannot be written";

    private readonly PublicationSource publications;
    private readonly FileStream held;
    private readonly Publication before;
    private readonly FSDirectory folder;
    private readonly WordsWriter words;
    private readonly CatalogChange catalog = new();
    private bool isOver;

    private LuceneIndexUpdate(PublicationSource publications, FileStream held, Publication before, FSDirectory folder)
    {
        this.publications = publications;
        this.held = held;
        this.before = before;
        this.folder = folder;
        words = new(folder);
        catalog.NextNumber = before.Catalog.NextNumber;
    }

    /// <summary>Begins a change.</summary>
    /// <exception cref="IndexUnavailableException">Another update is under way, or the index can only be read.</exception>
    public static LuceneIndexUpdate Begin(GenerationFolder generation, PublicationSource publications)
    {
        var lockFile = generation.Lock();
        try
        {
            var newest = publications.Newest();
            try
            {
                return StoreFailure.Guard(CannotBeWritten, () =>
                    new LuceneIndexUpdate(publications, lockFile, newest, generation.Open()));
            }
            catch
            {
                newest.Release();
                throw;
            }
        }
        catch
        {
            lockFile.Dispose();
            throw;
        }
    }

    /// <summary>Publishes the first checkpoint of a generation: both stores, and nothing in them.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void PublishNothing(GenerationFolder generation)
    {
        using var empty = generation.Open();
        using var writer = new WordsWriter(empty);
        writer.Prepare(Checkpoint.First);
        var bytes = new MemoryStream();
        using (var database = CatalogStore.Make(bytes))
        {
            new CatalogChange().Write(database, Checkpoint.First);
        }

        CatalogFile.Write(empty, Checkpoint.First, bytes);
        writer.Commit();
    }

    /// <inheritdoc/>
    public void Put(SessionChange change) => Change(() =>
    {
        var id = change.Summary.Id;
        int? known = NumberOf(id);
        int number = known ?? catalog.NextNumber++;
        if (known is not null)
        {
            DeleteReplaced(number, change);
        }

        foreach (var document in Documents(change))
        {
            StoreFailure.Guard(CannotBeWritten, () => words.Add(number, document));
        }

        catalog.Put(new(number, change.Summary, change.Segments));
    });

    /// <inheritdoc/>
    public void Remove(SessionId id) => Change(() =>
    {
        if (NumberOf(id) is { } number)
        {
            StoreFailure.Guard(CannotBeWritten, () => words.Delete(number, from: 0));
            catalog.Remove(id);
        }
    });

    /// <inheritdoc/>
    public void Commit() => End(() => Publish(before.Checkpoint.Next));

    /// <summary>Makes one segment of all, and publishes it beside the same catalog; nothing else may be changed with it.</summary>
    public void Merge() => End(() =>
    {
        words.Merge();
        words.Prepare(before.Checkpoint);
        words.Commit();
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            StoreFailure.Guard("could not be left", words.Dispose);
        }
        catch (IndexUnavailableException)
        {
            // Nothing of it is published; the next writer clears its files away.
        }

        folder.Dispose();
        before.Release();
        held.Dispose();
    }

    // Whatever fails half-way, also the reading of the documents, takes the whole update with it.
    private void Change(Action change)
    {
        if (isOver)
        {
            throw new InvalidOperationException("this update was committed or has failed; begin another");
        }

        isOver = true;
        change();
        isOver = false;
    }

    private void End(Action end)
    {
        Change(() => StoreFailure.Guard(CannotBeWritten, end));
        publications.Outdate();
        isOver = true;
    }

    private int? NumberOf(SessionId id) => catalog.Knows(id, out var changed)
        ? changed?.Number
        : StoreFailure.Guard("cannot be read", () => before.Catalog.Session(id))?.Number;

    private void DeleteReplaced(int number, SessionChange change) => StoreFailure.Guard(CannotBeWritten, () =>
    {
        words.Delete(number, change.FromOrdinal);
        if (change is { Title.Ordinal: var title, FromOrdinal: > 0 })
        {
            words.DeleteOne(number, title);
        }
    });

    private static IEnumerable<IndexDocument> Documents(SessionChange change)
    {
        if (change is { Title: { } title, FromOrdinal: > 0 })
        {
            yield return title;
        }

        foreach (var document in change.Documents)
        {
            if (document.Ordinal < change.FromOrdinal)
            {
                throw new ArgumentException(
                    $"document {document.Ordinal} stands before {change.FromOrdinal}, where the change begins",
                    nameof(change));
            }

            yield return document;
        }
    }

    private void Publish(Checkpoint next)
    {
        words.Prepare(next);
        var bytes = CatalogFile.Read(folder, before.Checkpoint);
        using (var database = CatalogStore.Open(bytes))
        {
            catalog.Write(database, next);
        }

        CatalogFile.Write(folder, next, bytes);
        words.Commit();
        CatalogFile.Prune(folder, next);
    }
}
