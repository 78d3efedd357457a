using System.Collections.Concurrent;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Reads whole sessions for an index: two threads make the words while the caller takes them over.</summary>
internal sealed class SessionReaders(IVaultFiles files, VaultPaths paths, TimeProvider clock)
{
    private const int Threads = 2;

    // Steps that wait between the readers and the index; each is a few MiB at most.
    private const int StepsInFlight = 4;

    /// <summary>The sessions in steps; those of one session come in their order.</summary>
    /// <param name="folders">The sessions.</param>
    /// <param name="limit">When it is over no other session is begun; those that were begun come whole.</param>
    /// <param name="cancel">Ends it at once.</param>
    public IEnumerable<SessionStep> Read(IReadOnlyList<SessionFolder> folders, TimeLimit limit, CancellationToken cancel) =>
        folders.Count < Threads ? ReadHere(folders, limit, cancel) : ReadBeside(folders, limit, cancel);

    private IEnumerable<SessionStep> ReadHere(IReadOnlyList<SessionFolder> folders, TimeLimit limit, CancellationToken cancel)
    {
        foreach (var step in folders.TakeWhile(_ => !limit.IsOver).SelectMany(Read))
        {
            cancel.ThrowIfCancellationRequested();
            yield return step;
        }
    }

    private IEnumerable<SessionStep> ReadBeside(IReadOnlyList<SessionFolder> folders, TimeLimit limit, CancellationToken cancel)
    {
        using var steps = new BlockingCollection<SessionStep>(StepsInFlight);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        int next = -1;
        void Fill()
        {
            try
            {
                for (int at = Interlocked.Increment(ref next); at < folders.Count && !limit.IsOver; at = Interlocked.Increment(ref next))
                {
                    foreach (var step in Read(folders[at]))
                    {
                        steps.Add(step, stop.Token);
                    }
                }
            }
            catch
            {
                // What one met ends the other as well: nobody wants the rest.
                stop.Cancel();
                throw;
            }
        }

        var readers = Enumerable.Range(0, Threads).Select(_ => Task.Run(Fill, CancellationToken.None)).ToArray();
        var all = Task.WhenAll(readers);
        _ = all.ContinueWith(_ => steps.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            foreach (var step in steps.GetConsumingEnumerable(cancel))
            {
                yield return step;
            }
        }
        finally
        {
            stop.Cancel();
            WaitFor(all);
        }

        ThrowFirstFailure(all);
    }

    private static void WaitFor(Task readers)
    {
        try
        {
            readers.Wait();
        }
        catch (AggregateException)
        {
            // The caller leaves early, or asks for the readers' failure itself right after.
        }
    }

    // One reader failed and the other was told to stop: the failure is what happened.
    private static void ThrowFirstFailure(Task readers)
    {
        var failures = readers.Exception?.InnerExceptions ?? [];
        if (failures.FirstOrDefault(failure => failure is not OperationCanceledException) is { } failed)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed);
        }

        readers.GetAwaiter().GetResult();
    }

    // A disk that fails under one session costs that session, not the question (an iterator cannot catch around a yield).
    private IEnumerable<SessionStep> Read(SessionFolder folder)
    {
        using var steps = Steps(folder).GetEnumerator();
        while (Next(steps, folder) is { } step)
        {
            yield return step;
            if (step is FailedStep)
            {
                yield break;
            }
        }
    }

    private static SessionStep? Next(IEnumerator<ReadStep> steps, SessionFolder folder)
    {
        try
        {
            return steps.MoveNext() ? steps.Current : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FailedStep(folder, e);
        }
    }

    private IEnumerable<ReadStep> Steps(SessionFolder folder)
    {
        var source = new SessionSource(files, folder, clock);
        SessionChange? held = null;
        foreach (var change in new SessionIndexer(source).All())
        {
            if (held is not null)
            {
                yield return new(folder, held);
            }

            held = change;
        }

        yield return new(folder, held!) { IsLast = true, Bytes = source.BytesRead, Issues = source.IssuesIn(paths) };
    }
}
