using System.Numerics;

namespace MarkdownSessions.Search;

/// <summary>
/// BM25 (Robertson and Zaragoza, 2009) in whole numbers, so that a score is the same on every
/// machine: k1 = 1.2, b = 0.75, and an average length fixed at 200 words, so that a score does
/// not change when other messages come or go (docs/search.md, "Score").
/// </summary>
internal static class Bm25
{
    /// <summary>What stands for 1 in scores and rarities.</summary>
    public const long One = 1 << FractionBits;

    private const int FractionBits = 16;
    private const long MaxFrequency = 1 << 16;
    private const long Ln2 = 45426; // ln 2 * 65536

    /// <summary>ln(1 + (messages - holding + 0.5) / (holding + 0.5)), never negative.</summary>
    /// <param name="messages">How many messages there are.</param>
    /// <param name="holding">How many of them have the word.</param>
    public static long Rarity(long messages, long holding)
    {
        long of = Math.Clamp(messages, 0, int.MaxValue);
        long having = Math.Clamp(holding, 0, of);
        return (Log2((ulong)(2 * of) + 2, (ulong)(2 * having) + 1) * Ln2) >> FractionBits;
    }

    /// <summary>What one word adds to a message's score.</summary>
    /// <param name="rarity">Its rarity; <see cref="One"/> when rarity does not weigh.</param>
    /// <param name="halves">How often it stands there, times its column's weight, in halves.</param>
    /// <param name="length">How many words the message has.</param>
    public static long Term(long rarity, long halves, long length)
    {
        // f (k1 + 1) / (f + k1 (1 - b + b length / 200)), times 2 * 10,000: 1.2 * 0.75 / 200 = 0.0045.
        long frequency = Math.Min(halves, MaxFrequency) * 10_000;
        long norm = 2 * (3_000 + (45 * length));
        return rarity * 22 * frequency / (10 * (frequency + norm));
    }

    /// <summary>log2(numerator / denominator) by repeated squaring, for quotients from 1 on.</summary>
    private static long Log2(ulong numerator, ulong denominator)
    {
        const int scale = 31;
        ulong quotient = (numerator << scale) / denominator;
        int exponent = BitOperations.Log2(quotient) - scale;
        ulong mantissa = quotient >> exponent;
        long log = exponent;
        for (int bit = 0; bit < FractionBits; bit++)
        {
            mantissa = (mantissa * mantissa) >> scale;
            ulong carry = mantissa >> (scale + 1);
            mantissa >>= (int)carry;
            log = (log << 1) | (long)carry;
        }

        return log;
    }
}
