using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Storage;

public class TwoThreadsTests
{
    [Fact]
    public void Each_number_is_worked_on_once()
    {
        int[] times = new int[10_000];

        TwoThreads.ForEach(times.Length, at => Interlocked.Increment(ref times[at]));

        Assert.All(times, time => Assert.Equal(1, time));
    }

    [Fact]
    public void Both_threads_work()
    {
        using var together = new Barrier(2);
        var threads = new int[2];

        TwoThreads.ForEach(2, at =>
        {
            // Neither comes past before the other is there.
            Assert.True(together.SignalAndWait(TimeSpan.FromMinutes(1)));
            threads[at] = Environment.CurrentManagedThreadId;
        });

        Assert.NotEqual(threads[0], threads[1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    public void A_failure_of_either_reaches_the_caller_when_both_have_ended(int failing)
    {
        int running = 0;

        var failure = Assert.Throws<IOException>(() => TwoThreads.ForEach(1_000, at =>
        {
            Interlocked.Increment(ref running);
            try
            {
                Fail(at == failing);
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }));

        Assert.Equal("gone", failure.Message);
        Assert.Equal(0, Volatile.Read(ref running));
    }

    private static void Fail(bool now)
    {
        if (now)
        {
            throw new IOException("gone");
        }
    }
}
