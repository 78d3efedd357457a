namespace Cru.Doctoring;

/// <summary>Something that was looked at.</summary>
/// <param name="Name">What it is about; one word.</param>
/// <param name="Text">How it is, for a person.</param>
internal sealed record DoctorFact(string Name, string Text)
{
    /// <summary>Whether somebody should do something.</summary>
    public bool NeedsAttention { get; init; }

    /// <summary>What to run or do next; null when there is nothing to propose.</summary>
    public string? Next { get; init; }
}
