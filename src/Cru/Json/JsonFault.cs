using System.Text.Json;

namespace Cru.Json;

/// <summary>What is wrong with text that is no JSON, and where, for who typed it.</summary>
/// <param name="Line">The line, counted from 0.</param>
/// <param name="Column">The byte in it, counted from 0.</param>
/// <param name="Problem">What is wrong there, and what is expected.</param>
internal sealed record JsonFault(long Line, long Column, string Problem)
{
    /// <summary>Says what a reader stumbled over: of the commonest mistakes in words of ours, since .NET's speak of its options.</summary>
    /// <param name="json">What was read.</param>
    /// <param name="refusal">What the reader said.</param>
    public static JsonFault Of(ReadOnlySpan<byte> json, JsonException refusal)
    {
        int at = OffsetOf(json, refusal.LineNumber ?? 0, refusal.BytePositionInLine ?? 0);
        if (at >= json.TrimEnd(" \t\r\n"u8).Length)
        {
            return new(refusal.LineNumber ?? 0, refusal.BytePositionInLine ?? 0, "it ends before all that was opened is closed; expected is more, such as '}' or ']'");
        }

        int last = json[..at].LastIndexOfAnyExcept(" \t\r\n"u8);
        return json[at] is (byte)'}' or (byte)']' && last >= 0 && json[last] == (byte)','
            ? At(json, last, $"a comma with nothing behind it; expected is '{(char)json[at]}' without a comma, or one more {(json[at] == (byte)'}' ? "field" : "value")}")
            : new(refusal.LineNumber ?? 0, refusal.BytePositionInLine ?? 0, Reason(refusal.Message));
    }

    private static int OffsetOf(ReadOnlySpan<byte> json, long line, long column)
    {
        int start = 0;
        for (; line > 0; line--)
        {
            start += json[start..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(start + column, json.Length);
    }

    private static JsonFault At(ReadOnlySpan<byte> json, int at, string problem) =>
        new(json[..at].Count((byte)'\n'), at - json[..at].LastIndexOf((byte)'\n') - 1, problem);

    // .NET ends its reasons with the place, which stands in front already, and may name a setting of its reader before.
    private static string Reason(string message)
    {
        int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? message : message[..place]).Replace(" Change the reader options.", "", StringComparison.Ordinal).TrimEnd('.');
    }
}
