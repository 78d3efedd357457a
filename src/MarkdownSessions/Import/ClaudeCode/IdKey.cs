using System.Security.Cryptography;
using System.Text;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>An id as 16 bytes: tables of ids are what grows with a file, and text would take seven times as much.</summary>
internal static class IdKey
{
    /// <summary>The id's key; other ids have others, as far as SHA-256 tells.</summary>
    // Records' ids are UUIDs in every version seen; anything else is hashed to the same size.
    public static Guid Of(string id) =>
        Guid.TryParseExact(id, "D", out var key) ? key : new(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));
}
