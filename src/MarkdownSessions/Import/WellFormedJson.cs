using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace MarkdownSessions.Import;

/// <summary>
/// Makes JSON bytes that hold no Unicode hold some: broken UTF-8 and escaped lone surrogates
/// become U+FFFD, because the log holds well-formed Unicode only (docs/format.md, "Exactness").
/// </summary>
internal static class WellFormedJson
{
    private const int EscapeLength = 6;

    private static readonly byte[] Replacement = "\\ufffd"u8.ToArray();

    /// <summary>The same bytes, or a mended copy.</summary>
    /// <param name="json">Any bytes.</param>
    /// <param name="repaired">How many letters were replaced.</param>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json, out int repaired)
    {
        repaired = 0;
        if (!Utf8.IsValid(json.Span))
        {
            json = RepairUtf8(json.Span, out repaired);
        }

        return MayHoldSurrogates(json.Span) ? RepairSurrogates(json, ref repaired) : json;
    }

    private static byte[] RepairUtf8(ReadOnlySpan<byte> bytes, out int repaired)
    {
        repaired = 0;
        var mended = new ArrayBufferWriter<byte>(bytes.Length + 16);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out int consumed);
            if (status == OperationStatus.Done)
            {
                mended.Write(bytes[..consumed]);
            }
            else
            {
                mended.Write("\uFFFD"u8);
                repaired++;
            }

            bytes = bytes[consumed..];
        }

        return mended.WrittenSpan.ToArray();
    }

    private static bool MayHoldSurrogates(ReadOnlySpan<byte> json) =>
        json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    // The replacement is as long as what it replaces, so that offsets stay true.
    private static ReadOnlyMemory<byte> RepairSurrogates(ReadOnlyMemory<byte> json, ref int repaired)
    {
        var span = json.Span;
        byte[]? mended = null;
        int at = 0;
        while (at < span.Length)
        {
            int escape = span[at..].IndexOf((byte)'\\');
            if (escape < 0)
            {
                break;
            }

            at += escape;
            int unit = Unit(span, at);
            if (char.IsHighSurrogate((char)unit) && char.IsLowSurrogate((char)Unit(span, at + EscapeLength)))
            {
                at += 2 * EscapeLength;
            }
            else if (char.IsSurrogate((char)unit))
            {
                mended ??= json.ToArray();
                Replacement.CopyTo(mended, at);
                repaired++;
                at += EscapeLength;
            }
            else
            {
                // An escaped backslash is stepped over whole, so that its second half opens no escape.
                at += 2;
            }
        }

        return mended ?? json;
    }

    // The number in \uXXXX; 0 when none stands here, which is no surrogate.
    private static int Unit(ReadOnlySpan<byte> json, int at)
    {
        if (at + EscapeLength > json.Length || json[at] != '\\' || json[at + 1] != 'u')
        {
            return 0;
        }

        var digits = json.Slice(at + 2, 4);
        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit) ? unit : 0;
    }
}
