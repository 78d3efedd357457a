using System.Buffers.Binary;
using System.Numerics;

namespace MarkdownSessions.Storage;

/// <summary>
/// SHA-256 (FIPS 180-4) of a short text, for the writer's name that every command needs: .NET's own loads the
/// system's OpenSSL for it, which takes longer than most commands have. For anything long, and for anything that
/// must be kept from somebody, use .NET's.
/// </summary>
internal static class ShortSha256
{
    private const int BlockSize = 64;
    private const int LengthSize = 8;
    private const int Rounds = 64;

    // The first 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>The 32 bytes of the hash.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> content)
    {
        // The square roots of the first 8 primes (5.3.3).
        uint[] state =
        [
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
        ];
        byte[] padded = Padded(content);
        for (int at = 0; at < padded.Length; at += BlockSize)
        {
            Mix(state, padded.AsSpan(at, BlockSize));
        }

        byte[] hash = new byte[state.Length * sizeof(uint)];
        for (int i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(i * sizeof(uint)), state[i]);
        }

        return hash;
    }

    // A one bit, zeros, and the length in bits fill the last block (5.1.1).
    private static byte[] Padded(ReadOnlySpan<byte> content)
    {
        int blocks = (content.Length + 1 + LengthSize + BlockSize - 1) / BlockSize;
        byte[] padded = new byte[blocks * BlockSize];
        content.CopyTo(padded);
        padded[content.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded.AsSpan(padded.Length - LengthSize), (ulong)content.Length * 8);
        return padded;
    }

    // 6.2.2, with the letters of the standard.
    private static void Mix(uint[] state, ReadOnlySpan<byte> block)
    {
        uint[] words = Schedule(block);
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (int t = 0; t < Rounds; t++)
        {
            uint first = h + (Right(e, 6) ^ Right(e, 11) ^ Right(e, 25)) + ((e & f) ^ (~e & g)) + Constants[t] + words[t];
            uint second = (Right(a, 2) ^ Right(a, 13) ^ Right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }

        uint[] mixed = [a, b, c, d, e, f, g, h];
        for (int i = 0; i < state.Length; i++)
        {
            state[i] += mixed[i];
        }
    }

    private static uint[] Schedule(ReadOnlySpan<byte> block)
    {
        uint[] words = new uint[Rounds];
        for (int t = 0; t < Rounds; t++)
        {
            words[t] = t < 16
                ? BinaryPrimitives.ReadUInt32BigEndian(block[(t * sizeof(uint))..])
                : Low(words[t - 2], 17, 19, 10) + words[t - 7] + Low(words[t - 15], 7, 18, 3) + words[t - 16];
        }

        return words;
    }

    private static uint Low(uint word, int first, int second, int shift) => Right(word, first) ^ Right(word, second) ^ (word >> shift);

    private static uint Right(uint word, int bits) => BitOperations.RotateRight(word, bits);
}
