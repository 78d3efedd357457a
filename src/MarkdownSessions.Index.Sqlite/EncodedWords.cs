using System.Text;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>The five columns of one message as UTF-8, one after the other, as they are bound and spooled.</summary>
/// <param name="Bytes">All columns.</param>
/// <param name="Prose">Where prose ends in <paramref name="Bytes"/>.</param>
/// <param name="Code">Where code ends.</param>
/// <param name="Tool">Where tool ends.</param>
/// <param name="Thinking">Where thinking ends; facets are the rest.</param>
internal readonly record struct EncodedWords(ReadOnlyMemory<byte> Bytes, int Prose, int Code, int Tool, int Thinking)
{
    /// <summary>
    /// Of all the bytes (FNV-1a, 64 bits, in steps of a byte; RFC 9923): a message that comes
    /// again with the same hash and time keeps its row.
    /// </summary>
    public long Hash()
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in Bytes.Span)
        {
            hash = (hash ^ b) * 1099511628211;
        }

        // The same words in another column are other content.
        foreach (int end in (ReadOnlySpan<int>)[Prose, Code, Tool, Thinking])
        {
            hash = (hash ^ (uint)end) * 1099511628211;
        }

        return (long)hash;
    }

    /// <summary>Encodes a document's words and facts.</summary>
    public static EncodedWords Of(IndexDocument document)
    {
        var (prose, code, tool, thinking) = document.Words;
        string facets = Facets(document.Facts);
        var utf8 = Encoding.UTF8;
        byte[] bytes = new byte[utf8.GetByteCount(prose) + utf8.GetByteCount(code) + utf8.GetByteCount(tool)
            + utf8.GetByteCount(thinking) + utf8.GetByteCount(facets)];
        int afterProse = utf8.GetBytes(prose, bytes);
        int afterCode = afterProse + utf8.GetBytes(code, bytes.AsSpan(afterProse));
        int afterTool = afterCode + utf8.GetBytes(tool, bytes.AsSpan(afterCode));
        int afterThinking = afterTool + utf8.GetBytes(thinking, bytes.AsSpan(afterTool));
        utf8.GetBytes(facets, bytes.AsSpan(afterThinking));
        return new(bytes, afterProse, afterCode, afterTool, afterThinking);
    }

    /// <summary>Binds the columns to the parameters 2 to 6 of an insert.</summary>
    public Statement BindTo(Statement insert)
    {
        var bytes = Bytes.Span;
        return insert
            .With(2, bytes[..Prose])
            .With(3, bytes[Prose..Code])
            .With(4, bytes[Code..Tool])
            .With(5, bytes[Tool..Thinking])
            .With(6, bytes[Thinking..]);
    }

    private static string Facets(IReadOnlyList<string> facts)
    {
        var text = new StringBuilder().Append(IndexSchema.FactMark);
        foreach (string fact in facts)
        {
            text.Append(' ').Append(IndexSchema.FactMark).Append(fact);
        }

        return text.ToString();
    }
}
