using System.Globalization;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary>Prints the answer to a question.</summary>
internal sealed class SearchReport(Vault vault, CommandRun run, SearchRequest request, SearchResult result, OutputFormat format)
{
    private const string Indent = "   ";

    /// <summary>Words that were found stand between <c>**</c> where they are not coloured: what is piped or copied is as it was said.</summary>
    public bool WithSigns { get; init; }

    /// <summary>Which ids or files are printed, where these are; otherwise all.</summary>
    public NamePage? Names { get; init; }

    /// <summary>Prints it.</summary>
    /// <param name="onlyCount">Nothing but the number.</param>
    public void Write(bool onlyCount)
    {
        if (format is OutputFormat.Json)
        {
            run.Write(Document(), CruJson.Readable.SearchDocument);
            return;
        }

        if (onlyCount)
        {
            run.Output.WriteLine(result.Total.ToString(CultureInfo.InvariantCulture));
            return;
        }

        WriteHits();
        if (format is OutputFormat.Text)
        {
            Summarize();
        }
    }

    private void WriteHits()
    {
        switch (format)
        {
            case OutputFormat.JsonLines:
                foreach (var hit in result.Hits)
                {
                    run.Write(HitLine.Of(hit), CruJson.Readable.HitLine);
                }

                break;
            case OutputFormat.Ids:
                WriteLines(result.Hits.Select(hit => hit.Session.Id.Value));
                break;
            case OutputFormat.Paths:
                WriteLines(result.Hits.Select(hit => TerminalText.Line(run.ShownPath(vault, hit.Path))));
                break;
            case OutputFormat.Text0:
                WriteLines(result.Hits.Select(hit => run.ShownPath(vault, hit.Path)), end: '\0');
                break;
            default:
                WriteText();
                break;
        }
    }

    private void WriteLines(IEnumerable<string> lines, char end = '\n')
    {
        string[] all = [.. lines.Distinct(StringComparer.Ordinal)];
        string[] page = Names is { } cut ? [.. all.Skip(cut.Offset).Take(cut.Limit)] : all;
        foreach (string line in page)
        {
            run.Output.Write(line);
            run.Output.Write(end);
        }

        if (page.Length < all.Length)
        {
            string limit = Names!.Offset + page.Length < all.Length ? "; --limit N shows more" : "";
            run.Tell($"{page.Length.ToString(CultureInfo.InvariantCulture)} of {Amounts.Count(all.Length, Names.Noun)}{limit}");
        }
    }

    private void WriteText()
    {
        int number = request.Offset;
        foreach (var hit in result.Hits)
        {
            string rank = (++number).ToString(CultureInfo.InvariantCulture).PadRight(Indent.Length - 1);
            string time = Amounts.Minute(hit.Ticks, request.Zone);
            string id = hit.Session.Id.Value;
            int room = (run.Width ?? int.MaxValue) - rank.Length - id.Length - time.Length - 5;
            string title = Columns.Cut(TerminalText.Line(hit.Session.Title), Math.Max(20, room));
            run.Output.WriteLine($"{rank} {run.Paint.Bold(id)}  {title}  {run.Paint.Faint(time)}");
            run.Output.WriteLine($"{Indent}{run.ShownPlace(vault, hit.Path, hit.Line)}{Place(hit)}{Lack(hit)}");
            WriteContext(hit.Context?.Before);
            run.Output.WriteLine($"{Indent}{Found(hit)}".TrimEnd());
            WriteContext(hit.Context?.After);
        }
    }

    // Between its neighbours the line itself is what fits; a very long one only shows its words in the snippet.
    private string Found(SearchHit hit)
    {
        var words = WordMarks.Words(hit.Snippet);
        var marks = hit.Context is { Line.Length: > 0 } around ? WordMarks.In(around.Line, words) : [];
        return marks.Count > 0 ? run.Paint.Marked(hit.Context!.Line, marks, WithSigns) : run.Paint.Marked(hit.Snippet.Text, hit.Snippet.Highlights, WithSigns);
    }

    private void WriteContext(IReadOnlyList<string>? lines)
    {
        foreach (string line in lines ?? [])
        {
            string shown = Columns.Cut(TerminalText.Block(line).TrimEnd('\n'), (run.Width ?? int.MaxValue) - Indent.Length);
            run.Output.WriteLine($"{Indent}{run.Paint.Faint(shown)}".TrimEnd());
        }
    }

    private static string Place(SearchHit hit)
    {
        string role = hit.Role is { } speaker ? $"  {speaker.ToString().ToLowerInvariant()}" : "";
        return hit.Folded == 0 ? role : $"{role}  (+{hit.Folded.ToString(CultureInfo.InvariantCulture)} more)";
    }

