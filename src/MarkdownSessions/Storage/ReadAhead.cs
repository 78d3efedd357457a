using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace MarkdownSessions.Storage;

/// <summary>
/// Reads sources on two threads and gives what they yield in the order of the sources, as one thread would: the first
/// unfinished source passes at once, those behind it wait in bounded queues. So memory stays flat.
/// </summary>
internal static class ReadAhead
{
    private const int Threads = 2;

    /// <summary>What the sources yield, in their order; a failure comes where its source stands.</summary>
    /// <param name="sources">What to read.</param>
    /// <param name="read">Reads one; called on another thread.</param>
    /// <param name="cancel">Ends it.</param>
    public static IEnumerable<TResult> Of<TSource, TResult>(
        IReadOnlyList<TSource> sources, Func<TSource, IEnumerable<TResult>> read, CancellationToken cancel) =>
        sources.Count < Threads ? ReadHere(sources, read, cancel) : ReadBeside(sources, read, cancel);

    private static IEnumerable<TResult> ReadHere<TSource, TResult>(
        IReadOnlyList<TSource> sources, Func<TSource, IEnumerable<TResult>> read, CancellationToken cancel)
    {
        foreach (var result in sources.SelectMany(read))
        {
            cancel.ThrowIfCancellationRequested();
            yield return result;
        }
    }

    private static IEnumerable<TResult> ReadBeside<TSource, TResult>(
        IReadOnlyList<TSource> sources, Func<TSource, IEnumerable<TResult>> read, CancellationToken cancel)
    {
        var lanes = new Lanes<TResult>(sources.Count);
        using var stopping = cancel.Register(lanes.Stop);
        var readers = Enumerable.Range(0, Threads).Select(_ => Task.Run(() => Work(sources, read, lanes), CancellationToken.None)).ToArray();
        try
        {
            for (int source = 0; source < sources.Count; source++)
            {
                while (lanes.TryTake(out var result))
                {
                    yield return result;
                }

                cancel.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            lanes.Stop();
            Task.WaitAll(readers, CancellationToken.None);
        }
    }

    private static void Work<TSource, TResult>(IReadOnlyList<TSource> sources, Func<TSource, IEnumerable<TResult>> read, Lanes<TResult> lanes)
    {
        while (lanes.TryOpen(out int source, out var lane))
        {
            ExceptionDispatchInfo? failure = null;
            try
            {
                foreach (var result in read(sources[source]))
                {
                    if (!lanes.TryPut(lane, result))
                    {
                        break;
                    }
                }
            }
#pragma warning disable CA1031 // Nothing is swallowed: it is thrown where the results are taken.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            lanes.Close(lane, failure);
        }
    }

    /// <summary>One queue for each source that is in work or waits to be taken, all under one lock.</summary>
    private sealed class Lanes<TResult>(int count)
    {
        // Sources that may be finished before the one whose turn it is, and results of each that wait.
        private const int MostAhead = 64;
        private const int MostWaiting = 8;

#pragma warning disable MA0158 // System.Threading.Lock has no Wait.
        private readonly object gate = new();
#pragma warning restore MA0158
        private readonly Queue<Lane<TResult>> open = new();
        private int next;
        private bool isStopped;

        public bool TryOpen(out int source, out Lane<TResult> lane)
        {
            lane = new();
            lock (gate)
            {
                while (!isStopped && next < count && open.Count >= MostAhead)
                {
                    Monitor.Wait(gate);
                }

                source = next;
                if (isStopped || next == count)
                {
                    return false;
                }

                next++;
                open.Enqueue(lane);
                Monitor.PulseAll(gate);
                return true;
            }
        }

        public bool TryPut(Lane<TResult> lane, TResult result)
        {
            lock (gate)
            {
                while (!isStopped && lane.Results.Count >= MostWaiting)
                {
                    Monitor.Wait(gate);
                }

                lane.Results.Enqueue(result);
                Monitor.PulseAll(gate);
                return !isStopped;
            }
        }

        public void Close(Lane<TResult> lane, ExceptionDispatchInfo? failure)
        {
            lock (gate)
            {
                lane.Failure = failure;
                lane.IsClosed = true;
                Monitor.PulseAll(gate);
            }
        }

        /// <summary>The next result of the source whose turn it is; false at its end: then it is the next one's turn.</summary>
        public bool TryTake([MaybeNullWhen(false)] out TResult result)
        {
            lock (gate)
            {
                Lane<TResult>? first;
                while (!open.TryPeek(out first) || (first.Results.Count == 0 && !first.IsClosed))
                {
                    if (isStopped)
                    {
                        result = default;
                        return false;
                    }

                    Monitor.Wait(gate);
                }

                bool hasResult = first.Results.TryDequeue(out result);
                if (!hasResult)
                {
                    open.Dequeue();
                    first.Failure?.Throw();
                }

                Monitor.PulseAll(gate);
                return hasResult;
            }
        }

        public void Stop()
        {
            lock (gate)
            {
                isStopped = true;
                Monitor.PulseAll(gate);
            }
        }
    }

    private sealed class Lane<TResult>
    {
        public Queue<TResult> Results { get; } = new();

        public bool IsClosed { get; set; }

        public ExceptionDispatchInfo? Failure { get; set; }
    }
}
