namespace MarkdownSessions;

public sealed partial class Vault
{
    // What the system's hints miss is found within a minute; where there are no hints, within seconds.
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5);

    // A program that saves makes several changes in a row.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Keeps the index up to the files until it is cancelled. The system's hints only say when to look: each look compares
    /// every session, so that nothing is missed for longer than a minute, or 5 s where the system's watches run out.
    /// </summary>
    /// <param name="told">Called after each look that found a change, and after the first one.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="VaultException">The vault cannot be read any more.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public void Watch(Action<WatchReport> told, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(told);
        using var watch = files.TryWatch(paths.Sessions);
        bool? wasLimited = null;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var report = OnDisk(() => index.Tend(progress: null, cancel));
            bool isLimited = watch is null or { IsLimited: true };
            bool isNews = report.Read > 0 || report.Removed > 0 || isLimited != wasLimited;
            wasLimited = isLimited;
            if (isNews)
            {
                told(new(report.Read, report.Removed, isLimited, index.Report));
            }

            WaitForChange(watch, isLimited ? PollEvery : SweepEvery, cancel);
        }
    }

    private static void WaitForChange(Storage.IFolderWatch? watch, TimeSpan most, CancellationToken cancel)
    {
        if (watch is null)
        {
            cancel.WaitHandle.WaitOne(most);
        }
        else if (watch.Wait(most, cancel))
        {
            cancel.WaitHandle.WaitOne(Settling);
        }
    }
}
