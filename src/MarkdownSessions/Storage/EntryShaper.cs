using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Brings an entry to the sizes of the format (docs/format.md, "Sizes"): large tool inputs and
/// answers become artifacts, long words are split over continuations and never hidden.
/// </summary>
internal static class EntryShaper
{
    /// <summary>64 KiB: beyond it a tool's input or answer makes a log hard to read.</summary>
    public const int MaxToolBytes = 64 * 1024;

    /// <summary>1 MiB in UTF-16 units: one entry stays one write.</summary>
    public const int MaxTextLength = 1024 * 1024;

    /// <summary>The entries to write: as a rule the one that is given.</summary>
    public static IReadOnlyList<Entry> Shape(Entry entry, ArtifactStore artifacts) => Shape(entry, artifacts.Keep);

    /// <summary>How many entries it is written as.</summary>
    public static int CountOf(Entry entry) =>
        entry.Parts.Any(part => part is TextPart { Text.Length: > MaxTextLength }) ? Shape(entry, static (_, _) => "").Count : 1;

    /// <summary>The same, with another way to keep what becomes an artifact.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="keep">Takes a text and an extension and gives the artifact's name.</param>
    public static IReadOnlyList<Entry> Shape(Entry entry, Func<string, string, string> keep)
    {
        if (entry.Facts.Has(EntryWriter.GoesOn))
        {
            throw new ArgumentException($"the fact '{EntryWriter.GoesOn}' is the format's own", nameof(entry));
        }

        if (!entry.Parts.Any(part => IsLargeTool(part) || part is TextPart { Text.Length: > MaxTextLength }))
        {
            return [entry];
        }

        var shaped = new List<Entry>();
        var parts = new List<Part>();
        foreach (var part in entry.Parts)
        {
            if (part is not TextPart { Text.Length: > MaxTextLength } text)
            {
                parts.AddRange(MoveOut(part, keep));
                continue;
            }

            foreach (var piece in Split(text))
            {
                if (piece.Joins && parts.Count > 0)
                {
                    shaped.Add(Piece(entry, shaped.Count, parts));
                    parts = [];
                }

                parts.Add(piece);
            }
        }

        shaped.Add(Piece(entry, shaped.Count, parts) with { Facts = entry.Facts });
        return shaped;
    }

    private static Entry Piece(Entry entry, int number, List<Part> parts) => entry with
    {
        Id = entry.Id with { Continuation = entry.Id.Continuation + number },
        Parts = parts,
        Facts = Facts.Empty.With(EntryWriter.GoesOn, 1),
    };

    private static IEnumerable<TextPart> Split(TextPart text)
    {
        for (int at = 0; at < text.Text.Length;)
        {
            int length = PieceLength(text.Text, at);
            yield return new(text.Text.Substring(at, length)) { Joins = at > 0 || text.Joins };
            at += length;
        }
    }

    // At a line's end when there is one near; never inside a character of two units, nor inside CR LF.
    private static int PieceLength(string text, int at)
    {
        if (text.Length - at <= MaxTextLength)
        {
            return text.Length - at;
        }

        int feed = text.LastIndexOf('\n', at + MaxTextLength - 1, MaxTextLength / 4);
        int end = feed > at ? feed + 1 : at + MaxTextLength;
        if (char.IsHighSurrogate(text[end - 1]) || (text[end - 1] == '\r' && text[end] == '\n'))
        {
            end--;
        }

        return end - at;
    }

    private static bool IsLargeTool(Part part) => part switch
    {
        ToolCall call => IsLarge(call.Input) || IsLarge(call.Result),
        ToolResult result => IsLarge(result.Text),
        _ => false,
    };

    private static bool IsLarge(string? text) =>
        text is not null && text.Length > MaxToolBytes / 3 && Encoding.UTF8.GetByteCount(text) > MaxToolBytes;

    private static IEnumerable<Part> MoveOut(Part part, Func<string, string, string> keep) => part switch
    {
        ToolCall call => MoveOut(call, keep),
        ToolResult result when IsLarge(result.Text) =>
            [result with { Text = "", Artifact = keep(result.Text, ".txt") }],
        _ => [part],
    };

    private static IEnumerable<Part> MoveOut(ToolCall call, Func<string, string, string> keep)
    {
        if (IsLarge(call.Input))
        {
            call = call with { Input = "", InputArtifact = keep(call.Input, ".json") };
        }

        // An answer that stands with its call has no link of its own: it moves to a result below.
        if (IsLarge(call.Result) && call.Id is { Length: > 0 } id)
        {
            yield return call with { Result = null, IsError = false };
            yield return new ToolResult(id, "") { Artifact = keep(call.Result!, ".txt"), IsError = call.IsError };
        }
        else
        {
            yield return call;
        }
    }
}
