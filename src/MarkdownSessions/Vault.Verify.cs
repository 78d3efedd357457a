using System.Diagnostics;
using MarkdownSessions.Indexing;
using MarkdownSessions.Verification;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>
    /// Looks for what is wrong in the vault: with its files, its artifacts, and its index. Changes no file of the
    /// vault and takes no lock; the memory it needs does not grow with the logs.
    /// </summary>
    /// <param name="request">What is checked, and how closely.</param>
    /// <param name="progress">Told of each session that was read; null for nobody.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="VaultException">There is no such session, or the vault cannot be listed.</exception>
    public VerifyReport Verify(VerifyRequest request, IProgress<SyncProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        long begun = Stopwatch.GetTimestamp();
        foreach (var id in request.Sessions)
        {
            _ = Find(id) ?? throw VaultException.NoSession(id.Value);
        }

        var verification = new VaultVerification(paths, options, folder => Find(folder, files));
        return OnDisk(() => verification.Run(request, progress, cancel)) with { Elapsed = Stopwatch.GetElapsedTime(begun) };
    }
}
