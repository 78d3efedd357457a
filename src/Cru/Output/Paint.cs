using MarkdownSessions.Search;

namespace Cru.Output;

/// <summary>Weight and colour for text on a terminal; without one, nothing, or marks where they are asked for.</summary>
/// <param name="IsOn">Whether escape sequences are written.</param>
internal readonly record struct Paint(bool IsOn)
{
    /// <summary>What the setting <c>color</c> says, of which NO_COLOR (no-color.org) and CLICOLOR_FORCE are spellings; else a terminal.</summary>
    public static Paint Choose(string when, CruHost host) => when switch
    {
        "always" => new(true),
        "never" => new(false),
        _ => new(host.OutputIsTerminal() && host.Variable("TERM") is not "dumb"),
    };

    /// <summary>Bold.</summary>
    public string Bold(string text) => IsOn && text.Length > 0 ? $"\e[1m{text}\e[0m" : text;

    /// <summary>Faint.</summary>
    public string Faint(string text) => IsOn && text.Length > 0 ? $"\e[2m{text}\e[0m" : text;

    /// <summary>Bold yellow: what was looked for.</summary>
    public string Found(string text) => IsOn && text.Length > 0 ? $"\e[1;33m{text}\e[0m" : text;

    /// <summary>A snippet, made safe, its words bold.</summary>
    /// <param name="text">The snippet.</param>
    /// <param name="words">Where the words stand.</param>
    /// <param name="withSigns">Where nothing is bold, the words stand between <c>**</c>.</param>
    public string Marked(string text, IReadOnlyList<Highlight> words, bool withSigns)
    {
        string sign = withSigns ? "**" : "";
        var shown = new System.Text.StringBuilder();
        int at = 0;
        foreach (var word in words)
        {
            shown.Append(TerminalText.Line(text[at..word.Start]));
            string marked = TerminalText.Line(text.Substring(word.Start, word.Length));
            shown.Append(IsOn ? $"\e[1;33m{marked}\e[0m" : $"{sign}{marked}{sign}");
            at = word.Start + word.Length;
        }

        return shown.Append(TerminalText.Line(text[at..])).ToString();
    }
}
