using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace MarkdownSessions.Html;

/// <summary>Writes the blocks of parsed Markdown: those it knows; of any other one the text.</summary>
internal sealed class MarkdownBlocks(HtmlWriter html)
{
    private const int LongestLanguage = 20;

    // Above a message's own headings stand the page's and the message's.
    private static readonly string[] Headings = ["h3", "h4", "h5", "h6", "h6", "h6"];

    private readonly MarkdownInlines inlines = new(html);

    /// <summary>Writes all blocks of a container.</summary>
    public void Write(ContainerBlock blocks)
    {
        foreach (var block in blocks)
        {
            Write(block, isTight: false);
        }
    }

    private void Write(Block block, bool isTight)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Leaf(Headings[Math.Clamp(heading.Level, 1, Headings.Length) - 1], heading);
                break;
            case ParagraphBlock paragraph when isTight:
                inlines.Write(paragraph.Inline);
                return;
            case ParagraphBlock paragraph:
                Leaf("p", paragraph);
                break;
            case CodeBlock code:
                Code(code);
                break;
            case ThematicBreakBlock:
                html.Empty("hr");
                break;
            case QuoteBlock quote:
                Container("blockquote", quote);
                break;
            case ListBlock list:
                List(list);
                break;
            case Table table:
                WriteTable(table);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock other:
                Write(other);
                break;
            case LeafBlock other:
                html.Lines(other.Lines.ToString());
                break;
            default:
                break;
        }

        html.Line();
    }

    private void Leaf(string name, LeafBlock block)
    {
        html.Start(name);
        inlines.Write(block.Inline);
        html.End(name);
    }

    private void Container(string name, ContainerBlock block)
    {
        html.Start(name);
        html.Line();
        Write(block);
        html.End(name);
    }

    private void Code(CodeBlock code)
    {
        html.Start("pre", ("data-language", Language(code)));
        html.Element("code", code.Lines.ToString());
        html.End("pre");
    }

    private static string? Language(CodeBlock code) =>
        code is FencedCodeBlock { Info: { Length: > 0 and <= LongestLanguage } language } && language.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '#' or '-' or '.')
            ? language
            : null;

    private void List(ListBlock list)
    {
        string name = list.IsOrdered ? "ol" : "ul";
        html.Start(name, ("start", StartOf(list)));
        html.Line();
        foreach (var item in list)
        {
            html.Start("li");
            Item(item, isTight: !list.IsLoose);
            html.End("li");
            html.Line();
        }

        html.End(name);
    }

    private void Item(Block item, bool isTight)
    {
        if (item is not ContainerBlock blocks)
        {
            Write(item, isTight);
            return;
        }

        foreach (var block in blocks)
        {
            Write(block, isTight);
        }
    }

    private static string? StartOf(ListBlock list) =>
        list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out int start) && start != 1
            ? start.ToString(CultureInfo.InvariantCulture)
            : null;

    private void WriteTable(Table table)
    {
        html.Start("div", ("class", "scroll"));
        html.Start("table");
        html.Line();
        foreach (var row in table.OfType<TableRow>())
        {
            html.Start("tr");
            int column = 0;
            foreach (var cell in row.OfType<TableCell>())
            {
                Cell(cell, row.IsHeader ? "th" : "td", AlignOf(table, column++));
            }

            html.End("tr");
            html.Line();
        }

        html.End("table");
        html.End("div");
    }

    private void Cell(TableCell cell, string name, string? align)
    {
        html.Start(name, ("class", align));
        foreach (var block in cell)
        {
            Write(block, isTight: true);
        }

        html.End(name);
    }

    private static string? AlignOf(Table table, int column) =>
        (column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null) switch
        {
            TableColumnAlign.Right => "right",
            TableColumnAlign.Center => "center",
            _ => null,
        };
}
