namespace MarkdownSessions.Verification;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know; nothing needs to be done, or the next command does it.</summary>
    Information,

    /// <summary>Nothing is lost, but somebody should look.</summary>
    Warning,

    /// <summary>Something cannot be read, is gone, or is not what was written.</summary>
    Error,
}
