using System.Globalization;

namespace MarkdownSessions.Format;

/// <summary>The number of the vault format that this build writes, and which ones it reads.</summary>
public static class FormatVersion
{
    /// <summary>0: the draft. It may still change; 1 will not.</summary>
    public const int Current = 0;

    /// <summary>Whether a segment of this head can be appended to. A head without a number is the original design.</summary>
    public static bool CanAppend(FrontMatter front) =>
        front.Text("format") is not { } number
        || (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int version) && version <= Current);
}
