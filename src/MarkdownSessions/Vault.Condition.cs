using MarkdownSessions.Indexing;
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

    /// <summary>
    /// Looks at this machine's indexes of several engines, and at those that engines unknown here left. Changes nothing.
    /// </summary>
    /// <param name="engines">The engines to ask; each opens its own.</param>
    /// <returns>One for each engine in their order, then the unknown ones.</returns>
    /// <exception cref="VaultException">The vault cannot be listed.</exception>
    public IReadOnlyList<IndexCondition> ExamineIndexes(IReadOnlyCollection<IIndexEngine> engines)
    {
        ArgumentNullException.ThrowIfNull(engines);
        return OnDisk(() => new IndexExam(paths, options).LookAtAll(engines));
    }
}
