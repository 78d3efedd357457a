namespace MarkdownSessions.Search;

/// <summary>
/// Puts together what half-width kana and decomposed file names spell in two or three
/// characters: voiced kana and Hangul syllables (The Unicode Standard, 3.12).
/// </summary>
internal static class Composition
{
    // Kana to which the next code point adds the voiced mark.
    private const string Voiced =
        "かきくけこさしすせそたちつてとはひふへほゝ" + "カキクケコサシスセソタチツテトハヒフヘホヽ";

    private const string HalfVoiced = "はひふへほ" + "ハヒフヘホ";

    private const int LeadFirst = 0x1100;
    private const int LeadCount = 19;
    private const int VowelFirst = 0x1161;
    private const int VowelCount = 21;
    private const int TailBase = 0x11A7;
    private const int TailCount = 28;
    private const int SyllableFirst = 0xAC00;

    /// <summary>Joins a folded character with the one that follows it; false when they stay two.</summary>
    public static bool TryJoin(char first, char next, out char joined)
    {
        joined = next switch
        {
            '\u3099' or '\uFF9E' => Voice(first),
            '\u309A' or '\uFF9F' => HalfVoiced.Contains(first) ? (char)(first + 2) : first,
            >= (char)VowelFirst and < (char)(VowelFirst + VowelCount) => JoinVowel(first, next),
            > (char)TailBase and < (char)(TailBase + TailCount) => JoinTail(first, next),
            _ => first,
        };
        return joined != first;
    }

    private static char Voice(char kana) => kana switch
    {
        'う' => 'ゔ',
        'ウ' => 'ヴ',
        _ => Voiced.Contains(kana) ? (char)(kana + 1) : kana,
    };

    private static char JoinVowel(char lead, char vowel)
    {
        int index = lead - LeadFirst;
        return index is >= 0 and < LeadCount
            ? (char)(SyllableFirst + (((index * VowelCount) + (vowel - VowelFirst)) * TailCount))
            : lead;
    }

    private static char JoinTail(char syllable, char tail)
    {
        int index = syllable - SyllableFirst;
        bool isOpen = index >= 0 && index < LeadCount * VowelCount * TailCount && index % TailCount == 0;
        return isOpen ? (char)(syllable + (tail - TailBase)) : syllable;
    }
}
