using System.Buffers.Binary;
using System.Numerics;

namespace MarkdownSessions.Model;

/// <summary>
/// The Castagnoli checksum as iSCSI computes it (RFC 3720, B.4), inverted before and after:
/// <c>123456789</c> gives e3069283. It finds accidents, not attacks.
/// </summary>
public static class Crc32C
{
    /// <summary>The checksum of no bytes: what <see cref="Append"/> begins with.</summary>
    public const uint Empty = 0;

    /// <summary>The checksum of <paramref name="bytes"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(Empty, bytes);

    /// <summary>The checksum of what <paramref name="checksum"/> was computed from, followed by <paramref name="bytes"/>.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint state = ~checksum;
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte one in bytes)
        {
            state = BitOperations.Crc32C(state, one);
        }

        return ~state;
    }
}
