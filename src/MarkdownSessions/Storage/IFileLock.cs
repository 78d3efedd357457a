namespace MarkdownSessions.Storage;

/// <summary>A lock that is held until disposed, or until the process dies.</summary>
public interface IFileLock : IDisposable
{
    /// <summary>What the holder before left in the lock file: at most 4 KiB; a hint, never the truth.</summary>
    string ReadNote();

    /// <summary>Leaves a note in the lock file, unflushed: who holds it, and what is known durable.</summary>
    void WriteNote(string note);
}
