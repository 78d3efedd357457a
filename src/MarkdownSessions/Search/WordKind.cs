namespace MarkdownSessions.Search;

/// <summary>How the tokeniser came by a word.</summary>
internal enum WordKind
{
    /// <summary>A word, or one part of an identifier.</summary>
    Plain,

    /// <summary>Two neighbours of a run in a script without blanks.</summary>
    Pair,

    /// <summary>The last character of such a run, which a pair has covered already.</summary>
    Tail,

    /// <summary>Such a character that stands alone.</summary>
    Lone,

    /// <summary>The whole identifier whose parts came just before; begins with the tokeniser's mark.</summary>
    Whole,
}
