namespace MarkdownSessions.Html;

/// <summary>
/// The one place that writes a <c>&lt;</c> that counts: names of elements and attributes come from the code, everything
/// else is encoded, and what was opened is closed.
/// </summary>
internal sealed class HtmlWriter(TextWriter output)
{
    private const int BytesInChunk = 3 * 4096; // whole groups of base64

    private readonly Stack<string> open = new();

    /// <summary>Begins an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes; one whose value is null is left out.</param>
    public void Start(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        output.Write('>');
        open.Push(name);
    }

    /// <summary>Ends the element that was begun last.</summary>
    /// <exception cref="InvalidOperationException">Another one was: a mistake of the caller.</exception>
    public void End(string name)
    {
        if (open.Pop() != name)
        {
            throw new InvalidOperationException($"</{name}> ends what another element began");
        }

        output.Write("</");
        output.Write(name);
        output.Write('>');
    }

    /// <summary>An element with a text and nothing else.</summary>
    public void Element(string name, ReadOnlySpan<char> text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        Text(text);
        End(name);
    }

    /// <summary>A text as it stands, line by line.</summary>
    public void Lines(ReadOnlySpan<char> text)
    {
        Start("pre");
        if (text.StartsWith("\n") || text.StartsWith("\r\n"))
        {
            // A browser passes over the first line end.
            Line();
        }

        Text(text);
        End("pre");
    }

    /// <summary>An element that has no content and no end.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        output.Write('>');
    }

    /// <summary>A text.</summary>
    public void Text(ReadOnlySpan<char> text) => HtmlText.Write(output, text);

    /// <summary>A line end, for who reads the source.</summary>
    public void Line() => output.Write('\n');

    /// <summary>What stands above everything.</summary>
    public void Doctype() => output.Write("<!DOCTYPE html>\n");

    /// <summary>The page's own style, which is no content.</summary>
    public void Style(string css)
    {
        output.Write("<style>");
        output.Write(css);
        output.Write("</style>");
    }

    /// <summary>A picture within the page.</summary>
    /// <param name="mediaType">Its type.</param>
    /// <param name="content">The file.</param>
    /// <param name="alt">What stands for it where it is not seen.</param>
    public void Image(string mediaType, ReadOnlySpan<byte> content, string alt)
    {
        Tag("img", [("alt", alt)]);
        output.Write(" src=\"data:");
        HtmlText.Write(output, mediaType);
        output.Write(";base64,");
        while (!content.IsEmpty)
        {
            int length = Math.Min(BytesInChunk, content.Length);
            output.Write(Convert.ToBase64String(content[..length]));
            content = content[length..];
        }

        output.Write("\">");
    }

    private void Tag(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write('<');
        output.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null)
            {
                continue;
            }

            output.Write(' ');
            output.Write(attribute);
            output.Write("=\"");
            HtmlText.Write(output, value);
            output.Write('"');
        }
    }
}
