using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Testing;

/// <summary>A change of a <see cref="MemoryIndex"/>: a new list of sessions, seen from the commit on.</summary>
internal sealed class MemoryIndexUpdate : IIndexUpdate
{
    private readonly MemoryGeneration generation;
    private readonly List<MemorySession> sessions;

    public MemoryIndexUpdate(MemoryGeneration generation)
    {
        if (generation.IsBeingWritten)
        {
            throw new IndexUnavailableException("another update is under way") { IsBusy = true };
        }

        generation.IsBeingWritten = true;
        this.generation = generation;
        sessions = [.. generation.Sessions];
    }

    public void Put(SessionChange change)
    {
        var held = sessions.Find(session => session.Indexed.Summary.Id == change.Summary.Id);
        var documents = new List<IndexDocument>();
        foreach (var document in held?.Documents ?? [])
        {
            if (document.Ordinal < change.FromOrdinal)
            {
                documents.Add(document.Ordinal == 0 && change.Title is { } title ? title : document);
            }
        }

        documents.AddRange(change.Documents);
        int number = held?.Indexed.Number ?? generation.NextNumber++;
        sessions.RemoveAll(session => session == held);
        sessions.Add(new(new(number, change.Summary), change.Segments, documents));
    }

    public void Remove(SessionId id) => sessions.RemoveAll(session => session.Indexed.Summary.Id == id);

    public void Commit() => generation.Sessions = [.. sessions];

    public void Dispose() => generation.IsBeingWritten = false;
}
