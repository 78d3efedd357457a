using MarkdownSessions.Verification;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>
    /// Looks at the vault without reading what was said: how much there is, how the index is, who holds locks, what
    /// others may do here. Changes nothing; <see cref="Verify"/> looks closely.
    /// </summary>
    /// <exception cref="VaultException">The vault cannot be listed.</exception>
    public VaultCondition Examine() => OnDisk(() => new ConditionCheck(paths, options).Look());
}
