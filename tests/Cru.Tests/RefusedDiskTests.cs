using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace Cru.Tests;

/// <summary>How commands end where the user may not read or write: a test that runs as root may, so the disk is told to refuse.</summary>
public sealed class RefusedDiskTests : IDisposable
{
    private readonly Shell shell = new();

    public RefusedDiskTests()
    {
        foreach (string id in (string[])["one", "two"])
        {
            shell.Cru($"session new --id {id}");
            shell.Cru($"session append {id} heron");
        }
    }

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("session reindex", false)]
    [InlineData("session reindex --full", false)]
    [InlineData("session reindex", true)]
    [InlineData("session reindex --full", true)]
    public void Reindex_in_a_vault_that_may_only_be_read_ends_with_77(string command, bool hasIndex)
    {
        if (hasIndex)
        {
            shell.Cru("session reindex");
            string log = Directory.GetFiles(Path.Combine(shell.Folder, ".crucible/sessions/one"), "*.md").Single();
            File.AppendAllText(log, "\n**User:** And a reed?\n");
        }

        shell.OpenFiles = () => new ReadOnlyFiles();

        var refused = shell.Cru(command);

        Assert.Equal(77, refused.ExitCode);
        Assert.Contains("may not be written by you (ada)", refused.Error);
    }

    [Theory]
    [InlineData("session list --format ids", "one")]
    [InlineData("session last", "one")]
    [InlineData("session search heron --format ids", "one")]
    [InlineData("session list tag:none --format ids", "")]
    public void What_can_be_read_is_answered_and_the_rest_named_with_1(string command, string answered)
    {
        shell.OpenFiles = () => new RefusingFiles(new PhysicalFiles()) { Refused = Path.Combine(shell.Folder, ".crucible/sessions/two") };

        var answer = shell.Cru(command);

        Assert.Equal((1, answered), (answer.ExitCode, answer.Output.Trim()));
        Assert.Contains(".crucible/sessions/two", answer.Error);
    }

    private sealed class ReadOnlyFiles() : PassingFiles(new PhysicalFiles())
    {
        public override bool MayWrite(string path) => false;

        public override void CreateFolder(string path) => throw Refusal(path);

        public override IFileLock? TryLock(string path, LockMode mode) => throw Refusal(path);

        private static UnauthorizedAccessException Refusal(string path) => new($"{path}: permission denied");
    }
}
