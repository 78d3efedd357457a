using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// The id of an entry that no program wrote: 10 letters in base 32, from what it says, so that
/// copies of a file give the same entries (docs/format.md, "Ids").
/// </summary>
internal static class ByHandId
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 10;

    /// <summary>The id.</summary>
    /// <param name="time">The heading's time.</param>
    /// <param name="role">Who speaks.</param>
    /// <param name="text">The lines as they stand, joined by LF, without blank ones at the end.</param>
    /// <param name="repeat">How often the same stood under the same heading before.</param>
    public static EntryId Of(Timestamp time, Role role, string text, int repeat)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{time}\n{role}\n{repeat}\n{text}"));
        ulong bits = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        var id = new char[Length];
        for (int i = 0; i < Length; i++)
        {
            id[i] = Letters[(int)(bits & 31)];
            bits >>= 5;
        }

        return new(new string(id));
    }
}
