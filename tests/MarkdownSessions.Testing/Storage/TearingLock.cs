using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>A lock of <see cref="TearingFiles"/>; free when the process died.</summary>
internal sealed class TearingLock(TearingFiles files, string path, IFileLock inner) : IFileLock
{
    public string ReadNote()
    {
        files.Alive();
        return inner.ReadNote();
    }

    public void WriteNote(string note) => files.Run(path, () => inner.WriteNote(note));

    public void Dispose() => inner.Dispose();
}
