using System.Text;
using System.Text.RegularExpressions;

namespace MarkdownSessions.Grep;

/// <summary>
/// A regular expression of .NET that is matched in time that grows with the text and no faster, line by line as grep
/// does: <c>^</c> and <c>$</c> are the line's ends.
/// </summary>
internal sealed class GrepPattern
{
    private readonly Regex line;
    private readonly Regex? block;
    private readonly byte[] literal;

    private GrepPattern(Regex line, Regex? block, byte[] literal)
    {
        this.line = line;
        this.block = block;
        this.literal = literal;
    }

    /// <summary>Whether a block of lines may be searched at once.</summary>
    public bool FindsInBlocks => block is not null;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="VaultException">It is none, or cannot be matched in linear time.</exception>
    public static GrepPattern Read(string pattern, bool ignoreCase)
    {
        if (pattern.Contains("[[:", StringComparison.Ordinal))
        {
            throw VaultException.Query($"'{pattern}': classes such as [[:alpha:]] are not known here; write \\w, \\d, \\s or [A-Za-z]");
        }

        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        var byLine = Make(pattern, pattern, options);
        if (!LinePattern.TryBind(pattern, out string bound, out string literal))
        {
            return new(byLine, block: null, []);
        }

        // U+FFFD may stand for bytes that are no UTF-8: those are not looked for as bytes.
        bool isLiteralKnown = !ignoreCase && !literal.Contains('\uFFFD', StringComparison.Ordinal);
        return new(byLine, Make(bound, pattern, options | RegexOptions.Multiline), isLiteralKnown ? Encoding.UTF8.GetBytes(literal) : []);
    }

    /// <summary>Whether a block may hold a match; false is certain, true is not.</summary>
    public bool MayMatch(ReadOnlySpan<byte> lines) => literal.Length == 0 || lines.IndexOf(literal) >= 0;

    /// <summary>Whether one line matches.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => line.IsMatch(text);

    /// <summary>Where in whole lines the first match begins; -1 for none.</summary>
    public int Find(ReadOnlySpan<char> lines)
    {
        foreach (var match in block!.EnumerateMatches(lines))
        {
            return match.Index;
        }

        return -1;
    }

    /// <summary>All matches in one line.</summary>
    public IReadOnlyList<GrepSpan> Spans(string text)
    {
        var spans = new List<GrepSpan>();
        foreach (var match in line.EnumerateMatches(text))
        {
            spans.Add(new(match.Index, match.Length));
        }

        return spans;
    }

    private static Regex Make(string pattern, string typed, RegexOptions options)
    {
        try
        {
            return new(pattern, options, Regex.InfiniteMatchTimeout);
        }
        catch (RegexParseException e)
        {
            throw VaultException.Query($"no regular expression: {e.Message.Replace(pattern, typed, StringComparison.Ordinal).TrimEnd('.')}; a backslash makes a sign a letter");
        }
        catch (NotSupportedException)
        {
            // NonBacktracking refuses what no automaton can do (learn.microsoft.com, "Backtracking in .NET").
            throw VaultException.Query(
                $"'{typed}': look-around, back-references, atomic groups and conditions are not supported, because every search here takes linear time; "
                + "write it without them, or give the files to 'grep -P'");
        }
    }
}
