using System.Globalization;
using System.Text;

namespace MarkdownSessions.Testing;

/// <summary>An answer as text, without what may differ between engines: time taken and the state of the index.</summary>
public static class SearchDump
{
    /// <summary>The answer, one line a hit.</summary>
    public static string Of(SearchResult result)
    {
        var dump = new StringBuilder();
        dump.Append(CultureInfo.InvariantCulture, $"{result.Tier} {result.Total} exact={result.TotalIsExact} all={result.RankedAll} ");
        dump.AppendLine(CultureInfo.InvariantCulture, $"candidates={result.Candidates} {string.Join('|', result.Warnings)}");
        foreach (var hit in result.Hits)
        {
            dump.Append(CultureInfo.InvariantCulture, $"{hit.Score} {hit.Session.Id}#{hit.MessageId} {hit.Path}:{hit.Line} {hit.Role} {hit.Ticks} {hit.Tier} +{hit.Folded} ");
            dump.Append(hit.Session.Title).Append(" | ").Append(hit.Snippet.Text).Append(" | ");
            dump.AppendLine(string.Join(',', hit.Snippet.Highlights));
        }

        return dump.ToString();
    }
}
