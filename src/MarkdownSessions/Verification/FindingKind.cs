namespace MarkdownSessions.Verification;

/// <summary>A sort of thing that a check finds; docs/reliability.md, "Verify" lists them all.</summary>
public sealed partial record FindingKind
{
    private FindingKind(string code, FindingSeverity severity, string kept, string advice)
    {
        Code = code;
        Severity = severity;
        Kept = kept;
        Advice = advice;
    }

    /// <summary>Its name for scripts, which stays: <c>torn-entry</c>.</summary>
    public string Code { get; }

    /// <summary>How much it matters.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>What became of what stands there, in words, without a full stop.</summary>
    public string Kept { get; }

    /// <summary>What to do, in words, without a full stop.</summary>
    public string Advice { get; }
}
