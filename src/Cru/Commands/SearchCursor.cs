using System.Globalization;
using System.Text;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary>Where an answer goes on: how many hits were shown, and of which question.</summary>
internal static class SearchCursor
{
    /// <summary>The cursor behind so many hits.</summary>
    public static string Of(SearchRequest request, int shown) =>
        string.Create(CultureInfo.InvariantCulture, $"{shown:x}.{Mark(request):x8}");

    /// <summary>How many hits to pass over.</summary>
    /// <exception cref="CruException">It is no cursor, or of another question.</exception>
    public static int Read(string cursor, SearchRequest request)
    {
        string[] halves = cursor.Split('.');
        bool isCursor = halves.Length == 2
            && int.TryParse(halves[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)
            && uint.TryParse(halves[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
        if (!isCursor)
        {
            throw CruException.Usage($"--cursor '{cursor}' is no next_cursor of an answer");
        }

        int shown = int.Parse(halves[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return shown >= 0 && Of(request, shown) == cursor
            ? shown
            : throw CruException.Usage($"--cursor '{cursor}' belongs to another question; give the same query and options");
    }

    private static uint Mark(SearchRequest request)
    {
        var question = new StringBuilder(request.Query);
        foreach (var (field, value) in request.Filters)
        {
            question.Append('\0').Append(field).Append('\0').Append(value);
        }

        foreach (var session in (request.Sessions ?? []).OrderBy(session => session.Value, StringComparer.Ordinal))
        {
            question.Append('\0').Append(session.Value);
        }

        question.Append('\0').Append(request.Within).Append('\0').Append(request.Sort)
            .Append(request.RankAll).Append(request.IncludeChildren).Append(request.FillTo)
            .Append(request.Ranking is SearchRanking.Engine ? "\0engine" : "");
        return Crc32C.Of(Encoding.UTF8.GetBytes(question.ToString()));
    }
}
