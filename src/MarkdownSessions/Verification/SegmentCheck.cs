using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Checks what was read of a session's segments beside their entries: front matter, marks, conflicts.</summary>
/// <param name="files">The disk.</param>
/// <param name="folder">The session.</param>
/// <param name="known">What else lies in the vault.</param>
/// <param name="findings">Gets what is found.</param>
internal sealed class SegmentCheck(IVaultFiles files, SessionFolder folder, KnownSessions known, FindingList findings)
{
    /// <summary>The session that is named as the one that started this one, and the segment that does; null for none.</summary>
    public (string Id, string Segment)? Parent { get; private set; }

    /// <summary>Goes through the segments of a log that was read to its end.</summary>
    public void Check(SessionLog log)
    {
        var readings = log.Readings.ToDictionary(reading => reading.Name, StringComparer.Ordinal);
        foreach (string name in folder.Segments.Select(segment => segment.Name))
        {
            CheckName(name);
            if (readings.TryGetValue(name, out var reading))
            {
                CheckIssues(reading);
                CheckFront(reading);
            }
            else
            {
                string why = log.Issues.FirstOrDefault(issue => issue.Path == name)?.Problem ?? "cannot be read";
                Add(FindingKind.Unreadable, name, why);
            }
        }
    }

    private void CheckName(string name)
    {
        if (SegmentName.TryParse(name, out var segment) && segment.IsConflictCopy)
        {
            Add(FindingKind.ConflictCopy, name, $"it is a copy of '{segment.Original}' that a sync or merge tool left");
        }
    }

    private void CheckIssues(SegmentReading reading)
    {
        foreach (var issue in reading.Issues)
        {
            // What the reader did about it, which stands behind the semicolon, the kind says too.
            Add(KindOf(issue.Kind), reading.Name, issue.Problem.Split(';')[0], issue.Line);
        }

        foreach (int line in reading.StrayMarks)
        {
            Add(FindingKind.StrayMark, reading.Name, "the line begins like structure and fits none", line);
        }

        foreach (int line in reading.NulLines.Distinct())
        {
            Add(FindingKind.NulBytes, reading.Name, "NUL bytes stand in the line: a write was lost by a power cut, or another program left them", line);
        }

        foreach (int line in reading.ConflictLines)
        {
            Add(FindingKind.GitConflict, reading.Name, "git left conflict markers", line);
        }
    }

    private static FindingKind KindOf(ParseIssueKind kind) => kind switch
    {
        ParseIssueKind.FrontMatter => FindingKind.BrokenFrontMatter,
        ParseIssueKind.LostHeading => FindingKind.LostHeading,
        ParseIssueKind.NoSuchDate => FindingKind.NoSuchDate,
        ParseIssueKind.NotUtf8 => FindingKind.NotUtf8,
        ParseIssueKind.RepeatedKey => FindingKind.RepeatedKey,
        _ => FindingKind.TooLong,
    };

    private void CheckFront(SegmentReading reading)
    {
        var front = reading.Front;
        bool isBroken = reading.Issues.Any(issue => issue.Kind is ParseIssueKind.FrontMatter);
        if (front.Fields.Count == 0 && !isBroken)
        {
            Add(FindingKind.MissingFrontMatter, reading.Name, "it has no front matter", line: 1);
        }

        CheckId(reading.Name, front);
        if (!FormatVersion.CanAppend(front))
        {
            AddField(FindingKind.NewerFormat, reading.Name, "format", $"its format is '{front.Text("format")}', this program writes {FormatVersion.Current}");
        }

        if (front.Text("started") is { } started && !IsTime(started))
        {
            AddField(FindingKind.NoSuchDate, reading.Name, "started", $"'{started}' is no time");
        }

        CheckNamed(reading.Name, front);
    }

    // A segment may call itself by the folder's name plus `-2`: an alias (docs/format.md, "Layout").
    private void CheckId(string segment, FrontMatter front)
    {
        if (front.Text("session_id") is not { } said)
        {
            return;
        }

        string name = folder.Id.Value;
        bool isAlias = said.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase)
            && said.AsSpan(name.Length + 1) is { IsEmpty: false } number && !number.ContainsAnyExceptInRange('0', '9');
        if (!isAlias && !said.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            AddField(FindingKind.OtherSessionId, segment, "session_id", $"its session_id is '{said}', its folder is '{name}'");
        }
    }

    private void CheckNamed(string segment, FrontMatter front)
    {
        if (front.Text("continued_from") is { Length: > 0 } link && Linked(link) is var before && !IsSegment(before))
        {
            AddField(FindingKind.MissingSegment, segment, "continued_from", $"it goes on from '{before}', which is not here");
        }

        if (front.Text("parent_session_id") is { Length: > 0 } parent)
        {
            CheckParent(segment, parent);
        }

        if (front.Text("branched_from") is { Length: > 0 } origin && !known.IsAnywhere(Linked(origin).Split('/')[0]))
        {
            AddField(FindingKind.MissingOrigin, segment, "branched_from", $"the session of '{Linked(origin)}' is not here");
        }
    }

    private void CheckParent(string segment, string parent)
    {
        Parent = (parent, segment);
        if (!known.IsAnywhere(parent))
        {
            AddField(FindingKind.MissingParent, segment, "parent_session_id", $"the session '{parent}' that started it is not here");
        }
    }

    private bool IsSegment(string name) => folder.Segments.Any(segment => segment.Name == name);

    // `[[2024-01-15-1030.md]]`, with an alias or anchor behind it, or a bare name.
    private static string Linked(string text)
    {
        var name = text.AsSpan().Trim().TrimStart('[').TrimEnd(']');
        int end = name.IndexOfAny('#', '|');
        return (end < 0 ? name : name[..end]).ToString();
    }

    private static bool IsTime(string text) => Timestamp.TryParse(text, out var time) && time.Instant is not null;

    private void AddField(FindingKind kind, string segment, string field, string problem) =>
        Add(kind, segment, problem, FieldLine.Find(files, Path.Join(folder.Path, segment), field));

    private void Add(FindingKind kind, string segment, string problem, int line = 0) =>
        findings.Add(kind, Path.Join(folder.Path, segment), problem, line);
}
