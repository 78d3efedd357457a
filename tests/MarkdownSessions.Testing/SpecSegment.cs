using System.Text;

namespace MarkdownSessions.Testing;

/// <summary>A segment of an example.</summary>
/// <param name="Text">Its lines.</param>
/// <param name="Bytewise">
/// What a page cannot show: <c>bom</c> at the start, <c>crlf</c> at every line's end, <c>cut</c>: no
/// line end at the end, <c>nuls</c>: eight NULs at the end.
/// </param>
public sealed record SpecSegment(string Text, IReadOnlyList<string> Bytewise)
{
    /// <summary>The bytes of the file.</summary>
    public byte[] Bytes => Encoding.UTF8.GetBytes(Bytewise.Aggregate(Text, Apply));

    private static string Apply(string text, string change) => change switch
    {
        "bom" => "\ufeff" + text,
        "crlf" => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        "cut" => text.TrimEnd('\n'),
        "nuls" => text + new string('\0', 8),
        _ => throw new ArgumentException($"a segment cannot be '{change}'", nameof(change)),
    };
}
