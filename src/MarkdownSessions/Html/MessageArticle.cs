using System.Globalization;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Html;

/// <summary>Shows one message after the other, each as an article under a heading.</summary>
internal sealed class MessageArticle(HtmlWriter html, HtmlOptions options, PageArtifacts artifacts)
{
    // A program's notice that is longer is folded: it was meant for the model.
    private const int MostCharactersOfNotice = 400;
    private const int MostCharactersOfSummary = 100;

    private readonly ToolMarkup tools = new(html, artifacts);
    private Role? speaker;
    private DateTime day;

    /// <summary>Writes a message; nothing when it has nothing to show at this level of detail.</summary>
    public void Write(AnchoredMessage anchored)
    {
        var message = anchored.Message;
        var parts = message.Parts.Where(part => IsShown(part.Part)).ToList();
        if (parts.Count == 0 && options.Detail is not DetailLevel.Full)
        {
            return;
        }

        html.Start("article", ("id", anchored.Anchor), ("class", ClassOf(message)));
        html.Line();
        WriteHeader(message, anchored.Anchor);
        foreach (var part in parts)
        {
            Write(part.Part, message.Role, anchored.Anchor);
        }

        html.End("article");
        html.Line();

        // An answer of a tool does not end what the one who called it says.
        speaker = message.Role is Role.Tool && speaker is not null ? speaker : message.Role;
    }

    // What goes on after the same speaker needs no second name.
    private string ClassOf(Message message)
    {
        string role = message.Role.ToString().ToLowerInvariant();
        return speaker == message.Role ? $"{role} again" : role;
    }

    private bool IsShown(Part part) => (options.Detail, part) switch
    {
        (_, TextPart text) => text.Text.Length > 0,
        (DetailLevel.Full, _) or (_, ArtifactPart) => true,
        (DetailLevel.Compact, ToolCall or ToolResult { IsError: true }) => true,
        _ => false,
    };

    private void WriteHeader(Message message, string anchor)
    {
        html.Start("header");
        html.Element("h2", message.Role.ToString());
        html.Text(" ");
        html.Start("a", ("href", $"#{anchor}"), ("class", "when"));
        WriteTime(message);
        html.End("a");
        WriteQuiet(message.Facts.Text("model"));
        WriteQuiet(options.Detail is DetailLevel.Full ? UsageOf(message.Facts) : null);
        WriteBadge(message.State is EntryState.Torn, "torn", "its writer died before it was done");
        WriteBadge(message.State is EntryState.Edited, "edited", "somebody changed it later");
        WriteBadge(message.IsConflicting, "conflict", "another message has the same id and says something else");
        html.End("header");
        html.Line();
    }

    private void WriteTime(Message message)
    {
        if (message.Ticks < TimeSpan.TicksPerDay)
        {
            html.Text(message.Time.Text);
            return;
        }

        var time = Shown.In(message.Ticks, options.Zone);
        string format = time.Date == day ? "HH:mm" : "yyyy-MM-dd HH:mm";
        day = time.Date;
        html.Element("time", time.ToString(format, CultureInfo.InvariantCulture), ("datetime", Shown.Machine(message.Ticks)));
    }

    private void WriteQuiet(string? text)
    {
        if (text is not null)
        {
            html.Text(" ");
            html.Element("span", text, ("class", "quiet"));
        }
    }

    private void WriteBadge(bool isSo, string word, string explanation)
    {
        if (isSo)
        {
            html.Text(" ");
            html.Element("span", word, ("class", "badge problem"), ("title", explanation));
        }
    }

    private static string? UsageOf(Facts facts) =>
        TokenUsage.Read(facts) is { Total: > 0 } tokens
            ? $"{Shown.Whole(tokens.Prompt + tokens.CacheRead + tokens.CacheWrite)} tokens in, {Shown.Whole(tokens.Completion)} out"
            : null;

    private void Write(Part part, Role role, string anchor)
    {
        switch (part)
        {
            case TextPart text when (role is Role.System or Role.Tool) && text.Text.Length > MostCharactersOfNotice:
                Fold("notice", name: null, text.Text, () => MarkdownText.Write(html, text.Text));
                break;
            case TextPart text:
                Words(text.Text);
                break;
            case ThinkingPart { Text.Length: 0 }:
                html.Element("p", "thinking, of which only a signature was kept", ("class", "quiet"));
                break;
            case ThinkingPart thinking:
                Fold("thinking", "thinking", thinking.Text, () => MarkdownText.Write(html, thinking.Text));
                break;
            case ToolCall call when options.Detail is DetailLevel.Full:
                tools.Write(call);
                break;
            case ToolCall call:
                tools.WriteLine(call);
                break;
            case ToolResult result when options.Detail is DetailLevel.Full:
                tools.Write(result);
                break;
            case ToolResult result:
                tools.WriteLine(result);
                break;
            case ArtifactPart artifact:
                artifacts.Write(artifact.Name, artifact.Facts, anchor);
                break;
            case OtherPart other:
                Fold("other", other.Kind, other.Content, () => html.Lines(other.Content));
                break;
            default:
                break;
        }
    }

    private void Words(string text)
    {
        html.Start("div", ("class", "words"), ("dir", "auto"));
        html.Line();
        MarkdownText.Write(html, text);
        html.End("div");
        html.Line();
    }

    private void Fold(string kind, string? name, string text, Action write)
    {
        html.Start("details", ("class", kind));
        html.Start("summary");
        if (name is not null)
        {
            html.Element("b", name);
            html.Text(" ");
        }

        html.Element("span", FirstLine(text));
        html.End("summary");
        html.Line();
        html.Start("div", ("class", "words"), ("dir", "auto"));
        write();
        html.End("div");
        html.End("details");
        html.Line();
    }

    private static string FirstLine(string text)
    {
        string beginning = text.Length > 4 * MostCharactersOfSummary ? text[..(4 * MostCharactersOfSummary)] : text;
        return Shown.Cut(FrontMatterWriter.OneLine(beginning), MostCharactersOfSummary);
    }
}
