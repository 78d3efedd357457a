using System.Text.Json;

namespace MarkdownSessions.Import;

/// <summary>
/// Reads a file of JSON lines as agents leave it behind: records glued to one another, a torn last
/// line, a record torn in the middle by a writer that died, runs of NUL, a byte-order mark, CRLF,
/// broken Unicode. What is broken costs one record. Memory is bounded by the longest line.
/// </summary>
internal static class JsonRecords
{
    /// <summary>The longest line that is read: 256 MiB; agents write pictures in base64 into one line.</summary>
    public const int MaxLineBytes = 256 * 1024 * 1024;

    /// <summary>Why a line over the limit is no record.</summary>
    public const string TooLong = "line over 256 MiB";

    /// <summary>Why NULs are no record: a file system that lost a write leaves them.</summary>
    public const string Nuls = "NUL bytes where a record should be";

    /// <summary>Why an unfinished last line is no record.</summary>
    public const string Torn = "torn last record";

    /// <summary>Why any other bytes are no record.</summary>
    public const string Broken = ImportAccount.Unreadable;

    // Agents' records are some 10 levels deep; .NET's own limit of 64 would lose a deeper tool input.
    private const int MaxDepth = 512;

    // Looking for the next record in a broken line must not cost more than the line's length deserves.
    private const int MaxCandidates = 1_024;

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth };
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    /// <summary>Yields what the stream holds, in order. A record is good until the next is asked for.</summary>
    /// <param name="stream">Read from where it stands; stays open.</param>
    /// <param name="maxLineBytes">The longest line to hold; tests set it lower.</param>
    public static IEnumerable<JsonRecord> Read(Stream stream, int maxLineBytes = MaxLineBytes)
    {
        var lines = new ByteLines(stream, maxLineBytes);
        while (lines.Next())
        {
            if (lines.IsTooLong)
            {
                yield return new(lines.Number, lines.Offset, default) { Problem = TooLong };
                continue;
            }

            foreach (var record in ReadLine(lines))
            {
                yield return record;
            }
        }
    }

    private static IEnumerable<JsonRecord> ReadLine(ByteLines lines)
    {
        var line = WellFormedJson.Repair(lines.Line, out int repaired);
        int at = SkipBlanks(line.Span, 0);
        if (at == line.Length)
        {
            yield break;
        }

        using (var whole = TryParse(line[at..]))
        {
            if (whole is not null)
            {
                yield return new(lines.Number, lines.Offset + at, line[at..]) { Root = whole.RootElement, Repaired = repaired };
                yield break;
            }
        }

        foreach (var record in ReadPieces(lines, line, at))
        {
            yield return record with { Repaired = repaired };
            repaired = 0;
        }
    }

    // Only lines that are not one JSON value come here.
    private static IEnumerable<JsonRecord> ReadPieces(ByteLines lines, ReadOnlyMemory<byte> line, int first)
    {
        for (int at = first, next; at < line.Length; at = SkipBlanks(line.Span, next))
        {
            int length = ValueLength(line.Span[at..]);
            next = length > 0 ? at + length : EndOfBroken(line.Span, at);
            var piece = new JsonRecord(lines.Number, lines.Offset + at, line[at..next]) { IsGlued = at > first };
            using var document = length > 0 ? TryParse(piece.Bytes) : null;
            yield return document is not null
                ? piece with { Root = document.RootElement }
                : piece with { Problem = Name(piece.Bytes.Span, isTail: next == line.Length && !lines.IsEnded) };
        }
    }

    private static string Name(ReadOnlySpan<byte> broken, bool isTail)
    {
        if (!broken.ContainsAnyExcept((byte)0))
        {
            return Nuls;
        }

        return isTail ? Torn : Broken;
    }

    private static int EndOfBroken(ReadOnlySpan<byte> line, int at)
    {
        if (line[at] == 0)
        {
            int nuls = line[at..].IndexOfAnyExcept((byte)0);
            return nuls < 0 ? line.Length : at + nuls;
        }

        int next = FindRecord(line, at + 1);
        return next < 0 ? line.Length : next;
    }

    // A whole object that the line's end, another object or NULs follow: objects inside of a torn
    // record are followed by a comma or a bracket.
    private static int FindRecord(ReadOnlySpan<byte> line, int from)
    {
        long budget = 4L * line.Length;
        for (int tries = 0; tries < MaxCandidates && budget > 0; tries++)
        {
            int found = line[from..].IndexOf("{\""u8);
            if (found < 0)
            {
                return -1;
            }

            int at = from + found;
            int length = ValueLength(line[at..], out long read);
            budget -= read;
            if (length > 0 && EndsRecord(line, at + length))
            {
                return at;
            }

            from = at + 1;
        }

        return -1;
    }

    private static bool EndsRecord(ReadOnlySpan<byte> line, int at)
    {
        at = SkipBlanks(line, at);
        return at == line.Length || line[at] is (byte)'{' or 0;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length)
        {
            if (line[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
            {
                at++;
            }
            else if (line[at..].StartsWith("\uFEFF"u8))
            {
                at += 3;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, DocumentOptions);
        }
        catch (JsonException)
        {
            // Expected: glued, torn or broken; the caller looks closer.
            return null;
        }
    }

    private static int ValueLength(ReadOnlySpan<byte> json) => ValueLength(json, out _);

    // The length of the object that the bytes begin with, or -1. Anything else between records is
    // garbage even if JSON would take it for a number.
    private static int ValueLength(ReadOnlySpan<byte> json, out long read)
    {
        read = 0;
        if (json is not [(byte)'{', ..])
        {
            return -1;
        }

        var reader = new Utf8JsonReader(json, ReaderOptions);
        try
        {
            reader.Read();
            reader.Skip();
            read = reader.BytesConsumed;
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            read = reader.BytesConsumed;
            return -1;
        }
    }
}
