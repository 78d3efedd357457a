namespace MarkdownSessions.Html;

/// <summary>What stands around the content of every page.</summary>
internal static class PageFrame
{
    /// <summary>The head, and the beginning of the body.</summary>
    public static void Begin(HtmlWriter html, string title)
    {
        html.Doctype();
        html.Start("html", ("lang", "en"));
        html.Line();
        html.Start("head");
        html.Line();
        html.Empty("meta", ("charset", "utf-8"));
        html.Line();
        Meta(html, ("http-equiv", "Content-Security-Policy"), PageStyle.Policy);
        Meta(html, ("name", "referrer"), "no-referrer");
        Meta(html, ("name", "viewport"), "width=device-width, initial-scale=1");
        Meta(html, ("name", "color-scheme"), "light dark");
        html.Element("title", title);
        html.Line();
        html.Style(PageStyle.Css);
        html.Line();
        html.End("head");
        html.Line();
        html.Start("body");
        html.Line();
    }

    /// <summary>The end of the page.</summary>
    public static void End(HtmlWriter html)
    {
        html.End("body");
        html.Line();
        html.End("html");
        html.Line();
    }

    private static void Meta(HtmlWriter html, (string Name, string? Value) what, string content)
    {
        html.Empty("meta", what, ("content", content));
        html.Line();
    }
}
