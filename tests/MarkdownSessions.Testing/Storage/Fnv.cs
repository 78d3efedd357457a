namespace MarkdownSessions.Testing.Storage;

/// <summary>FNV-1a of 64 bits: tells crash states apart; no defence against anybody.</summary>
internal static class Fnv
{
    public const ulong Start = 14695981039346656037;

    public static ulong Add(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (byte part in bytes)
        {
            hash = unchecked((hash ^ part) * 1099511628211);
        }

        return hash;
    }
}
