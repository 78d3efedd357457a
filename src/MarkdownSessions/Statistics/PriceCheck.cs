using MarkdownSessions.Storage;

namespace MarkdownSessions.Statistics;

/// <summary>Looks through the prices of a vault's settings without counting anything.</summary>
public static class PriceCheck
{
    /// <summary>What in them cannot be meant; what is wrong with the file itself is told by <see cref="SettingsFile.Read"/>.</summary>
    /// <param name="settings">The vault's settings (<c>.crucible/config.yaml</c>).</param>
    /// <returns>One for each wrong key or value; a model may have several.</returns>
    public static IReadOnlyList<PriceProblem> Problems(SettingsFile settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var reader = new PriceReader(settings);
        reader.Read([]);
        return reader.Problems;
    }
}
