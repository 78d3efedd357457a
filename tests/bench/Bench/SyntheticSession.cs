using MarkdownSessions.Model;

namespace MarkdownSessions.Bench;

/// <summary>A session of a synthetic vault; made anew whenever it is asked for, never kept.</summary>
internal sealed class SyntheticSession
{
    private const int LongestPauseInSeconds = 240;
    private static readonly DateTimeOffset Oldest = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random;
    private readonly MessageMaker maker;
    private readonly int first;
    private readonly int count;
    private readonly int all;

    private SyntheticSession(int seed, int first, int count, int all)
    {
        random = new(seed);
        maker = new(random);
        this.first = first;
        this.count = count;
        this.all = all;
        Started = Oldest.AddSeconds(random.Next(2 * 365 * 24 * 3600));
        Id = SessionId.New("chat", Started, random);
        Title = maker.Title();
    }

    /// <summary>Its id.</summary>
    public SessionId Id { get; }

    /// <summary>When it starts: in two years from 2024 on.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>The sessions of a vault, in no order of time.</summary>
    public static IEnumerable<SyntheticSession> Of(VaultSize size)
    {
        int before = 0;
        int[] counts = size.MessagesBySession();
        for (int i = 0; i < counts.Length; i++)
        {
            yield return new(unchecked((size.Seed * 1_000_003) + i), before, counts[i], size.Messages);
            before += counts[i];
        }
    }

    /// <summary>The messages, oldest first; to be asked once.</summary>
    public IEnumerable<Entry> Entries()
    {
        var time = Started;
        for (int i = 0; i < count; i++)
        {
            yield return maker.Make(i, first + i, all, time);
            time = time.AddSeconds(random.Next(1, LongestPauseInSeconds));
        }
    }
}