    // Said with each hit: a reader of the page may not see what is told at its end.
    private string Lack(SearchHit hit) => hit.Tier switch
    {
        SearchTier.Some => "  (some of the words)",
        SearchTier.Session when result.Tier is SearchTier.Message => "  (the words in several messages)",
        _ => "",
    };

    private void Summarize()
    {
        if (result.Total == 0)
        {
            TellOfNothing();
            return;
        }

        string noun = result.Tier is SearchTier.Session ? "session" : "message";
        string total = result.TotalIsExact ? Amounts.Count(result.Total, noun) : $"more than {Amounts.Count(result.Total, noun)}";
        string apart = IsApart ? "; the words stand in one session, not in one message" : "";
        string next = NextCursor is null ? "" : $"; --offset {(request.Offset + result.Hits.Count).ToString(CultureInfo.InvariantCulture)} shows more";
        int shown = result.Hits.Count(hit => hit.Tier == result.Tier);
        int filled = result.Hits.Count - shown;
        string added = filled == 0 ? "" : $"; {Amounts.Count(filled, "session")} added that fit less well, --fill 0 leaves them out";
        run.Tell($"{shown.ToString(CultureInfo.InvariantCulture)} of {total}{apart}{Ranked}{added}{Folded}{next}");
    }

    // What counts and is nowhere to be seen would be taken for lost; of titles only who is at the end asks.
    private string Folded
    {
        get
        {
            string children = result.FoldedInChildren == 0 ? "" : $"; {result.FoldedInChildren.ToString(CultureInfo.InvariantCulture)} in sub-agents' sessions folded, --include-children shows them";
            string titles = result.MadeTitles == 0 || NextCursor is not null ? "" : $"; {Amounts.Count(result.MadeTitles, "title")} made of what was said there, counted and not shown";
            return children + titles;
        }
    }

    private string Ranked
    {
        get
        {
            string candidates = result.Candidates.ToString(CultureInfo.InvariantCulture);
            return (result.Ranking, result.RankedAll) switch
            {
                (SearchRanking.Engine, true) => $"; ranked by {result.Index.Engine}",
                (SearchRanking.Engine, false) => $"; ranked by {result.Index.Engine}, the best {candidates} can be shown, --rank-all shows all",
                (_, true) => "",
                _ => $"; the newest {candidates} were ranked, --rank-all ranks all",
            };
        }
    }

    private void TellOfNothing()
    {
        string added = result.Hits.Count == 0 ? "" : $", {Amounts.Count(result.Hits.Count, "session")} with some of the words added";
        run.Tell(TerminalText.Line($"nothing matched{added}; {MissingWords.Advice(request, result)}"));
        if (MissingWords.OrMeant(request.Query) is { } meant)
        {
            run.Tell(meant);
        }

        if (MissingWords.Sentence(result.WordCounts) is { } counts)
        {
            run.Tell(TerminalText.Line(counts));
        }
    }

    private bool IsApart => result.Tier is SearchTier.Session && result.Question.Words.Count > 0
        && request.Within is null && result.Question.Within is null;

    private string? NextCursor
    {
        get
        {
            int shown = request.Offset + result.Hits.Count;
            return result.Hits.Count > 0 && shown < result.Reachable ? SearchCursor.Of(request, shown) : null;
        }
    }

    private SearchDocument Document() => new()
    {
        Vault = vault.Root,
        Query = request.Query,
        Parsed = QuestionText.Of(result.Question),
        Understood = UnderstoodLine.Of(result.Question),
        Timezone = request.Zone.Id,
        Tier = result.Tier.ToString().ToLowerInvariant(),
        Ranked = (result.RankedAll, result.Ranking) switch
        {
            (true, _) => "all",
            (_, SearchRanking.Engine) => "best",
            _ => "newest",
        },
        RankedBy = result.Ranking.ToString().ToLowerInvariant(),
        Candidates = result.Candidates,
        Total = result.Total,
        TotalIsExact = result.TotalIsExact,
        Returned = result.Hits.Count,
        Added = result.Added,
        Capped = !result.RankedAll,
        NextCursor = NextCursor,
        TookMs = (long)run.Shown(result.Elapsed).TotalMilliseconds,
        Index = IndexLine.Of(result.Index),
        Hits = [.. result.Hits.Select(HitLine.Of)],
        Warnings = result.Warnings,
        WordCounts = [.. result.WordCounts.Select(count => new WordCountLine(count.Text, count.Messages, count.IsExact))],
        Suggestions =
        [
            .. result.Suggestions.Select(one => new SuggestionLine(one.Query, one.Total, one.TotalIsExact, one.Tier.ToString().ToLowerInvariant())),
        ],
        EmptyFilters = [.. result.EmptyFilters.Select(EmptyFilterLine.Of)],
    };
}
