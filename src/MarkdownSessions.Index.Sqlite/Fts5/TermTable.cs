using System.Buffers.Binary;
using System.Numerics;

namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>The terms of a <see cref="PostingRun"/> by their bytes: a hash table with open addresses.</summary>
internal sealed class TermTable
{
    private const int FirstSlots = 64 * 1024;

    private const int KeyBytes = sizeof(ulong);

    private Slot[] slots = new Slot[FirstSlots];
    private TermEntry[] terms = new TermEntry[FirstSlots / 2];
    private byte[] texts = GC.AllocateUninitializedArray<byte>(256 * 1024);
    private ulong[] sortKeys = [];
    private int[] order = [];
    private int textBytes;

    /// <summary>How many terms there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all terms and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(slots);
        Count = 0;
        textBytes = 0;
    }

    /// <summary>The term of a number; valid until the next <see cref="Find"/>.</summary>
    public ref TermEntry this[int number] => ref terms[number];

    /// <summary>The bytes of a term.</summary>
    public ReadOnlySpan<byte> Text(int number) => texts.AsSpan(terms[number].Text, terms[number].Length);

    /// <summary>The number of a term, which is made if it is not there: then its row is 0.</summary>
    /// <param name="text">Its bytes; none is NUL.</param>
    /// <param name="key">The first eight of them, the first one lowest; NUL where there are fewer.</param>
    public int Find(ReadOnlySpan<byte> text, ulong key)
    {
        int mask = slots.Length - 1;
        for (int at = (int)Hash(text, key) & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref slots[at];
            if (slot.Length == 0)
            {
                slot = new(key, Count, text.Length);
                return Add(text);
            }

            // Most words are no longer than the key, and then it is all that has to be looked at.
            if (slot.Key == key && slot.Length == text.Length && (text.Length <= KeyBytes || Text(slot.Number).SequenceEqual(text)))
            {
                return slot.Number;
            }
        }
    }

    /// <summary>The key of a text.</summary>
    public static ulong KeyOf(ReadOnlySpan<byte> text)
    {
        if (text.Length >= KeyBytes)
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(text);
        }

        ulong key = 0;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            key = (key << 8) | text[i];
        }

        return key;
    }

    /// <summary>
    /// The numbers of all terms in the order of their bytes, a beginning before what goes on; valid until the
    /// next call.
    /// </summary>
    public ReadOnlySpan<int> InOrder()
    {
        // Eight bytes tell nearly all apart; no term holds a NUL, so that a shorter one comes first.
        if (order.Length < Count)
        {
            sortKeys = new ulong[terms.Length];
            order = new int[terms.Length];
        }

        var keys = sortKeys.AsSpan(0, Count);
        var numbers = order.AsSpan(0, Count);
        for (int number = 0; number < Count; number++)
        {
            keys[number] = BinaryPrimitives.ReverseEndianness(KeyOf(Text(number)));
            numbers[number] = number;
        }

        keys.Sort(numbers);
        for (int first = 0; first < Count;)
        {
            int end = first + 1;
            while (end < Count && keys[end] == keys[first])
            {
                end++;
            }

            numbers[first..end].Sort((one, other) => Text(one).SequenceCompareTo(Text(other)));
            first = end;
        }

        return numbers;
    }

    // CRC-32C, which processors have an instruction for.
    private static uint Hash(ReadOnlySpan<byte> text, ulong key)
    {
        uint hash = BitOperations.Crc32C(0, key);
        while (text.Length > 2 * KeyBytes)
        {
            text = text[KeyBytes..];
            hash = BitOperations.Crc32C(hash, BinaryPrimitives.ReadUInt64LittleEndian(text));
        }

        return text.Length > KeyBytes ? BitOperations.Crc32C(hash, BinaryPrimitives.ReadUInt64LittleEndian(text[^KeyBytes..])) : hash;
    }

    private int Add(ReadOnlySpan<byte> text)
    {
        int number = Count++;
        if (number == terms.Length)
        {
            Array.Resize(ref terms, terms.Length * 2);
        }

        if (textBytes + text.Length > texts.Length)
        {
            Array.Resize(ref texts, Math.Max(texts.Length * 2, textBytes + text.Length));
        }

        terms[number] = new() { Text = textBytes, Length = text.Length };
        text.CopyTo(texts.AsSpan(textBytes));
        textBytes += text.Length;
        if (Count * 2 > slots.Length)
        {
            GrowSlots();
        }

        return number;
    }

    private void GrowSlots()
    {
        var old = slots;
        slots = new Slot[old.Length * 2];
        int mask = slots.Length - 1;
        foreach (var held in old)
        {
            if (held.Length > 0)
            {
                int at = (int)Hash(Text(held.Number), held.Key) & mask;
                while (slots[at].Length > 0)
                {
                    at = (at + 1) & mask;
                }

                slots[at] = held;
            }
        }
    }

    // Its length is 0 where there is no term.
    private readonly record struct Slot(ulong Key, int Number, int Length);
}
