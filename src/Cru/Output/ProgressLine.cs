using MarkdownSessions.Import;
using MarkdownSessions.Indexing;

namespace Cru.Output;

/// <summary>
/// Shows how far something has come, on one line of standard error that is wiped at the end; only on a
/// terminal, or with <c>--verbose</c> as lines of their own.
/// </summary>
internal sealed class ProgressLine(CruHost host, string doing, bool isVerbose, TimeProvider clock)
    : IProgress<SyncProgress>, IProgress<ImportProgress>, IDisposable
{
    // Ten times a second is what an eye follows; what takes less than that shows nothing.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly bool isOnTerminal = host.ErrorIsTerminal();
    private long lastShown = clock.GetTimestamp();
    private bool isShown;

    /// <inheritdoc/>
    public void Report(SyncProgress value) => Show(value.Done, value.Total, value.Bytes);

    /// <inheritdoc/>
    public void Report(ImportProgress value) => Show(value.Done, value.Total, value.Bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isShown)
        {
            host.Error.Write("\r\e[K");
        }
    }

    private void Show(int done, int total, long bytes)
    {
        bool isWanted = (isOnTerminal || isVerbose) && clock.GetElapsedTime(lastShown) >= Pause;
        if (!isWanted)
        {
            return;
        }

        lastShown = clock.GetTimestamp();
        string line = $"{doing} {done} of {total}, {Amounts.Bytes(bytes)}";
        if (isOnTerminal)
        {
            isShown = true;
            host.Error.Write($"\r{line}\e[K");
        }
        else
        {
            host.Error.WriteLine($"cru: {line}");
        }
    }
}
