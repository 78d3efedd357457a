using System.Text.RegularExpressions;
using MarkdownSessions.Html;

namespace MarkdownSessions.Tests.Html;

/// <summary>What may stand in a page: a closed list. Everything else is a fault, whether or not anybody knows how to use it.</summary>
internal static partial class PageRules
{
    private const int MostMilliseconds = 5_000;

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["html"] = ["lang"],
        ["head"] = [],
        ["meta"] = ["charset", "http-equiv", "name", "content"],
        ["title"] = [],
        ["style"] = [],
        ["body"] = [],
        ["header"] = ["class"],
        ["nav"] = ["aria-label"],
        ["main"] = ["class"],
        ["section"] = ["class"],
        ["article"] = ["id", "class"],
        ["details"] = ["class", "open"],
        ["summary"] = [],
        ["h1"] = ["dir"],
        ["h2"] = [],
        ["h3"] = [],
        ["h4"] = [],
        ["h5"] = [],
        ["h6"] = [],
        ["p"] = ["class"],
        ["div"] = ["class", "dir"],
        ["span"] = ["class", "title"],
        ["a"] = ["href", "class", "rel", "dir"],
        ["time"] = ["datetime"],
        ["b"] = [],
        ["em"] = [],
        ["strong"] = [],
        ["del"] = [],
        ["code"] = [],
        ["br"] = [],
        ["hr"] = [],
        ["pre"] = ["data-language"],
        ["blockquote"] = [],
        ["ul"] = [],
        ["ol"] = ["start"],
        ["li"] = [],
        ["dl"] = ["class"],
        ["dt"] = [],
        ["dd"] = ["class"],
        ["table"] = ["class"],
        ["thead"] = [],
        ["tbody"] = [],
        ["tr"] = [],
        ["th"] = ["class", "scope", "dir"],
        ["td"] = ["class"],
        ["figure"] = ["class"],
        ["figcaption"] = [],
        ["img"] = ["alt", "src"],
        ["svg"] = ["class", "width", "height", "role", "aria-label", "aria-hidden"],
        ["rect"] = ["x", "y", "width", "height", "rx", "class"],
        ["text"] = ["x", "y"],
    };

    // What a browser ends by itself when another block begins in it.
    private static readonly string[] LinesOnly = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "b", "em", "strong", "del", "code", "pre", "summary", "dt", "time", "title", "text"];
    private static readonly string[] InLines = ["span", "a", "b", "em", "strong", "del", "code", "time", "br", "img"];

    /// <summary>What is wrong with a page; nothing for a good one.</summary>
    public static IReadOnlyList<string> Faults(string html)
    {
        try
        {
            var page = StrictPage.Read(html);
            return [.. page.Elements.SelectMany(Faults), .. RepeatedIds(page)];
        }
        catch (FormatException e)
        {
            return [e.Message];
        }
    }

    /// <summary>What a whole page must have besides.</summary>
    public static IReadOnlyList<string> FaultsOfPage(string html)
    {
        var faults = Faults(html).ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        var page = StrictPage.Read(html);
        var metas = page.Named("meta").ToList();
        bool hasPolicy = metas.Count > 1 && metas[1].Attributes.GetValueOrDefault("http-equiv") == "Content-Security-Policy"
            && metas[1].Attributes["content"] == PageStyle.Policy;
        if (!hasPolicy || metas.Count(meta => meta.Attributes.ContainsKey("http-equiv")) != 1)
        {
            faults.Add("the policy does not stand first, or another one follows");
        }

        if (page.Named("style").Count() != 1 || page.Named("style").Single().Text != PageStyle.Css)
        {
            faults.Add("another style than the one");
        }

        if (!page.Named("title").Any() || !page.Named("main").Any() || page.Named("h1").Count() != 1)
        {
            faults.Add("no title, no main part, or not one heading");
        }

        return faults;
    }

    private static IEnumerable<string> Faults(HtmlElement element)
    {
        bool isTooltip = element is { Name: "title", Parent.Name: "rect" };
        if (!Allowed.TryGetValue(element.Name, out string[]? attributes) && !isTooltip)
        {
            yield return $"<{element.Name}>";
            yield break;
        }

        foreach (var (name, value) in element.Attributes)
        {
            if (!attributes!.Contains(name))
            {
                yield return $"<{element.Name} {name}>";
            }

            if (!IsGood(name, value))
            {
                yield return $"{name}=\"{value[..Math.Min(80, value.Length)]}\"";
            }
        }

        if (element.Parent is { } parent && LinesOnly.Contains(parent.Name) && !InLines.Contains(element.Name))
        {
            yield return $"<{element.Name}> in <{parent.Name}>";
        }

        if (element.Name == "a" && element.Above.Any(above => above.Name is "a" or "summary"))
        {
            yield return "a link in a link or summary";
        }
    }

    private static IEnumerable<string> RepeatedIds(StrictPage page) =>
        page.Elements.Select(element => element.Attributes.GetValueOrDefault("id")).OfType<string>()
            .GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => $"two of id {group.Key}");

    private static bool IsGood(string attribute, string value) => attribute switch
    {
        "href" => Target().IsMatch(value),
        "src" => Picture().IsMatch(value),
        "id" => Id().IsMatch(value),
        "class" or "dir" or "rel" or "lang" or "start" or "x" or "y" or "width" or "height" => Plain().IsMatch(value),
        _ => true,
    };

    [GeneratedRegex(@"\A(https?://|mailto:|#)[^\x00-\x20\\]+\z", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Target();

    [GeneratedRegex(@"\Adata:image/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}\z", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\A[A-Za-z0-9._:@~-]+\z", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[A-Za-z0-9 .%-]*\z", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Plain();
}
