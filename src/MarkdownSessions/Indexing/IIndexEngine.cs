namespace MarkdownSessions.Indexing;

/// <summary>Makes and opens indexes of one kind, each in a folder of its own: a generation.</summary>
public interface IIndexEngine
{
    /// <summary>The name as typed after <c>--engine</c>.</summary>
    string Name { get; }

    /// <summary>Changes whenever an older generation can no longer be read.</summary>
    int SchemaVersion { get; }

    /// <summary>Makes an empty index in an empty folder, tuned for filling it at once; nobody else reads it yet.</summary>
    /// <exception cref="IndexUnavailableException">The folder cannot hold one.</exception>
    ISessionIndex Create(string folder);

    /// <summary>Brings a filled index into its everyday shape and flushes it, before it becomes current; it is closed after.</summary>
    /// <exception cref="IndexUnavailableException">The index is not sound.</exception>
    void Seal(ISessionIndex index);

    /// <summary>Opens a generation for reading, and for changes where the folder can be written.</summary>
    /// <exception cref="IndexUnavailableException">Absent, corrupt, foreign, of another version, or locked.</exception>
    ISessionIndex Open(string folder);
}
