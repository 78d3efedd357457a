namespace Cru.Output;

/// <summary>How much is told on standard error.</summary>
internal sealed record Loudness
{
    /// <summary>Nothing but errors.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>What is being done, also without a terminal.</summary>
    public bool IsVerbose { get; init; }
}
