using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Storage;

public class ReadAheadTests
{
    [Fact]
    public void Gives_what_the_sources_yield_in_their_order()
    {
        int[] sources = [.. Enumerable.Range(0, 300)];

        var results = ReadAhead.Of(sources, source => Enumerable.Range(0, source % 40).Select(part => (source, part)), CancellationToken.None);

        Assert.Equal(sources.SelectMany(source => Enumerable.Range(0, source % 40).Select(part => (source, part))), results);
    }

    [Fact]
    public void A_failure_comes_where_its_source_stands()
    {
        var taken = new List<int>();

        void Take()
        {
            foreach (int source in ReadAhead.Of<int, int>([1, 2, 3, 4], source => source == 3 ? throw new IOException("gone") : [source], CancellationToken.None))
            {
                taken.Add(source);
            }
        }

        Assert.Throws<IOException>(Take);
        Assert.Equal([1, 2], taken);
    }

    [Fact]
    public void Who_leaves_early_ends_the_readers()
    {
        var endless = ReadAhead.Of([1, 2, 3], _ => Enumerable.Range(0, int.MaxValue), CancellationToken.None);

        Assert.Equal([0, 1, 2], endless.Take(3));
    }

    [Fact]
    public void Ends_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var endless = ReadAhead.Of([1, 2, 3], _ => Enumerable.Range(0, int.MaxValue), stop.Token);

        void Take()
        {
            foreach (int number in endless)
            {
                if (number == 10)
                {
                    stop.Cancel();
                }
            }
        }

        Assert.Throws<OperationCanceledException>(Take);
    }
}
