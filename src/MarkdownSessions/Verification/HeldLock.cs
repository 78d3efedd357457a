namespace MarkdownSessions.Verification;

/// <summary>A lock that somebody holds.</summary>
/// <param name="Name">What it locks: <c>vault</c>, <c>index</c>, or a session's id.</param>
/// <param name="Holder">Who holds it, such as <c>pid 123</c>, as far as the lock file tells; empty when it does not.</param>
public sealed record HeldLock(string Name, string Holder);
