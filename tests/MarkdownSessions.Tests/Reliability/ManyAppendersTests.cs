using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>Several vaults opened on one folder in one process, as a server would that has one for each of its threads.</summary>
public class ManyAppendersTests
{
    private const int Threads = 6;
    private const int Each = 40;

    [Fact]
    public async Task Threads_with_a_vault_each_lose_and_double_nothing()
    {
        using var shared = new TestVault();
        var id = shared.Vault.Create(new() { Title = "Shared" });
        using var barrier = new Barrier(Threads);

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () => Write(shared, id, thread, barrier), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        var reading = shared.Vault.Read(id);
        var messages = reading.Messages.ToList();

        Assert.Empty(reading.Issues);
        Assert.Equal(Threads * Each, messages.Count);
        Assert.All(messages, message => Assert.Equal(EntryState.Complete, message.State));
        Assert.All(
            messages.GroupBy(message => message.Id.Split('.')[0]),
            own => Assert.Equal(Enumerable.Range(0, Each).Select(number => $"{own.Key}.{number}"), own.Select(message => message.Id)));
    }

    private static void Write(TestVault shared, SessionId id, int thread, Barrier barrier)
    {
        // Half of them under another name: their entries go to segments of their own.
        var options = shared.Options with { Random = new Random(thread), Clock = TimeProvider.System, Writer = $"tern-{thread % 2}" };
        using var vault = Vault.Open(shared.Root, options);
        barrier.SignalAndWait();
        for (int number = 0; number < Each; number++)
        {
            var draft = new EntryDraft { Role = Role.User, Id = new($"t{thread}.{number}"), Parts = [new TextPart($"Words {thread} {number}")] };
            vault.Append(id, draft);
        }
    }
}
