using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Search;

/// <summary>Makes what an index learns of a message or title.</summary>
internal static class DocumentBuilder
{
    /// <summary>The ordinal under which a session's title is found.</summary>
    public const int TitleOrdinal = 0;

    /// <summary>The role that a title's facts name.</summary>
    public const string TitleRole = "title";

    /// <summary>Of a call that names more files the first ones are found (docs/search.md, "Bounds").</summary>
    public const int MostFiles = 200;

    /// <summary>The document of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="artifact">The text of an artifact by name; null when it is none or is gone.</param>
    public static IndexDocument Message(IndexedMessage message, Func<string, string?> artifact)
    {
        var runs = MessageText.Runs(message.Parts, artifact);
        return new()
        {
            Ordinal = message.Ordinal,
            Ticks = message.Ticks,
            Place = message.Place with { Fingerprint = Fingerprint(runs) },
            IdHash = IdHash(message.Id),
            Words = ColumnWordsBuilder.All(runs),
            Facts = FactsOf(message, runs, artifact),
        };
    }

    /// <summary>The document of a session's title.</summary>
    /// <param name="title">The title.</param>
    /// <param name="ticks">The session's start: UTC ticks of 100 ns.</param>
    /// <param name="head">What is known of the session.</param>
    public static IndexDocument Title(string title, long ticks, MessageHead head)
    {
        TextRun[] runs = [TitleRun(title)];
        return new()
        {
            Ordinal = TitleOrdinal,
            Ticks = ticks,
            Place = new("", 0, 0, 0, Fingerprint(runs)),
            IdHash = 0,
            Words = ColumnWordsBuilder.All(runs),
            Facts = [.. new FactList(head, TitleRole)],
        };
    }

    /// <summary>A title as text, for its score and snippet.</summary>
    public static TextRun TitleRun(string title) => new(TextColumns.Prose, title, 0) { IsOnOneLine = true };

    /// <summary>
    /// CRC-32C of a message's text as it is indexed, in UTF-8, columns and pieces told apart: the
    /// same when the files say the same, whatever lies around it.
    /// </summary>
    public static uint Fingerprint(IReadOnlyList<TextRun> runs)
    {
        uint checksum = Crc32C.Empty;
        foreach (var run in runs)
        {
            checksum = Crc32C.Append(checksum, [(byte)run.Column]);
            checksum = Append(checksum, run.Text);
        }

        return checksum;
    }

    /// <summary>The hash under which an index finds a message by its id: FNV-1a of 64 bits, of its UTF-8.</summary>
    public static long IdHash(string id)
    {
        ulong hash = 14695981039346656037;
        foreach (byte one in Encoding.UTF8.GetBytes(id))
        {
            hash = (hash ^ one) * 1099511628211;
        }

        return (long)hash;
    }

    private static uint Append(uint checksum, string text)
    {
        Span<byte> bytes = stackalloc byte[4096];
        const int chunk = 1024;
        for (int at = 0; at < text.Length;)
        {
            int length = Math.Min(chunk, text.Length - at);
            if (length > 1 && char.IsHighSurrogate(text[at + length - 1]))
            {
                length--;
            }

            int count = Encoding.UTF8.GetBytes(text.AsSpan(at, length), bytes);
            checksum = Crc32C.Append(checksum, bytes[..count]);
            at += length;
        }

        return checksum;
    }

    private static IReadOnlyList<string> FactsOf(
        IndexedMessage message,
        IReadOnlyList<TextRun> runs,
        Func<string, string?> artifact)
    {
        var facts = new FactList(message.Head, RoleNames.Of(message.Role));
        foreach (var placed in message.Parts)
        {
            AddFacts(placed.Part, artifact, facts);
        }

        if (runs.Any(run => run.Column == TextColumns.Code))
        {
            facts.AddHas("code");
        }

        return [.. facts];
    }

    private static void AddFacts(Part part, Func<string, string?> artifact, FactList facts)
    {
        switch (part)
        {
            case ToolCall call:
                facts.AddNamed("tool", call.Name);
                facts.AddHas("tool");
                AddFailure(call.IsError, facts);
                AddFiles(call, artifact, facts);
                break;
            case ToolResult result:
                AddFailure(result.IsError, facts);
                break;
            case ThinkingPart:
                facts.AddHas("thinking");
                break;
            case ArtifactPart kept:
                facts.AddHas("artifact");
                if (PictureNames.IsOne(kept))
                {
                    facts.AddHas("image");
                }

                break;
        }
    }

    private static void AddFailure(bool isError, FactList facts)
    {
        if (isError)
        {
            facts.AddHas("error");
        }
    }

    // By the same rule as statistics count files. A patch of a whole tree would make more facts than words.
    private static void AddFiles(ToolCall call, Func<string, string?> artifact, FactList facts)
    {
        if (!FileCalls.IsOne(call.Name))
        {
            return;
        }

        string input = call.InputArtifact is { } name ? artifact(name) ?? "" : call.Input;
        foreach (var use in FileCalls.Of(call.Name, input).Take(MostFiles))
        {
            facts.AddHas("file");
            facts.AddFile(use.Path);
        }
    }
}
