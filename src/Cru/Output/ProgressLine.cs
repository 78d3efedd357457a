using MarkdownSessions.Import;
using MarkdownSessions.Indexing;

namespace Cru.Output;

/// <summary>
/// Shows how far something has come, how fast it goes and how long it will take, on one line of standard error that is
/// wiped at the end; only on a terminal, or with <c>--verbose</c> as lines of their own.
/// </summary>
internal sealed class ProgressLine(CruHost host, string doing, Loudness loudness, TimeProvider clock)
    : IProgress<SyncProgress>, IProgress<ImportProgress>, IDisposable
{
    // Ten times a second is what an eye follows; what takes less than that shows nothing.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly bool isOnTerminal = host.ErrorIsTerminal();
    private readonly long begun = clock.GetTimestamp();
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
        bool isWanted = !loudness.IsQuiet && (isOnTerminal || loudness.IsVerbose) && clock.GetElapsedTime(lastShown) >= Pause;
        if (!isWanted)
        {
            return;
        }

        lastShown = clock.GetTimestamp();
        var text = new ProgressText(doing, done, total, bytes, clock.GetElapsedTime(begun));
        if (isOnTerminal)
        {
            isShown = true;

            // The last column is left: some terminals begin a line behind it.
            host.Error.Write($"\r{text.Line(host.Width() - 1)}\e[K");
        }
        else
        {
            host.Error.WriteLine($"cru: {text.Line(int.MaxValue, withBar: false)}");
        }
    }
}
