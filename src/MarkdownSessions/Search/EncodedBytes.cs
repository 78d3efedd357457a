namespace MarkdownSessions.Search;

/// <summary>Tells keys, tokens and files in Base64 from names: they would give thousands of two-letter words.</summary>
internal static class EncodedBytes
{
    // Shorter ones do no harm, and names with a UUID in them are shorter.
    private const int MinLength = 40;

    // Base64 changes between letters and digits, and from small to capital, every 7 characters on
    // average; names, even with numbers in them, do one of the two far less often than every 12.
    private const int Rhythm = 12;

    /// <summary>Whether a run of letters, digits and joiners looks like encoded bytes.</summary>
    public static bool IsLike(ReadOnlySpan<char> run)
    {
        if (run.Length < MinLength)
        {
            return false;
        }

        int rises = 0;
        int numbers = 0;
        for (int i = 1; i < run.Length; i++)
        {
            if (char.IsAsciiLetterUpper(run[i]) && char.IsAsciiLetterLower(run[i - 1]))
            {
                rises++;
            }
            else if (char.IsAsciiDigit(run[i]) && char.IsAsciiLetter(run[i - 1]))
            {
                numbers++;
            }
        }

        return rises * Rhythm >= run.Length && numbers * Rhythm >= run.Length;
    }
}
