using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace MarkdownSessions.Html;

/// <summary>Writes what stands within a line of parsed Markdown: what it knows; of anything else the text.</summary>
internal sealed class MarkdownInlines(HtmlWriter html)
{
    // Who follows a link from a private page is nobody's business.
    private const string Relation = "noopener noreferrer nofollow";

    private bool isInLink;

    /// <summary>Writes all of it.</summary>
    public void Write(ContainerInline? inlines)
    {
        if (inlines is null)
        {
            return;
        }

        foreach (var inline in inlines)
        {
            Write(inline);
        }
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                html.Text(literal.Content.AsSpan());
                break;
            case HtmlEntityInline entity:
                html.Text(entity.Transcoded.AsSpan());
                break;
            case CodeInline code:
                html.Element("code", code.Content);
                break;
            case LineBreakInline lineBreak:
                Break(lineBreak);
                break;
            case TaskList task:
                html.Text(task.Checked ? "☑ " : "☐ ");
                break;
            case AutolinkInline link:
                Link(link.IsEmail ? $"mailto:{link.Url}" : link.Url, () => html.Text(link.Url));
                break;
            case LinkInline link:
                Link(link.GetDynamicUrl?.Invoke() ?? link.Url, () => Write((ContainerInline)link));
                break;
            case EmphasisInline emphasis:
                Emphasis(emphasis);
                break;
            case DelimiterInline delimiter:
                html.Text(delimiter.ToLiteral());
                Write((ContainerInline)delimiter);
                break;
            case ContainerInline container:
                Write(container);
                break;
            case HtmlInline tag:
                html.Text(tag.Tag);
                break;
            default:
                html.Text(inline.ToString());
                break;
        }
    }

    private void Break(LineBreakInline lineBreak)
    {
        if (lineBreak.IsHard)
        {
            html.Empty("br");
        }

        html.Line();
    }

    private void Emphasis(EmphasisInline emphasis)
    {
        string name = (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('~', _) => "del",
            (_, 2) => "strong",
            _ => "em",
        };
        html.Start(name);
        Write((ContainerInline)emphasis);
        html.End(name);
    }

    // A picture elsewhere is a link too: a page that asks for it would tell that it is read. A target that is not
    // allowed, such as a file, can be read and not clicked.
    private void Link(string? target, Action writeLabel)
    {
        bool isLink = !isInLink && SafeLink.Allows(target);
        if (!isLink)
        {
            html.Start("span", ("class", "target"), ("title", target));
            writeLabel();
            html.End("span");
            return;
        }

        isInLink = true;
        html.Start("a", ("href", target), ("rel", target![0] == '#' ? null : Relation));
        writeLabel();
        html.End("a");
        isInLink = false;
    }
}
