using System.Runtime.ExceptionServices;

namespace MarkdownSessions.Storage;

/// <summary>
/// Shares work between this thread and one more. The pool of threads and the parallel library do it too, but making
/// them ready is a tenth of a search's start (docs/performance.md, "Which goals are met, and why others are not").
/// </summary>
internal static class TwoThreads
{
    /// <summary>Does something for each number from 0; what either thread fails with is thrown when both have ended.</summary>
    /// <param name="count">How many.</param>
    /// <param name="work">Called from both threads, once for each number, roughly in their order.</param>
    public static void ForEach(int count, Action<int> work)
    {
        int next = -1;
        ExceptionDispatchInfo? failure = null;
        var other = new Thread(Work) { IsBackground = true };
        other.Start();
        Work();
        other.Join();
        failure?.Throw();

        void Work()
        {
            try
            {
                int at;
                while (Volatile.Read(ref failure) is null && (at = Interlocked.Increment(ref next)) < count)
                {
                    work(at);
                }
            }
#pragma warning disable CA1031 // It is thrown on the caller's thread.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(thrown), null);
            }
        }
    }
}
