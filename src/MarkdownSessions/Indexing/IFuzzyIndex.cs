namespace MarkdownSessions.Indexing;

/// <summary>
/// What an index may offer beside <see cref="ISessionIndex"/>: the words that are spelled nearly so. Without it a fuzzy word
/// is searched as it stands, and the answer says so (docs/search.md, "Fuzzy words").
/// </summary>
public interface IFuzzyIndex
{
    /// <summary>
    /// The words of live messages and titles, of all columns, that are so near, each once and in any order; the word itself
    /// is among them if there is one. Letters are Unicode code points, and an edit puts one in, takes one out, replaces one,
    /// or lets two neighbours change places that no other edit touches. Identifiers kept whole are no words.
    /// </summary>
    /// <param name="word">A word of the tokeniser, three letters or more.</param>
    /// <param name="edits">How many edits there may be, 1 or 2.</param>
    /// <exception cref="IndexUnavailableException">See <see cref="ISessionIndex.Sessions()"/>.</exception>
    IEnumerable<string> WordsNear(string word, int edits);
}
