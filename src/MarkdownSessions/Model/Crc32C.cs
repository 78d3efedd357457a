using System.Buffers.Binary;
using System.Numerics;

namespace MarkdownSessions.Model;

/// <summary>CRC-32C (Castagnoli) with initial and final inversion: "123456789" gives e3069283 (RFC 3720, B.4).</summary>
public static class Crc32C
{
    /// <summary>The checksum of nothing; where <see cref="Append"/> begins.</summary>
    public const uint Empty = 0;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(Empty, bytes);

    /// <summary>The checksum of what gave <paramref name="crc"/>, followed by <paramref name="bytes"/>.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint state = ~crc;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte one in bytes)
        {
            state = BitOperations.Crc32C(state, one);
        }

        return ~state;
    }
}
