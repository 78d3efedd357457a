using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MarkdownSessions.Model;

/// <summary>
/// A session's id, which is also its folder's name: one path component of 1 to 128 of
/// <c>[A-Za-z0-9._-]</c>, no leading dot, no trailing dot, no device name of Windows
/// (docs/format.md, "Layout"). Two ids that differ in case only are the same.
/// </summary>
/// <remarks>A class, since ReadyToRun compiles no collection of a struct of ours ahead.</remarks>
public sealed record SessionId
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int MaxLength = 128;
    private const int RandomLetters = 8;

    private SessionId(string value) => Value = value;

    /// <summary>The id as it is spelled.</summary>
    public string Value { get; }

    /// <summary>Takes <paramref name="text"/> if it is a legal id.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SessionId? id)
    {
        id = null;
        if (text is null || !IsLegal(text))
        {
            return false;
        }

        id = new(text);
        return true;
    }

    /// <summary>Takes <paramref name="text"/>.</summary>
    /// <exception cref="ArgumentException">It is no legal id.</exception>
    public static SessionId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new ArgumentException($"'{text}' is no session id", nameof(text));

    /// <summary>Makes <c>type-yyyyMMdd-xxxxxxxx</c>: 40 random bits in base 32, so that a day's ids do not meet.</summary>
    /// <param name="type">The session's type; letters that an id cannot hold become a dash.</param>
    /// <param name="started">The start; its date in UTC is written.</param>
    /// <param name="random">Where the letters come from; tests seed it.</param>
    public static SessionId New(string type, DateTimeOffset started, Random random)
    {
        var letters = new char[RandomLetters];
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = Letters[random.Next(Letters.Length)];
        }

        string date = started.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        string prefix = string.Concat(type.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
        return new($"{(prefix.Length == 0 ? "session" : prefix)}-{date}-{new string(letters)}");
    }

    /// <inheritdoc/>
    public bool Equals(SessionId? other) => string.Equals(Value, other?.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsLegal(string text)
    {
        if (text.Length is 0 or > MaxLength || text[0] == '.' || text[^1] == '.' || IsDeviceName(text))
        {
            return false;
        }

        foreach (char letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    // A vault must be able to move to Windows, where these names open devices whatever follows a dot.
    private static bool IsDeviceName(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        int length = dot < 0 ? text.Length : dot;
        if (length is not (3 or 4))
        {
            return false;
        }

        string stem = text[..length].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL"
            || (length == 4 && stem[..3] is "COM" or "LPT" && char.IsAsciiDigit(stem[3]));
    }
}
