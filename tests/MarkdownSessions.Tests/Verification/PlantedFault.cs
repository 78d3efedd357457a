namespace MarkdownSessions.Tests.Verification;

/// <summary>A fault that is planted in a healthy vault.</summary>
/// <param name="Name">What somebody, or a disk, did.</param>
/// <param name="Plant">Does it; gives what must be found, and nothing else may.</param>
internal sealed record PlantedFault(string Name, Func<HealthyVault, string[]> Plant)
{
    /// <summary>It is one of an index that was built before.</summary>
    public bool IsOfIndex { get; init; }

    /// <summary>It hides others, so it is planted alone.</summary>
    public bool StandsAlone { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
