namespace MarkdownSessions.Bench;

/// <summary>
/// Words whose frequencies fall as those of a language do (Zipf: the n-th word comes 1/n as often
/// as the first): real ones for the frequent, made of syllables for the rest.
/// </summary>
internal sealed class WordSource
{
    private const int Made = 40_000;

    // So that no message but the planted ones holds a planted word.
    private const int MostSyllables = 4;

    private static readonly string[] Syllables =
    [
        "ba", "cor", "den", "el", "fi", "gra", "hal", "in", "jo", "ka", "lum", "mi", "nor", "o", "pra", "re", "sol", "ti",
        "un", "ver", "wi", "ya", "zen", "che", "dro", "fle", "gi", "hu", "ist", "ment", "ing", "er", "ous", "al",
    ];

    private readonly string[] words;
    private readonly double[] cumulative;

    private WordSource(string[] words)
    {
        this.words = words;
        cumulative = new double[words.Length];
        double sum = 0;
        for (int i = 0; i < words.Length; i++)
        {
            sum += 1.0 / (i + 1);
            cumulative[i] = sum;
        }
    }

    /// <summary>The one list; the same in every run.</summary>
    public static WordSource Standard { get; } = new([.. Frequent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries), .. Rare()]);

    /// <summary>A word, frequent ones often.</summary>
    public string Next(Random random)
    {
        int at = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return words[Math.Min(at < 0 ? ~at : at, words.Length - 1)];
    }

    /// <summary>A word of at least 4 letters, as names are made of.</summary>
    public string NextForName(Random random)
    {
        string word;
        do
        {
            word = words[random.Next(40, 4_000)];
        }
        while (word.Length < 4);

        return word;
    }

    private static IEnumerable<string> Rare()
    {
        var random = new Random(1);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (known.Count < Made)
        {
            string word = string.Concat(Enumerable.Range(0, random.Next(2, MostSyllables + 1)).Select(_ => Syllables[random.Next(Syllables.Length)]));
            if (known.Add(word))
            {
                yield return word;
            }
        }
    }

    // By hand; 'file' stands where about a third of the messages hold it.
    private const string Frequent =
        """
        the to a of and in is that it for this with on we be as are not can from
        I you will if file test an or by at have when which so but has should now use one code all
        run then first there no was error they function line only out value what add change call new
        return more need here does fix check same each name after into data before two list set time
        path build write read also other than them make want key its case type where command result
        string just how still because over class string method find very most through work each way
        folder index parser server config message session branch commit failure second done would
        number between without every instead while being both such since order start end look good
        place part small large output input missing field record object array option default request
        response cache token query search update delete create remove rename version release package
        configure conflict confirm conform confuse deploy retry timeout thread lock queue worker event
        handler client network socket stream buffer memory disk page table column row entry log trace
        debug warning issue ticket review merge rebase patch diff hash secret user group role permission
        storage backup restore migrate schema engine module library framework interface template layout
        button screen window cursor keyboard format parse encode decode compress encrypt sign verify
        """;
}
