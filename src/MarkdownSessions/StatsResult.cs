using MarkdownSessions.Html;
using MarkdownSessions.Statistics;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

/// <summary>What was counted.</summary>
public sealed record StatsResult
{
    /// <summary>The sums.</summary>
    public required StatsTotals Totals { get; init; }

    /// <summary>Sessions, segments and settings that could not be read, which the sums lack; paths are relative to the vault.</summary>
    public required IReadOnlyList<LogIssue> Issues { get; init; }

    /// <summary>Bytes of segments that were read.</summary>
    public required long Bytes { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>
    /// The lines of the vault's settings (<c>.crucible/config.yaml</c>) that would price the models which have no price, with the
    /// word PRICE for each number; empty when none lacks one, or none is named.
    /// </summary>
    public IReadOnlyList<string> MissingPrices =>
        PriceList.Missing([.. Totals.UnpricedTokens.Where(model => Totals.IncompletePrices.All(price => price.Model != model.Model))]);

    /// <summary>Writes the sums as one HTML page with charts, which needs nothing else: no script, no request.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="request">What was asked: its grouping and zone are told.</param>
    public void WriteHtml(TextWriter output, StatsRequest request)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(request);
        string title = request.Session is { } session ? $"Statistics of {session.Value}" : "Statistics of all sessions";
        new StatsPage(title, Totals, request.GroupBy, request.Zone, Issues, MissingPrices).Write(new HtmlWriter(output));
    }
}
