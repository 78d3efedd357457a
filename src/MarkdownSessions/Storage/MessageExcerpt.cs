using System.Globalization;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>Messages made shorter, so that more of them fit: without thinking, tools before words.</summary>
internal static class MessageExcerpt
{
    // The heading above a message: role, time, id.
    private const int HeadingBytes = 32;

    /// <summary>What a message takes, in bytes of UTF-8.</summary>
    public static long Cost(Message message) => HeadingBytes + message.Parts.Sum(part => Texts(part.Part).Sum(text => (long)Encoding.UTF8.GetByteCount(text)));

    /// <summary>The message without thinking, its calls, results and unknown parts at most so many UTF-16 units long each.</summary>
    public static Message WithShortTools(Message message, int most, ref int shortened)
    {
        var parts = new List<MessagePart>();
        foreach (var placed in message.Parts.Where(placed => placed.Part is not ThinkingPart))
        {
            parts.Add(placed with { Part = Short(placed.Part, most, ref shortened) });
        }

        return message with { Parts = parts };
    }

    /// <summary>The message with its words cut so that it takes about so many bytes; the first words stay.</summary>
    public static Message WithShortWords(Message message, long bytes, ref int shortened)
    {
        var parts = new List<MessagePart>();
        long left = Math.Max(0, bytes - HeadingBytes);
        foreach (var placed in message.Parts)
        {
            long cost = Texts(placed.Part).Sum(text => (long)Encoding.UTF8.GetByteCount(text));
            if (cost <= left)
            {
                parts.Add(placed);
            }
            else if (placed.Part is TextPart text && left > 0)
            {
                string begun = Begin(text.Text, left * text.Text.Length / cost);
                parts.Add(placed with { Part = text with { Text = $"{begun}\n{LeftOut(text.Text.Length - begun.Length)}" } });
                shortened++;
            }
            else
            {
                shortened++;
            }

            left = Math.Max(0, left - cost);
        }

        return message with { Parts = parts };
    }

    private static IEnumerable<string> Texts(Part part) => part switch
    {
        TextPart text => [text.Text],
        ThinkingPart thinking => [thinking.Text],
        ToolCall call => [call.Name, call.Input, call.InputArtifact ?? "", call.Result ?? ""],
        ToolResult result => [result.Text, result.Artifact ?? ""],
        ArtifactPart artifact => [artifact.Name],
        OtherPart other => [other.Kind, other.Content],
        _ => [],
    };

    private static Part Short(Part part, int most, ref int shortened) => part switch
    {
        ToolCall call => call with
        {
            Input = Middle(call.Input, most, ref shortened),
            Result = call.Result is null ? null : Middle(call.Result, most, ref shortened),
        },
        ToolResult result => result with { Text = Middle(result.Text, most, ref shortened) },
        OtherPart other => other with { Content = Middle(other.Content, most, ref shortened) },
        _ => part,
    };

    // A tool's answer says what it is about at its beginning, and how it went at its end.
    private static string Middle(string text, int most, ref int shortened)
    {
        if (text.Length <= most)
        {
            return text;
        }

        shortened++;
        string begun = Begin(text, most / 2);
        int from = text.Length - most / 2;
        from += char.IsLowSurrogate(text[from]) ? 1 : 0;
        return $"{begun}\n{LeftOut(from - begun.Length)}\n{text[from..]}";
    }

    private static string Begin(string text, long length)
    {
        int end = (int)length;
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    private static string LeftOut(int letters) => string.Create(CultureInfo.InvariantCulture, $"[… {letters:N0} characters left out …]");
}
