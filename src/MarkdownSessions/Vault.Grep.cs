using MarkdownSessions.Grep;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>
    /// Looks for a regular expression in the lines of the segments, as grep does; uses no index. A file is read in
    /// memory that does not grow with it.
    /// </summary>
    /// <exception cref="VaultException">The expression cannot be used, there is no such session, or the vault cannot be read.</exception>
    public GrepReading Grep(GrepRequest request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pattern = GrepPattern.Read(request.Pattern, request.IgnoreCase);
        var issues = new List<LogIssue>();
        var sources = SourcesOf(request, issues);
        return new(Lines(request, pattern, sources, issues, cancel), issues);
    }

    private static IEnumerable<GrepLine> Lines(
        IReadOnlyList<GrepSource> sources,
        Func<GrepSource, IEnumerable<GrepBatch>> read,
        List<LogIssue> issues,
        CancellationToken cancel)
    {
        foreach (var batch in ReadAhead.Of(sources, read, cancel))
        {
            issues.AddRange(batch.Issues);
            foreach (var line in batch.Lines)
            {
                yield return line;
            }
        }
    }

    private IEnumerable<GrepLine> Lines(
        GrepRequest request, GrepPattern pattern, IReadOnlyList<GrepSource> sources, List<LogIssue> issues, CancellationToken cancel)
    {
        var grep = new SessionGrep(files, pattern, request.FirstOnly ? 0 : request.Context, request.Roles, request.FirstOnly);
        return Lines(sources, grep.Read, issues, cancel);
    }

    private List<GrepSource> SourcesOf(GrepRequest request, List<LogIssue> issues)
    {
        var folders = new List<SessionFolder>();
        if (request.Sessions.Count == 0)
        {
            var listing = OnDisk(() => SessionFolders.List(files, paths, _ => false));
            folders.AddRange(listing.Sessions);
            issues.AddRange(listing.Issues.Select(issue => new LogIssue(paths.Relative(issue.Path), 0, issue.Reason)));
        }

        foreach (var session in request.Sessions.Distinct().OrderBy(session => session.Value, StringComparer.Ordinal))
        {
            folders.Add(Find(session) ?? throw VaultException.NoSession(session.Value));
        }

        return
        [
            .. folders.SelectMany(folder => folder.Segments.Select(segment => Path.Join(folder.Path, segment.Name))
                .Select(path => new GrepSource(folder.Id, path, paths.Relative(path)))),
        ];
    }
}
