using System.Globalization;
using System.Text.RegularExpressions;

namespace MarkdownSessions.Tests.Html;

/// <summary>
/// Reads HTML as no browser does: quoted attributes, few known references, every element closed by its own end. What
/// is not exactly so is refused, so nothing can hide in what a lenient reader would mend.
/// </summary>
internal sealed partial class StrictPage
{
    private static readonly string[] Void = ["meta", "br", "hr", "img"];
    private static readonly (string Reference, char Character)[] References = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];

    private readonly string html;
    private readonly List<HtmlElement> elements = [];
    private readonly Stack<HtmlElement> open = new();
    private int at;

    private StrictPage(string html) => this.html = html;

    /// <summary>All elements in their order.</summary>
    public IReadOnlyList<HtmlElement> Elements => elements;

    /// <summary>Reads a page or a piece of one.</summary>
    /// <exception cref="FormatException">It is not written strictly.</exception>
    public static StrictPage Read(string html)
    {
        var page = new StrictPage(html);
        page.ReadAll();
        return page;
    }

    /// <summary>The elements of a name.</summary>
    public IEnumerable<HtmlElement> Named(string name) => elements.Where(element => element.Name == name);

    private void ReadAll()
    {
        Take("<!DOCTYPE html>\n");
        while (at < html.Length)
        {
            if (html[at] != '<')
            {
                ReadText();
            }
            else if (Take("</"))
            {
                ReadEnd();
            }
            else
            {
                at++;
                ReadStart();
            }
        }

        if (open.Count > 0)
        {
            throw Wrong($"<{open.Peek().Name}> has no end");
        }
    }

    private void ReadText()
    {
        int end = html.IndexOf('<', at);
        string text = Decode(html[at..(end < 0 ? html.Length : end)]);
        at = end < 0 ? html.Length : end;
        foreach (var element in open)
        {
            element.Text += text;
        }
    }

    private void ReadStart()
    {
        string name = Word();
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (Take(" "))
        {
            string attribute = Word();
            Must("=\"");
            int end = html.IndexOf('"', at);
            if (end < 0 || !attributes.TryAdd(attribute, Decode(html[at..end])))
            {
                throw Wrong($"attribute {attribute}");
            }

            at = end + 1;
        }

        Must(">");
        var element = new HtmlElement(name, attributes, open.Count > 0 ? open.Peek() : null);
        elements.Add(element);
        if (name is "style" or "script")
        {
            int end = html.IndexOf($"</{name}>", at, StringComparison.OrdinalIgnoreCase);
            element.Text = end < 0 ? throw Wrong($"<{name}> has no end") : html[at..end];
            at = end + name.Length + 3;
        }
        else if (!Void.Contains(name))
        {
            open.Push(element);
        }
    }

    private void ReadEnd()
    {
        string name = Word();
        Must(">");
        if (open.Count == 0 || open.Pop().Name != name)
        {
            throw Wrong($"</{name}> ends nothing");
        }
    }

    private string Decode(string text)
    {
        if (text.AsSpan().ContainsAny('<', '>'))
        {
            throw Wrong("a sign that was not encoded");
        }

        text = Number().Replace(text, number => char.ConvertFromUtf32(int.Parse(number.Groups["hex"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        string rest = text;
        foreach (var (reference, _) in References)
        {
            rest = rest.Replace(reference, "", StringComparison.Ordinal);
        }

        if (rest.Contains('&', StringComparison.Ordinal))
        {
            throw Wrong("an unknown reference");
        }

        return References.Reverse().Aggregate(text, (decoded, one) => decoded.Replace(one.Reference, one.Character.ToString(), StringComparison.Ordinal));
    }

    [GeneratedRegex("&#x(?<hex>[0-9A-F]{4,6});", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Number();

    private string Word()
    {
        int from = at;
        while (at < html.Length && (char.IsAsciiLetterOrDigit(html[at]) || html[at] == '-'))
        {
            at++;
        }

        return at > from ? html[from..at] : throw Wrong("no name");
    }

    private bool Take(string expected)
    {
        bool isThere = string.CompareOrdinal(html, at, expected, 0, expected.Length) == 0;
        at += isThere ? expected.Length : 0;
        return isThere;
    }

    private void Must(string expected)
    {
        if (!Take(expected))
        {
            throw Wrong($"no {expected}");
        }
    }

    private FormatException Wrong(string what) =>
        new($"{what} at {at}: …{html[Math.Max(0, at - 60)..Math.Min(html.Length, at + 60)]}…");
}
