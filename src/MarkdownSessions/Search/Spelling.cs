namespace MarkdownSessions.Search;

/// <summary>
/// Whether a word may be meant by another, as a slip of the finger and not as another word (docs/search.md, "Did you
/// mean"). Two letters off turn a short word into its opposite too often: online and offline, maximum and minimum.
/// </summary>
internal static class Spelling
{
    // From here on two letters may be off; then the first two must be right, since maximize is not minimize either.
    private const int LongWord = 8;

    /// <summary>How many letters the word is off; null when it is another one.</summary>
    /// <param name="known">A word of the vault.</param>
    /// <param name="typed">The word that was typed; 2 letters or more.</param>
    public static int? Distance(string known, string typed)
    {
        int most = typed.Length < LongWord ? 1 : 2;
        if (known.Length < 2 || Math.Abs(known.Length - typed.Length) > most || known == typed || !BeginsAlike(known, typed))
        {
            return null;
        }

        int distance = EditDistance.Of(known, typed);
        bool isSlip = distance == 1 || (distance == most && known[1] == typed[1] && !IsLongerInFront(known, typed));
        return isSlip && HasSameDigits(known, typed) ? distance : null;
    }

    // The first letter is seldom wrong (Pollock and Zamora 1984), but the first two change places.
    private static bool BeginsAlike(string known, string typed) =>
        known[0] == typed[0] || (known[0] == typed[1] && known[1] == typed[0]);

    // usable and unusable
    private static bool IsLongerInFront(string known, string typed) =>
        known.EndsWith(typed, StringComparison.Ordinal) || typed.EndsWith(known, StringComparison.Ordinal);

    // Another number is another thing: cs0246 and cs0247.
    private static bool HasSameDigits(string known, string typed) =>
        known.Where(char.IsDigit).SequenceEqual(typed.Where(char.IsDigit));
}
