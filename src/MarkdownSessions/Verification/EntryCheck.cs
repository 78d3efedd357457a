using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Checks a session's entries, one after the other: torn, edited, repeated, conflicting, out of time.</summary>
/// <param name="folder">The session.</param>
/// <param name="findings">Gets what is found.</param>
internal sealed class EntryCheck(SessionFolder folder, FindingList findings)
{
    private readonly SeenEntries seen = new();
    private readonly HashSet<EntryId> torn = [];
    private readonly HashSet<string> copies =
        [.. folder.Segments.Select(segment => segment.Name).Where(name => SegmentName.TryParse(name, out var parsed) && parsed.IsConflictCopy)];

    private (string Segment, int Line) lastTorn;
    private (string Segment, long Ticks) last;

    /// <summary>Looks at the next entry.</summary>
    /// <returns>Whether it says something that was not read before.</returns>
    public bool Check(PlacedEntry placed)
    {
        var sighting = seen.See(placed.Logged.Entry);
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

    // A torn entry that its writer wrote again is no conflict: the second one is the whole one.
    private void CheckSighting(PlacedEntry placed, EntrySighting sighting)
    {
        var id = placed.Logged.Entry.Id;
        if (sighting is EntrySighting.Again)
        {
            Add(FindingKind.RepeatedEntry, placed, $"'{id}' was said before with the same content");
        }
        else if (sighting is EntrySighting.OtherContent && placed.Logged.State is not EntryState.Torn && !torn.Contains(id))
        {
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
        if (logged.State is EntryState.Torn)
        {
            torn.Add(logged.Entry.Id);
            if (lastTorn != (placed.Segment, logged.HeadingLine))
            {
                lastTorn = (placed.Segment, logged.HeadingLine);
                Add(FindingKind.TornEntry, placed, $"'{logged.Entry.Id}' was begun and not closed: its writer died");
            }
        }
    }

    private void CheckTime(PlacedEntry placed)
    {
        if (placed.Logged.Entry.Time.Instant?.UtcTicks is not { } ticks)
        {
            return;
        }

        if (last.Segment == placed.Segment && ticks < last.Ticks)
        {
            string span = new TimeSpan(last.Ticks - ticks).ToString("c", System.Globalization.CultureInfo.InvariantCulture);
            Add(FindingKind.TimeBackwards, placed, $"'{placed.Logged.Entry.Id}' is {span} older than the entry above it");
        }

        last = (placed.Segment, ticks);
    }

    private void Add(FindingKind kind, PlacedEntry placed, string problem) =>
        findings.Add(kind, Path.Join(folder.Path, placed.Segment), problem, placed.Logged.Line);
}
