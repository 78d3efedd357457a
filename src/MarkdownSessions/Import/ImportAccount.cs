namespace MarkdownSessions.Import;

/// <summary>
/// The account of an import: every record of a source gets one verdict, and every verdict that
/// is no import a reason. Records = imported + opaque + skipped.
/// </summary>
public sealed class ImportAccount
{
    private readonly SortedDictionary<string, long> opaque = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> skipped = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DroppedContent> dropped = new(StringComparer.Ordinal);
    private readonly List<ImportIssue> issues = [];

    /// <summary>What the reasons of records begin with that could not be read at all.</summary>
    public const string Unreadable = "broken record";

    /// <summary>How many issues are kept word by word; further ones are counted.</summary>
    public const int MaxIssues = 1_000;

    /// <summary>Records that were read.</summary>
    public long Records { get; private set; }

    /// <summary>Records whose content became part of an entry or of the head.</summary>
    public long Imported { get; private set; }

    /// <summary>Records kept whole as a part of unknown kind, by their kind.</summary>
    public IReadOnlyDictionary<string, long> Opaque => opaque;

    /// <summary>Records left out, by the reason.</summary>
    public IReadOnlyDictionary<string, long> Skipped => skipped;

    /// <summary>Fields of imported records that were left out, by what and why; docs/importers.md has the list.</summary>
    public IReadOnlyDictionary<string, DroppedContent> Dropped => dropped;

    /// <summary>What was odd, with its place; at most <see cref="MaxIssues"/>.</summary>
    public IReadOnlyList<ImportIssue> Issues => issues;

    /// <summary>How many issues were only counted.</summary>
    public long IssuesDropped { get; private set; }

    /// <summary>A record became part of an entry or of the head.</summary>
    public void CountImported()
    {
        Records++;
        Imported++;
    }

    /// <summary>A record is kept whole as a part of unknown kind.</summary>
    public void CountOpaque(string kind)
    {
        Records++;
        opaque[kind] = opaque.GetValueOrDefault(kind) + 1;
    }

    /// <summary>A record is left out.</summary>
    /// <param name="reason">A short phrase, the same for all records of its sort.</param>
    public void CountSkipped(string reason)
    {
        Records++;
        skipped[reason] = skipped.GetValueOrDefault(reason) + 1;
    }

    /// <summary>A field of a record that is otherwise imported is left out; it changes no count of records.</summary>
    /// <param name="what">The field and why, the same for all of its sort.</param>
    /// <param name="bytes">The field's length in the source, in bytes of JSON.</param>
    public void CountDropped(string what, long bytes) => AddDropped(what, new(1, bytes));

    /// <summary>Something was odd; it changes no count.</summary>
    /// <param name="path">The source as shown in reports.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="problem">What was odd and what was done about it.</param>
    public void Report(string path, long line, string problem)
    {
        if (issues.Count < MaxIssues)
        {
            issues.Add(new(path, line, problem));
        }
        else
        {
            IssuesDropped++;
        }
    }

    /// <summary>Adds the numbers and issues of another account.</summary>
    public void Add(ImportAccount other)
    {
        Records += other.Records;
        Imported += other.Imported;
        AddAll(opaque, other.opaque);
        AddAll(skipped, other.skipped);
        foreach (var issue in other.issues)
        {
            Report(issue.Path, issue.Line, issue.Problem);
        }

        IssuesDropped += other.IssuesDropped;
        foreach (var (what, content) in other.dropped)
        {
            AddDropped(what, content);
        }
    }

    private void AddDropped(string what, DroppedContent more)
    {
        var sum = dropped.GetValueOrDefault(what);
        dropped[what] = new(sum.Count + more.Count, sum.Bytes + more.Bytes);
    }

    private static void AddAll(SortedDictionary<string, long> sums, SortedDictionary<string, long> more)
    {
        foreach (var (name, count) in more)
        {
            sums[name] = sums.GetValueOrDefault(name) + count;
        }
    }
}
