using System.Globalization;

namespace MarkdownSessions.Model;

/// <summary>
/// The id of an entry: the message it belongs to, and which continuation of that message it is
/// (docs/format.md, "Live turns"): <c>m2</c>, <c>m2+1</c>, …
/// </summary>
/// <param name="Message">1 to 128 of <c>[A-Za-z0-9._:@-]</c> without <c>--</c>.</param>
/// <param name="Continuation">0 for a message's first entry, counting up.</param>
public readonly record struct EntryId(string Message, int Continuation = 0)
{
    private const int MaxLength = 128;

    /// <summary>Whether <paramref name="text"/> can name a message.</summary>
    public static bool IsMessageId(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength || text.Contains("--", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or ':' or '@' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads an id as it is written: <c>m2</c>, <c>m2+1</c>, …</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out EntryId id)
    {
        id = default;
        int plus = text.LastIndexOf('+');
        if (plus < 0)
        {
            id = new(text.ToString());
            return IsMessageId(text);
        }

        // "+0" and "+01" would give one entry two spellings.
        var digits = text[(plus + 1)..];
        bool counts = digits.Length is > 0 and < 10 && digits[0] is >= '1' and <= '9' && !digits.ContainsAnyExceptInRange('0', '9');
        if (!counts || !IsMessageId(text[..plus]))
        {
            return false;
        }

        id = new(text[..plus].ToString(), int.Parse(digits, CultureInfo.InvariantCulture));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Continuation == 0 ? Message : $"{Message}+{Continuation}";
}
