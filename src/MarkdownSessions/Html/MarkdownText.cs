using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MarkdownSessions.Html;

/// <summary>Shows a text as the Markdown that it is; as it stands where that cannot be had.</summary>
internal static class MarkdownText
{
    // What is said is shorter; what was pasted reads better as it stands. Of unclosed links Markdig 1.6 takes 4 s for 64 Ki
    // characters, and four times as long for twice as many.
    private const int MostCharacters = 32 * 1024;

    // Markdig fills a table up to its widest row: a few kilobytes may ask for millions of cells.
    private const int MostCells = 20_000;

    // Written by recursion. Markdig's own limit is near 128 levels of blocks; chains of '|' it does not count.
    private const int MostLevels = 256;

    private static readonly MarkdownPipeline Plain = Builder().Build();

    private static readonly MarkdownPipeline WithTables = Builder().UsePipeTables().Build();

    /// <summary>Writes a text.</summary>
    public static void Write(HtmlWriter html, string text)
    {
        if (Parse(text) is { } document)
        {
            new MarkdownBlocks(html).Write(document);
        }
        else
        {
            html.Lines(text);
        }
    }

    // HTML in a text is shown, not obeyed. No extension that takes attributes from a text: those would be handlers.
    private static MarkdownPipelineBuilder Builder() => new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UseTaskLists()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough);

    private static MarkdownDocument? Parse(string text)
    {
        if (text.Length > MostCharacters)
        {
            return null;
        }

        return (text.Contains('|', StringComparison.Ordinal) && IsSmallTable(text) ? Parse(text, WithTables) : null) ?? Parse(text, Plain);
    }

    private static MarkdownDocument? Parse(string text, MarkdownPipeline pipeline)
    {
        try
        {
            var document = Markdown.Parse(text, pipeline);
            return IsShallow(document) ? document : null;
        }
        catch (ArgumentException)
        {
            // Markdig 1.6 says so of text nested too deeply.
            return null;
        }
    }

    private static bool IsSmallTable(string text)
    {
        int rows = 0;
        int widest = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            int cells = line.Count('|') + 1;
            rows += cells > 1 ? 1 : 0;
            widest = Math.Max(widest, cells);
        }

        return (long)rows * widest <= MostCells;
    }

    private static bool IsShallow(MarkdownDocument document)
    {
        var pending = new Stack<(MarkdownObject Node, int Level)>([(document, 0)]);
        while (pending.TryPop(out var at))
        {
            if (at.Level > MostLevels)
            {
                return false;
            }

            foreach (var child in Children(at.Node))
            {
                pending.Push((child, at.Level + 1));
            }
        }

        return true;
    }

    private static IEnumerable<MarkdownObject> Children(MarkdownObject node) => node switch
    {
        ContainerBlock blocks => blocks,
        LeafBlock { Inline: { } inlines } => [inlines],
        ContainerInline inlines => inlines,
        _ => [],
    };
}
