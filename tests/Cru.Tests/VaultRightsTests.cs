using MarkdownSessions;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace Cru.Tests;

/// <summary>What is said to somebody who may not write a vault: a test that runs as root may write all, so the disk is told to refuse.</summary>
public sealed class VaultRightsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public VaultRightsTests() => Vault.OpenOrCreate(folder.Path, new()).Dispose();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, "root", "ask root, to whom it belongs, for leave to write, or name another vault with --vault")]
    [InlineData(false, null, "ask its owner for leave to write, or name another vault with --vault")]
    [InlineData(true, "ada", "chmod -R u+rwX '")]
    public void The_vault_is_named_and_who_can_change_that(bool isOwn, string? owner, string advice)
    {
        var told = Rights(new Refusing { IsOwn = isOwn }, owner).Told(Failure())!;

        Assert.Contains($"the vault '{folder.Path}' may not be written by you (ada)", told.Message, StringComparison.Ordinal);
        Assert.Contains(advice, told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("locks", told.Message, StringComparison.Ordinal);
        Assert.Equal((77, "not-permitted"), (told.ExitCode, told.Code));
    }

    [Fact]
    public void What_is_no_fault_of_the_vault_is_told_as_it_is() =>
        Assert.Null(Rights(new PhysicalFiles(), "root").Told(Failure()));

    private VaultRights Rights(IVaultFiles files, string? owner) => new("ada", _ => owner, files, folder.Path);

    private VaultException Failure()
    {
        using var vault = Vault.Open(folder.Path, new() { Files = new Refusing() });
        return Assert.Throws<VaultException>(() => vault.Create(new()));
    }

    private sealed class Refusing() : PassingFiles(new PhysicalFiles())
    {
        public bool IsOwn { get; init; }

        public override bool MayWrite(string path) => false;

        public override FileOwnership? Ownership(string path) => FileOwnership.Private with { IsOwn = IsOwn };

        public override IFileLock? TryLock(string path, LockMode mode) => throw new UnauthorizedAccessException($"{path}: permission denied");
    }
}
