using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>
/// Checks a session's entries, one after the other, and the messages they make: torn, edited, repeated, conflicting,
/// missing, out of time.
/// </summary>
/// <param name="folder">The session.</param>
/// <param name="findings">Gets what is found.</param>
internal sealed class EntryCheck(SessionFolder folder, FindingList findings)
{
    private readonly SeenEntries seen = new();
    private readonly List<(string Segment, int Line, int HeadingLine, string Problem)> torn = [];
    private readonly HashSet<(string Segment, int Line)> conflicting = [];
    private readonly HashSet<string> copies =
        [.. folder.Segments.Select(segment => segment.Name).Where(name => SegmentName.TryParse(name, out var parsed) && parsed.IsConflictCopy)];

    private (string Segment, int Line) lastTorn;
    private (string Segment, long Ticks) last;

    /// <summary>Looks at the next entry.</summary>
    /// <returns>Whether it says something that was not read before.</returns>
    public bool Check(PlacedEntry placed)
    {
        var sighting = seen.See(placed.Logged);
        bool isFurtherReading = placed.IsOtherSide || copies.Contains(placed.Segment);
        if (sighting is EntrySighting.Again && isFurtherReading)
        {
            // The copy itself is named; that it repeats what it is a copy of goes without saying.
            return false;
        }

        CheckSighting(placed, sighting);
        CheckState(placed);
        if (!isFurtherReading)
        {
            CheckTime(placed);
        }

        return true;
    }

    /// <summary>Looks at a message that was put together from them.</summary>
    public void Check(Message message)
    {
        string path = Path.Join(folder.Path, message.Segment);
        if (message.Missing is { } missing)
        {
            findings.Add(FindingKind.MissingEntry, path, $"'{message.Id}' lacks its entry '{missing}'", message.Line);
        }

        if (message.IsConflicting && !conflicting.Contains((message.Segment, message.Line)))
        {
            findings.Add(FindingKind.OtherSpeaker, path, $"another speaker goes on with '{message.Id}' than began it", message.Line);
        }
    }

    /// <summary>Tells of what is torn, once all was read.</summary>
    /// <param name="replaced">The torn entries that another one holds.</param>
    public void Finish(IEnumerable<PlacedEntry> replaced)
    {
        var whole = replaced.Select(placed => (placed.Segment, placed.Logged.HeadingLine)).ToHashSet();
        foreach (var (segment, line, headingLine, problem) in torn)
        {
            bool isWhole = whole.Contains((segment, headingLine));
            var kind = isWhole ? FindingKind.RewrittenEntry : FindingKind.TornEntry;
            findings.Add(kind, Path.Join(folder.Path, segment), isWhole ? $"{problem}; it was written again" : problem, line);
        }
    }

    private void CheckSighting(PlacedEntry placed, EntrySighting sighting)
    {
        var id = placed.Logged.Entry.Id;
        if (sighting is EntrySighting.Again && placed.Logged.State is not EntryState.Torn)
        {
            Add(FindingKind.RepeatedEntry, placed, $"'{id}' was said before with the same content");
        }
        else if (sighting is EntrySighting.OtherContent)
        {
            conflicting.Add((placed.Segment, placed.Logged.Line));
            Add(FindingKind.ConflictingEntry, placed, $"'{id}' was said before with other content");
        }
    }

    private void CheckState(PlacedEntry placed)
    {
        var logged = placed.Logged;
        if (logged.State is EntryState.Edited)
        {
            Add(FindingKind.EditedEntry, placed, $"'{logged.Entry.Id}' does not fit the checksum in its footer");
        }

        // Several may speak in what is torn: it is one write that was cut off.
        if (logged.State is EntryState.Torn && lastTorn != (placed.Segment, logged.HeadingLine))
        {
            lastTorn = (placed.Segment, logged.HeadingLine);
            string why = logged.EndsInNuls ? "NUL bytes stand where it went on, as a power cut leaves them" : "its writer died";
            torn.Add((placed.Segment, logged.Line, logged.HeadingLine, $"'{logged.Entry.Id}' was begun and not closed: {why}"));
        }
    }

    private static string Told(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => FormattableString.Invariant($"{span.TotalMilliseconds:0.###} ms"),
        { TotalMinutes: < 1 } => FormattableString.Invariant($"{span.TotalSeconds:0.#} s"),
        { TotalHours: < 1 } => FormattableString.Invariant($"{span.TotalMinutes:0.#} min"),
        { TotalDays: < 1 } => FormattableString.Invariant($"{span.TotalHours:0.#} h"),
        _ => FormattableString.Invariant($"{span.TotalDays:0.#} days"),
    };

    private void CheckTime(PlacedEntry placed)
    {
        if (placed.Logged.Entry.Time.Instant?.UtcTicks is not { } ticks)
        {
            return;
        }

        if (last.Segment == placed.Segment && ticks < last.Ticks)
        {
            Add(FindingKind.TimeBackwards, placed, $"'{placed.Logged.Entry.Id}' is {Told(new(last.Ticks - ticks))} older than the entry above it");
        }

        last = (placed.Segment, ticks);
    }

    private void Add(FindingKind kind, PlacedEntry placed, string problem) =>
        findings.Add(kind, Path.Join(folder.Path, placed.Segment), problem, placed.Logged.Line);
}
