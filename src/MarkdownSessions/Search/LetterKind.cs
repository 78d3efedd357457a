namespace MarkdownSessions.Search;

/// <summary>What a character is to the tokeniser; flags, so that a run's kinds can be gathered.</summary>
[Flags]
internal enum LetterKind : byte
{
    /// <summary>Parts words: blanks, punctuation, symbols, controls, what is not assigned.</summary>
    Separator = 0,

    /// <summary>A letter without case, a small one, or a mark that belongs to the word.</summary>
    Lower = 1,

    /// <summary>A capital letter: where a hump may begin.</summary>
    Upper = 2,

    /// <summary>A decimal digit of any script.</summary>
    Digit = 4,

    /// <summary>ASCII punctuation that may join the parts of an identifier.</summary>
    Joiner = 8,

    /// <summary>Dropped inside a word: accents, points, soft hyphens, zero-width joiners.</summary>
    Ignored = 16,

    /// <summary>A script written without blanks between words: Han, kana, Hangul, Thai, Lao, Khmer, Myanmar.</summary>
    Unspaced = 32,

    /// <summary>What a word of a spaced script is made of.</summary>
    Word = Lower | Upper | Digit,
}
