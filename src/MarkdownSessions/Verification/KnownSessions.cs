using MarkdownSessions.Model;

namespace MarkdownSessions.Verification;

/// <summary>The sessions that another one may name.</summary>
/// <param name="here">Those of the vault.</param>
/// <param name="elsewhere">Those of its trash and archives.</param>
internal sealed class KnownSessions(IReadOnlySet<SessionId> here, IReadOnlySet<SessionId> elsewhere)
{
    /// <summary>Whether the session lies in the vault.</summary>
    public bool IsHere(SessionId id) => here.Contains(id);

    /// <summary>Whether the session lies in the vault, its trash, or an archive.</summary>
    public bool IsAnywhere(string id) => SessionId.TryParse(id, out var parsed) && (here.Contains(parsed) || elsewhere.Contains(parsed));
}
