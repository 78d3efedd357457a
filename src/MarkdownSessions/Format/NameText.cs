using System.Text;

namespace MarkdownSessions.Format;

/// <summary>Names, keys, references and kinds as they stand inside brackets: <c>[^\s\[\]="&lt;&gt;]{1,128}</c>.</summary>
internal static class NameText
{
    private const int MaxLength = 128;

    /// <summary>How many characters of <paramref name="text"/> can stand in a name.</summary>
    public static int LengthIn(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && IsNameLetter(text[length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>Whether a name can be shown as it is.</summary>
    public static bool Fits(string name) => name.Length is > 0 and <= MaxLength && LengthIn(name) == name.Length;

    /// <summary>A name as it is shown: letters that cannot stand there become <c>_</c>.</summary>
    public static string Show(string name)
    {
        if (Fits(name))
        {
            return name;
        }

        var shown = new StringBuilder(Math.Min(name.Length, MaxLength) + 1);
        foreach (char c in name.AsSpan()[..Math.Min(name.Length, MaxLength)])
        {
            shown.Append(IsNameLetter(c) && !char.IsSurrogate(c) ? c : '_');
        }

        return shown.Length == 0 ? "_" : shown.ToString();
    }

    private static bool IsNameLetter(char c) =>
        !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('[' or ']' or '=' or '"' or '<' or '>');
}
