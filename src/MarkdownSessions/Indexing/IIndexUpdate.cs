using MarkdownSessions.Model;

namespace MarkdownSessions.Indexing;

/// <summary>A change of an index: all of it or, when disposed without a commit, nothing.</summary>
public interface IIndexUpdate : IDisposable
{
    /// <summary>Takes a session's documents and stamps over.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot take it; nothing of this update counts.</exception>
    void Put(SessionChange change);

    /// <summary>Forgets a session; one that is not held is no error.</summary>
    /// <exception cref="IndexUnavailableException">See <see cref="Put"/>.</exception>
    void Remove(SessionId id);

    /// <summary>Makes the change visible.</summary>
    /// <exception cref="IndexUnavailableException">See <see cref="Put"/>.</exception>
    void Commit();
}
