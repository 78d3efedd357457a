namespace Cru.Picking;

/// <summary>One piece of work beside the keys, after which the state is changed. A vault is asked by one thread at a time.</summary>
internal sealed class BackgroundWork : IDisposable
{
    private CancellationTokenSource stop = new();
    private Task<Func<PickerState, PickerState>>? task;

    /// <summary>What is being worked at; null when nothing is.</summary>
    public object? Subject { get; private set; }

    /// <summary>Begins; nothing else may be under way.</summary>
    public void Start(object subject, Func<CancellationToken, Func<PickerState, PickerState>> work)
    {
        Subject = subject;
        stop.Dispose();
        stop = new();
        var token = stop.Token;
        task = Task.Run(() => work(token), token);
    }

    /// <summary>Asks what is under way to end; nothing comes of it.</summary>
    public void Cancel() => stop.Cancel();

    /// <summary>Asks it to end, and waits.</summary>
    public void Stop()
    {
        Cancel();
        Wait();
    }

    /// <summary>What to do with the state when the work is done; null while it is not, or was cancelled.</summary>
    /// <exception cref="Exception">What the work ended with.</exception>
    public Func<PickerState, PickerState>? Take()
    {
        if (task is not { IsCompleted: true } done)
        {
            return null;
        }

        (task, Subject) = (null, null);
        return done.IsCanceled || stop.IsCancellationRequested ? null : done.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        stop.Dispose();
    }

    private void Wait()
    {
        if (task is not null)
        {
            // Whatever it ended with, nobody wants it any more.
            _ = Task.WhenAny(task).GetAwaiter().GetResult();
            (task, Subject) = (null, null);
        }
    }
}
