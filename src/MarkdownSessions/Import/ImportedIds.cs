using System.Security.Cryptography;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import;

/// <summary>
/// The ids of imported sessions: made from the source's, so that a second import finds the first
/// one's session, wherever it was made.
/// </summary>
internal static class ImportedIds
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 8;

    /// <summary>What the ids of one source end with: a dash and 40 bits of its hash in base 32.</summary>
    public static string Ending(string importer, string sourceId)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{importer}:{sourceId}"));
        ulong bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(hash);
        var ending = new char[Length + 1];
        ending[0] = '-';
        for (int i = 1; i <= Length; i++)
        {
            ending[i] = Letters[(int)(bits & 31)];
            bits >>= 5;
        }

        return new(ending);
    }

    /// <summary>The id of a session that is imported for the first time.</summary>
    public static SessionId New(string importer, ImportedHead head, DateTimeOffset started)
    {
        string prefix = string.Concat(head.Type.Take(40).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        string date = started.UtcDateTime.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return SessionId.Parse($"{(prefix.Length == 0 ? "chat" : prefix)}-{date}{Ending(importer, head.SourceId)}");
    }
}
