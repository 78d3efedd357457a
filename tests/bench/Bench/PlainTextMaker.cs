using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Bench;

/// <summary>Writes the texts of a synthetic vault, one a row, for peers that index rows and not files.</summary>
internal static class PlainTextMaker
{
    /// <summary>Between two texts: the record separator that sqlite3 reads with <c>.mode ascii</c>.</summary>
    private const char Separator = '\x1e';

    /// <summary>Writes the file.</summary>
    public static void Make(string file, VaultSize size)
    {
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        foreach (var entry in SyntheticSession.Of(size).SelectMany(session => session.Entries()))
        {
            writer.Write(string.Join("\n\n", entry.Parts.SelectMany(Texts)));
            writer.Write(Separator);
        }
    }

    private static string[] Texts(Part part) => part switch
    {
        TextPart text => [text.Text],
        ThinkingPart thinking => [thinking.Text],
        ToolCall call => [call.Name, call.Input, call.Result ?? ""],
        _ => [],
    };
}
