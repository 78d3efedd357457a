using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Statistics;

namespace Cru.Json;

/// <summary>What <c>cru session stats --json</c> prints.</summary>
internal sealed record StatsDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    /// <summary>The session that was asked about, with those that it started; null for all.</summary>
    public string? SessionId { get; init; }

    /// <summary>The query that the sessions fit, with the fields of options; null where none chose them.</summary>
    public string? Query { get; init; }

    /// <summary>As typed; null for no limit.</summary>
    public string? Since { get; init; }

    /// <summary>As typed; null for no limit.</summary>
    public string? Until { get; init; }

    /// <summary>The zone in which days begin and dates are read.</summary>
    public required string Timezone { get; init; }

    /// <summary>Null when nothing was grouped.</summary>
    public string? GroupBy { get; init; }

    public required int TotalSessions { get; init; }

    /// <summary>How many of them another session started.</summary>
    public required int ChildSessions { get; init; }

    /// <summary>Each counted once, also where branches and resumed sessions repeat it.</summary>
    public required int TotalMessages { get; init; }

    /// <summary>How often a message stood in a further session; nothing of these was counted.</summary>
    public required int CopiedMessages { get; init; }

    /// <summary>Messages in which a person asks.</summary>
    public required int HumanPrompts { get; init; }

    public required IReadOnlyDictionary<string, int> MessagesByRole { get; init; }

    /// <summary>Messages that tell tokens of a kind that is known, each counted once over all sessions.</summary>
    public required int MessagesWithUsage { get; init; }

    public required long TotalPromptTokens { get; init; }

    public required long TotalCompletionTokens { get; init; }

    public required TokensLine Tokens { get; init; }

    /// <summary>US dollars; what <c>unpriced_models</c> cost is not in it. Null where nothing tells a cost.</summary>
    public required decimal? TotalCost { get; init; }

    /// <summary>The part of it that the sources told; the rest follows from the vault's prices.</summary>
    public required decimal CostFromSource { get; init; }

    /// <summary>US dollars a session, over the sessions of which a cost is known, to six decimals; null with <c>total_cost</c>.</summary>
    public required decimal? AvgCostPerSession { get; init; }

    /// <summary>Messages, and sessions with totals of their own, that have tokens and neither cost nor price.</summary>
    public required int Unpriced { get; init; }

    /// <summary>Models with tokens and neither cost nor price; <c>?</c> where the log names no model.</summary>
    public required IReadOnlyList<string> UnpricedModels { get; init; }

    /// <summary>Those of them that have a price which lacks a kind of token that they used.</summary>
    public required IReadOnlyList<IncompletePriceLine> IncompletePrices { get; init; }

    public required int ToolCalls { get; init; }

    public required int ToolErrors { get; init; }

    /// <summary>The most called first.</summary>
    public required IReadOnlyList<ToolLine> Tools { get; init; }

    /// <summary>Different files that tools read, as far as their input names one.</summary>
    public required int FilesRead { get; init; }

    /// <summary>Different files that tools wrote or edited, as far as their input names one.</summary>
    public required int FilesModified { get; init; }

    /// <summary>The files of the session that was asked about; null for all sessions.</summary>
    public IReadOnlyList<FileLine>? Files { get; init; }

    /// <summary>The first message's time, ISO 8601 in UTC; null when none has one.</summary>
    public string? First { get; init; }

    /// <summary>The last message's time, ISO 8601 in UTC; null when none has one.</summary>
    public string? Last { get; init; }

    /// <summary>The days with messages, the oldest first.</summary>
    public required IReadOnlyList<StatsGroupLine> Activity { get; init; }

    /// <summary>Periods the newest first, others the one with the most messages first; empty when nothing was grouped.</summary>
    public required IReadOnlyList<StatsGroupLine> Groups { get; init; }

    /// <summary>Bytes of segments that were read.</summary>
    public required long Bytes { get; init; }

    /// <summary>Milliseconds.</summary>
    public required long TookMs { get; init; }

    /// <summary>What could not be read, which the sums lack.</summary>
    public required IReadOnlyList<IssueLine> Issues { get; init; }

    /// <summary>The document of an answer.</summary>
    public static StatsDocument Of(Vault vault, StatsRequest request, StatsResult result, TimeSpan took)
    {
        var totals = result.Totals;
        bool isPeriod = request.GroupBy is StatsGrouping.Day or StatsGrouping.Week or StatsGrouping.Month;
        return new()
        {
            Vault = vault.Root,
            SessionId = request.Session?.Value,
            Query = QueryOf(request.Among),
            Since = request.Since,
            Until = request.Until,
            Timezone = request.Zone.Id,
            GroupBy = request.GroupBy is StatsGrouping.None ? null : request.GroupBy.ToString().ToLowerInvariant(),
            TotalSessions = totals.Sessions,
            ChildSessions = totals.ChildSessions,
            TotalMessages = totals.Messages,
            CopiedMessages = totals.CopiedMessages,
            HumanPrompts = totals.HumanPrompts,
            MessagesByRole = totals.MessagesByRole.OrderBy(role => role.Key)
                .ToDictionary(role => role.Key.ToString().ToLowerInvariant(), role => role.Value, StringComparer.Ordinal),
            MessagesWithUsage = totals.MessagesWithUsage,
            TotalPromptTokens = totals.Tokens.Prompt,
            TotalCompletionTokens = totals.Tokens.Completion,
            Tokens = TokensLine.Of(totals.Tokens),
            TotalCost = totals.IsCostUnknown ? null : totals.Cost,
            CostFromSource = totals.CostFromSource,
            AvgCostPerSession = StatsGroupLine.Rounded(totals.AverageCost),
            Unpriced = totals.Unpriced,
            UnpricedModels = totals.UnpricedModels,
            IncompletePrices = [.. totals.IncompletePrices.Select(price => new IncompletePriceLine(price.Model, price.Name, price.Lacking))],
            ToolCalls = totals.Tools.Sum(tool => tool.Calls),
            ToolErrors = totals.Tools.Sum(tool => tool.Errors),
            Tools = [.. totals.Tools.Select(tool => new ToolLine(tool.Name, tool.Calls, tool.Errors))],
            FilesRead = totals.FilesRead,
            FilesModified = totals.FilesModified,
            Files = request.Session is null ? null : [.. totals.Files.Select(file => new FileLine(file.Path, file.Reads, file.Changes))],
            First = totals.FirstTicks is { } first ? Amounts.Utc(first) : null,
            Last = totals.LastTicks is { } last ? Amounts.Utc(last) : null,
            Activity = [.. totals.Activity.Select(day => StatsGroupLine.Of(day, isPeriod: true))],
            Groups = [.. totals.Groups.Select(group => StatsGroupLine.Of(group, isPeriod))],
            Bytes = result.Bytes,
            TookMs = (long)took.TotalMilliseconds,
            Issues = [.. result.Issues.Select(issue => new IssueLine(issue.Path, issue.Line, issue.Problem))],
        };
    }

    private static string? QueryOf(ListRequest? among) => among is not { IsNarrow: true } ? null
        : string.Join(' ', (string[])[.. among.Query.Length > 0 ? [among.Query] : Array.Empty<string>(), .. among.Filters.Select(filter => $"{filter.Key}:\"{filter.Value}\"")]);
}
