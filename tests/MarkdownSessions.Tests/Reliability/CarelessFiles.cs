using System.Text;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>Files between the store and the disk that make one mistake for the store.</summary>
internal sealed class CarelessFiles(IVaultFiles inner, StoreMistake mistake) : PassingFiles(inner)
{
    private readonly Queue<Action> delayed = new();

    public override IAppendFile OpenAppend(string path)
    {
        if (mistake is StoreMistake.CutsTornTails)
        {
            CutTornTail(path);
        }

        return new CarelessAppendFile(base.OpenAppend(path), mistake, delayed);
    }

    public override bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        if (mistake is not StoreMistake.NoNameFlush)
        {
            return base.TryCreate(path, content);
        }

        if (base.Stat(path) is not null)
        {
            return false;
        }

        using var file = base.OpenAppend(path);
        file.Append(content);
        file.Flush();
        return true;
    }

    public override void FlushFolder(string folder)
    {
        switch (mistake)
        {
            case StoreMistake.NoNameFlush or StoreMistake.TrustsOthersNames:
                break;
            case StoreMistake.NotesTooEarly:
                delayed.Enqueue(() => base.FlushFolder(folder));
                break;
            default:
                base.FlushFolder(folder);
                break;
        }
    }

    public override IFileLock? TryLock(string path, LockMode mode)
    {
        if (mistake is StoreMistake.AnswersTooEarly)
        {
            CarelessAppendFile.DoAll(delayed);
        }

        return base.TryLock(path, mode) is { } held ? new CarelessLock(held, delayed) : null;
    }

    private void CutTornTail(string path)
    {
        if (base.Stat(path) is null)
        {
            return;
        }

        using var reader = new StreamReader(base.OpenRead(path));
        string text = reader.ReadToEnd();
        int end = text.LastIndexOf("-->\n\n", StringComparison.Ordinal);
        if (end >= 0 && end + 5 < text.Length)
        {
            base.Replace(path, Encoding.UTF8.GetBytes(text[..(end + 5)]));
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
