using System.Text;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>Files between the store and the disk that make one mistake for the store.</summary>
internal sealed class CarelessFiles(IVaultFiles inner, StoreMistake mistake) : IVaultFiles
{
    private readonly Queue<Action> delayed = new();

    public FileStamp? Stat(string path) => inner.Stat(path);

    public IReadOnlyList<FileStamp> List(string folder) => inner.List(folder);

    public Stream OpenRead(string path) => inner.OpenRead(path);

    public IAppendFile OpenAppend(string path)
    {
        if (mistake is StoreMistake.CutsTornTails)
        {
            CutTornTail(path);
        }

        return new CarelessAppendFile(inner.OpenAppend(path), mistake, delayed);
    }

    public void CreateFolder(string path) => inner.CreateFolder(path);

    public bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        if (mistake is not StoreMistake.NoNameFlush)
        {
            return inner.TryCreate(path, content);
        }

        if (inner.Stat(path) is not null)
        {
            return false;
        }

        using var file = inner.OpenAppend(path);
        file.Append(content);
        file.Flush();
        return true;
    }

    public void Replace(string path, ReadOnlySpan<byte> content) => inner.Replace(path, content);

    public void Move(string source, string destination) => inner.Move(source, destination);

    public void DeleteFile(string path) => inner.DeleteFile(path);

    public void DeleteFolder(string path) => inner.DeleteFolder(path);

    public void FlushFolder(string folder)
    {
        switch (mistake)
        {
            case StoreMistake.NoNameFlush or StoreMistake.TrustsOthersNames:
                break;
            case StoreMistake.NotesTooEarly:
                delayed.Enqueue(() => inner.FlushFolder(folder));
                break;
            default:
                inner.FlushFolder(folder);
                break;
        }
    }

    public IFileLock? TryLock(string path, LockMode mode)
    {
        if (mistake is StoreMistake.AnswersTooEarly)
        {
            CarelessAppendFile.DoAll(delayed);
        }

        return inner.TryLock(path, mode) is { } held ? new CarelessLock(held, delayed) : null;
    }

    private void CutTornTail(string path)
    {
        if (inner.Stat(path) is null)
        {
            return;
        }

        using var reader = new StreamReader(inner.OpenRead(path));
        string text = reader.ReadToEnd();
        int end = text.LastIndexOf("-->\n\n", StringComparison.Ordinal);
        if (end >= 0 && end + 5 < text.Length)
        {
            inner.Replace(path, Encoding.UTF8.GetBytes(text[..(end + 5)]));
        }
    }

    private sealed class CarelessLock(IFileLock inner, Queue<Action> delayed) : IFileLock
    {
        public string ReadNote() => inner.ReadNote();

        public void WriteNote(string note)
        {
            inner.WriteNote(note);
            CarelessAppendFile.DoAll(delayed);
        }

        public void Dispose() => inner.Dispose();
    }
}
