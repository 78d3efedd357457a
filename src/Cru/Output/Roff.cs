using System.Text;

namespace Cru.Output;

/// <summary>Writes a manual page in the macros of man(7), which groff and mandoc both read.</summary>
internal sealed class Roff
{
    // Longer lines of source are legal; short ones are what people diff and what 'mandoc -T lint' likes.
    private const int Width = 72;

    private readonly StringBuilder text = new();

    /// <summary>The head: whose page, from when, of which version.</summary>
    public void Title(string name, string date, string version)
    {
        text.Append(".\\\" Made by 'cru man' from what 'cru --help' says.\n");
        text.Append(".TH ").Append(name.ToUpperInvariant()).Append(" 1 ").Append(date)
            .Append(" \"cru ").Append(version).Append("\" \"User Commands\"\n");
    }

    /// <summary>Begins a section.</summary>
    public void Section(string title) => text.Append(".SH ").Append(title.ToUpperInvariant()).Append('\n');

    /// <summary>Plain words, filled by the reader's program.</summary>
    public void Words(string words) => Lines(WrappedText.Lines(words, Width).Select(Escaped));

    /// <summary>One line that is roff already.</summary>
    public void Line(string roff) => Lines([roff]);

    /// <summary>A name and what it is for, indented.</summary>
    /// <param name="head">The name, as roff.</param>
    /// <param name="words">What it is for.</param>
    public void Item(string head, string words)
    {
        text.Append(".TP\n");
        Line(head);
        Words(words);
    }

    /// <summary>Lines as they are typed.</summary>
    public void Examples(IEnumerable<string> lines)
    {
        text.Append(".EX\n");
        Lines(lines.Select(Escaped));
        text.Append(".EE\n");
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    /// <summary>Text in bold.</summary>
    public static string Bold(string words) => $"\\fB{Escaped(words)}\\fR";

    /// <summary>Text in italics: what a user puts something else for.</summary>
    public static string Italic(string words) => $"\\fI{Escaped(words)}\\fR";

    /// <summary>Text whose characters all mean themselves, also where it is copied out of a page.</summary>
    public static string Escaped(string words)
    {
        var escaped = new StringBuilder();
        foreach (var rune in words.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '\\' => "\\e",
                '-' => "\\-",
                '\'' => "\\(aq",
                '`' => "\\(ga",
                '^' => "\\(ha",
                '~' => "\\(ti",
                > 0x7E => $"\\[u{rune.Value:X4}]",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }

    // A point or a quote at the beginning of a line would make it a command.
    private void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            text.Append(line.StartsWith('.') ? "\\&" : "").Append(line).Append('\n');
        }
    }
}
