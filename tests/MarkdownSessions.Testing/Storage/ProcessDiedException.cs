namespace MarkdownSessions.Testing.Storage;

/// <summary>Stands for the death of the process; no code of ours catches it.</summary>
public sealed class ProcessDiedException : Exception
{
    /// <summary>The process died.</summary>
    public ProcessDiedException()
        : base("the process died here")
    {
    }

    /// <summary>The process died.</summary>
    public ProcessDiedException(string message)
        : base(message)
    {
    }

    /// <summary>The process died.</summary>
    public ProcessDiedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
