using MarkdownSessions.Storage;

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
    /// every session, so that nothing is missed for longer than a minute, or 5 s as long as the system's watches have run
    /// out. An index that somebody deletes meanwhile is built again within 5 s.
    /// </summary>
    /// <param name="told">Called after each look that found a change, and after the first one.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="VaultException">The vault cannot be read any more.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public void Watch(Action<WatchReport> told, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(told);
        using var watch = new LastingWatch(files, paths.Sessions, options.Clock);
        bool? wasLimited = null;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var report = OnDisk(() => index.Tend(progress: null, cancel));
            bool isLimited = watch.IsLimited;
            bool isNews = report.Read > 0 || report.Removed > 0 || isLimited != wasLimited;
            wasLimited = isLimited;
            if (isNews)
            {
                told(new(report.Read, report.Removed, isLimited, index.Report));
            }

            WaitForChange(watch, isLimited ? PollEvery : SweepEvery, cancel);
        }
    }

    // The index's folder is not watched, because what is written there after each look would be the next hint.
    private void WaitForChange(LastingWatch watch, TimeSpan most, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < most; waited += PollEvery)
        {
            if (watch.Wait(PollEvery, cancel))
            {
                cancel.WaitHandle.WaitOne(Settling);
                return;
            }

            if (cancel.IsCancellationRequested || !index.IsCurrent)
            {
                return;
            }
        }
    }
}
