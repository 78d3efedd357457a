using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// Hands the core's words to Lucene as they are: cut at single blanks, in their order, nothing folded, dropped or
/// changed. One stream serves one text after the other.
/// </summary>
internal sealed class WordStream : TokenStream
{
    private readonly ICharTermAttribute term;
    private string text = "";
    private int at;

    /// <summary>Makes a stream without words.</summary>
    public WordStream() => term = AddAttribute<ICharTermAttribute>();

    /// <summary>Takes the next text.</summary>
    /// <param name="words">Words parted by blanks.</param>
    public void Take(string words) => text = words;

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        at = 0;
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at == text.Length)
        {
            return false;
        }

        int blank = text.IndexOf(' ', at);
        int end = blank < 0 ? text.Length : blank;
        ClearAttributes();
        term.Append(text, at, end - at);
        at = end;
        return true;
    }
}
