using System.Text;

namespace MarkdownSessions.Format;

/// <summary>The title and the italic line that may stand above the first entry: no part of any entry.</summary>
internal static class Preamble
{
    /// <summary>What the italic line begins with.</summary>
    internal const string CompactedFrom = "*Compacted from previous session.";

    /// <summary>Passes over them.</summary>
    /// <param name="lines">The lines below the front matter.</param>
    /// <param name="issues">Receives what of the title is no text.</param>
    /// <returns>The title; null when there is none.</returns>
    public static string? Skip(PushedBackLines lines, ICollection<ParseIssue> issues)
    {
        string? title = null;
        while (lines.Next() is { } line)
        {
            string text = Encoding.UTF8.GetString(line.Bytes);
            bool isTitle = title is null && text.StartsWith("# ", StringComparison.Ordinal) && line.HasLineFeed;
            bool isNote = text.StartsWith(CompactedFrom, StringComparison.Ordinal) && text.EndsWith('*');
            if (isTitle)
            {
                title = text[2..].Trim();
                FrontMatterBlock.TellIfUnreadable(line, "title line", issues);
            }
            else if (!isNote && text.AsSpan().IndexOfAnyExcept(' ', '\t') >= 0)
            {
                lines.PushBack([line]);
                break;
            }
        }

        return string.IsNullOrEmpty(title) ? null : title;
    }
}
