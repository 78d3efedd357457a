using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Html;

/// <summary>Shows a session as one page that needs nothing else.</summary>
/// <param name="session">The session.</param>
/// <param name="head">The facts about it.</param>
/// <param name="title">Its title, by whoever gave it.</param>
/// <param name="outline">What reading it once told.</param>
internal sealed class SessionPage(SessionId session, SessionHead head, string title, PageOutline outline)
{
    private const int MostIssues = 100;

    /// <summary>Writes the page; messages are read while they are written.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="messages">The messages in the order of the log.</param>
    /// <param name="issues">What could not be read; asked for behind the messages.</param>
    /// <param name="artifacts">The session's files.</param>
    /// <param name="options">How.</param>
    /// <param name="cancel">Ends it between two messages.</param>
    public void Write(
        HtmlWriter html, IEnumerable<Message> messages, Func<IReadOnlyList<LogIssue>> issues, PageArtifacts artifacts, HtmlOptions options, CancellationToken cancel)
    {
        PageFrame.Begin(html, title);
        WriteHeader(html, options);
        WriteContents(html);
        html.Start("main");
        html.Line();
        var article = new MessageArticle(html, options, artifacts);
        var anchored = Anchors.Of(messages);
        foreach (var message in options.Detail is DetailLevel.User ? Prompts.WithLastAnswers(anchored) : anchored)
        {
            cancel.ThrowIfCancellationRequested();
            article.Write(message);
        }

        WriteIssues(html, issues());
        html.End("main");
        html.Line();
        PageFrame.End(html);
    }

    private void WriteHeader(HtmlWriter html, HtmlOptions options)
    {
        html.Start("header", ("class", "page"));
        html.Element("h1", title, ("dir", "auto"));
        html.Line();
        html.Start("dl", ("class", "facts"));
        html.Line();
        Fact(html, "Session", session.Value);
        Fact(html, "Project", head.Project);
        Fact(html, "Agent", head.Text("agent"));
        Fact(html, outline.Models.Count > 1 ? "Models" : "Model", string.Join(", ", outline.Models));
        Fact(html, "Time", Time(options.Zone));
        Fact(html, "Messages", Shown.Whole(outline.Messages));
        Fact(html, "Tokens", outline.Tokens.Total > 0 ? Shown.Whole(outline.Tokens.Total) : null);
        Fact(html, "Cost", outline.Cost is { } cost ? Shown.Money(cost) : null);
        Fact(html, "State", head.Text("state"));
        Fact(html, "Tags", string.Join(", ", head.Tags));
        html.End("dl");
        WriteLeftOut(html, options.Detail);
        html.End("header");
        html.Line();
    }

    // Who is sent a page should know that it is not all.
    private void WriteLeftOut(HtmlWriter html, DetailLevel detail)
    {
        string[] left =
        [
            .. Some(detail is DetailLevel.User, outline.OnTheWay, "message on the way", "messages on the way"),
            .. Some(detail is DetailLevel.User, outline.ToolCalls, "tool call", "tool calls"),
            .. Some(detail is DetailLevel.Compact, outline.ToolCalls, "tool call in full", "tool calls in full"),
            .. Some(detail is not DetailLevel.Full, outline.Thoughts, "thought", "thoughts"),
        ];
        if (left.Length == 0)
        {
            return;
        }

        html.Start("p", ("class", "quiet"));
        html.Text($"Left out: {string.Join(", ", left)}; ");
        html.Element("code", "--detail full");
        html.Text(" shows them.");
        html.End("p");
        html.Line();
    }

    private static IEnumerable<string> Some(bool isLeftOut, int number, string one, string many) =>
        isLeftOut && number > 0 ? [$"{Shown.Whole(number)} {(number == 1 ? one : many)}"] : [];

    private static void Fact(HtmlWriter html, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        html.Start("div");
        html.Element("dt", name);
        html.Text(" ");
        html.Element("dd", value);
        html.End("div");
        html.Line();
    }

    private string? Time(TimeZoneInfo zone) => outline is { FirstTicks: { } first, LastTicks: { } last }
        ? Shown.Range(first, last, zone)
        : null;

    private void WriteContents(HtmlWriter html)
    {
        if (outline.Entries.Count == 0)
        {
            return;
        }

        html.Start("nav", ("aria-label", "Contents"));
        html.Start("details", ("open", ""));
        html.Element("summary", "Contents");
        html.Line();
        html.Start("ol");
        html.Line();
        foreach (var entry in outline.Entries)
        {
            html.Start("li");
            html.Element("a", entry.Words, ("href", $"#{entry.Anchor}"), ("dir", "auto"));
            html.End("li");
            html.Line();
        }

        html.End("ol");
        if (outline.MoreEntries > 0)
        {
            html.Element("p", $"and {Shown.Count(outline.MoreEntries, "more prompt")}", ("class", "quiet"));
        }

        html.End("details");
        html.End("nav");
        html.Line();
    }

    private static void WriteIssues(HtmlWriter html, IReadOnlyList<LogIssue> issues)
    {
        if (issues.Count == 0)
        {
            return;
        }

        html.Start("section", ("class", "issues"));
        html.Element("h2", "What could not be read as it was meant");
        html.Start("ul");
        html.Line();
        foreach (var issue in issues.Take(MostIssues))
        {
            html.Start("li");
            html.Element("code", issue.Line > 0 ? $"{issue.Path}:{Shown.Plain(issue.Line)}" : issue.Path);
            html.Text($" {issue.Problem}");
            html.End("li");
            html.Line();
        }

        html.End("ul");
        if (issues.Count > MostIssues)
        {
            html.Element("p", $"and {Shown.Whole(issues.Count - MostIssues)} more", ("class", "quiet"));
        }

        html.End("section");
        html.Line();
    }
}
