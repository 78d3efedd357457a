using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>A file of <see cref="CarelessFiles"/>, open for appending.</summary>
internal sealed class CarelessAppendFile(IAppendFile inner, StoreMistake mistake, Queue<Action> delayed) : IAppendFile
{
    private bool isDisposed;
    private bool hasWritten;

    public long Length => inner.Length;

    public string Identity => inner.Identity;

    public int LinkCount => inner.LinkCount;

    public bool IsOwn => inner.IsOwn;

    public static void DoAll(Queue<Action> delayed)
    {
        while (delayed.TryDequeue(out var action))
        {
            action();
        }
    }

    public bool IsStillAtPath() => inner.IsStillAtPath();

    public byte[] Read(long offset, int count) => inner.Read(offset, count);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        hasWritten = true;
        int heading = bytes.IndexOf("## "u8);
        inner.Append(mistake is StoreMistake.NeverSeals && heading > 0 ? bytes[heading..] : bytes);
    }

    public void Flush()
    {
        switch (mistake)
        {
            case StoreMistake.NoFlush:
            case StoreMistake.TrustsOthersEntries when !hasWritten:
                break;
            case StoreMistake.AnswersTooEarly:
                delayed.Enqueue(() =>
                {
                    if (!isDisposed)
                    {
                        inner.Flush();
                    }
                });
                break;
            default:
                inner.Flush();
                break;
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        inner.Dispose();
    }
}
