using System.Text;
using Cru.Output;
using MarkdownSessions.Search;

namespace Cru.Picking;

/// <summary>Draws the picker's state as lines of a terminal: the query, the hits, the conversation around the selected one, the keys.</summary>
/// <param name="isColoured">Words that were found are yellow, else underlined.</param>
internal sealed class PickerView(bool isColoured)
{
    private const string Prompt = "> ";
    private const string Keys = "Enter picks  ^O editor  ^V pager  ^Y copies id  ^R resumes  ^X archives  ^F ^B preview  Esc leaves";
    private const int LinesBesides = 4;
    private const string Reset = "\e[0m";

    private readonly string found = isColoured ? "\e[1;33m" : "\e[1;4m";

    /// <summary>How many hits are shown in so many lines.</summary>
    public static int ListHeight(int height) => Math.Max(1, (height - LinesBesides) * 2 / 5);

    /// <summary>The column of the cursor, counted from 1.</summary>
    public static int CursorColumn(PickerState state, int width) => Columns.Of(Typed(state, width)) + 1;

    /// <summary>The lines, exactly so many, none wider.</summary>
    public IReadOnlyList<string> Lines(PickerState state, int width, int height)
    {
        int list = ListHeight(height);
        string[] lines =
        [
            Typed(state, width),
            $"\e[2m{Columns.Cut(Status(state), width)}{Reset}",
            .. Hits(state, width, list),
            $"\e[2m{new string('─', width)}{Reset}",
            .. Preview(state, width, Math.Max(0, height - LinesBesides - list)),
            $"\e[2m{Columns.Cut(Keys, width)}{Reset}",
        ];
        return [.. lines.Take(height)];
    }

    // The end of a long query is where one types.
    private static string Typed(PickerState state, int width)
    {
        string line = TerminalText.Line(state.Query);
        int room = Math.Max(1, width - Prompt.Length - 1);
        while (Columns.Of(line) > room)
        {
            line = line[(char.IsHighSurrogate(line[0]) ? 2 : 1)..];
        }

        return Prompt + line;
    }

    private static string Status(PickerState state) => state switch
    {
        { Message.Length: > 0 } => TerminalText.Line(state.Message),
        { IsAnswered: false } => "searching…",
        _ => state.Found,
    };

    private IEnumerable<string> Hits(PickerState state, int width, int height)
    {
        int top = Math.Clamp(state.Selected - (height / 2), 0, Math.Max(0, state.Hits.Count - height));
        for (int row = top; row < top + height; row++)
        {
            yield return row < state.Hits.Count ? Hit(state.Hits[row], row == state.Selected, width) : "";
        }
    }

    private string Hit(PickerHit hit, bool isSelected, int width)
    {
        string sign = isSelected ? "▌ " : "  ";
        string title = Columns.Pad(Columns.Cut(hit.Title, Math.Max(8, width / 4)), Math.Max(8, width / 4));
        string head = $"{sign}{hit.Time}  {title}  ";
        int room = width - Columns.Of(head);
        if (room < 1)
        {
            return Columns.Cut(head, width);
        }

        string line = Marked(Columns.Cut(hit.Snippet, room), hit.Highlights);
        return isSelected ? $"\e[1m{head}{Reset}{line}" : $"{head}{line}";
    }

    private IEnumerable<string> Preview(PickerState state, int width, int height)
    {
        var rows = state.Preview.SelectMany(line => Wrapped(line, width)).ToList();
        int hit = rows.FindIndex(row => row.IsHit);
        int top = Math.Clamp(Math.Max(0, hit - (height / 3)) + state.Shift, 0, Math.Max(0, rows.Count - height));
        var words = state.PreviewOf?.Words ?? [];
        for (int row = top; row < top + height; row++)
        {
            yield return row < rows.Count ? Shown(rows[row], words) : "";
        }
    }

    private string Shown(PreviewLine line, IReadOnlyList<string> words) =>
        line.IsHeading ? $"\e[1m{line.Text}{Reset}" : Marked(line.Text, WordMarks.In(line.Text, words));

    private static IEnumerable<PreviewLine> Wrapped(PreviewLine line, int width)
    {
        string rest = line.Text;
        bool isHit = line.IsHit;
        while (Columns.Of(rest) > width)
        {
            int end = EndOfRow(rest, width);
            yield return line with { Text = rest[..end].TrimEnd(), IsHit = isHit };
            rest = rest[end..].TrimStart();
            isHit = false;
        }

        yield return line with { Text = rest, IsHit = isHit };
    }

    // At a blank in the last third of the row, if there is one.
    private static int EndOfRow(string text, int width)
    {
        int end = 0;
        int columns = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            columns += Columns.Of(rune.ToString());
            if (columns > width)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        end = Math.Max(end, char.IsHighSurrogate(text[0]) ? 2 : 1);
        int blank = text.LastIndexOf(' ', end - 1);
        return blank > end * 2 / 3 ? blank + 1 : end;
    }

    private string Marked(string text, IReadOnlyList<Highlight> words)
    {
        var shown = new StringBuilder();
        int at = 0;
        foreach (var word in words.Where(word => word.Start < text.Length))
        {
            int end = Math.Min(text.Length, word.Start + word.Length);
            shown.Append(text, at, word.Start - at).Append(found).Append(text, word.Start, end - word.Start).Append(Reset);
            at = end;
        }

        return shown.Append(text, at, text.Length - at).ToString();
    }
}
