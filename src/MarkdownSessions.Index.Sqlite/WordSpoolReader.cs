using System.Buffers.Binary;
using System.Runtime.InteropServices;
using MarkdownSessions.Indexing;
using MarkdownSessions.Search;
using Microsoft.Win32.SafeHandles;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>Reads messages back from a <see cref="WordSpool"/>; one for each thread.</summary>
internal sealed class WordSpoolReader(SafeFileHandle file)
{
    private byte[] record = new byte[4096];

    /// <summary>Reads a message; its words stay as they are until the next read.</summary>
    /// <exception cref="IndexUnavailableException">It cannot be read.</exception>
    public (int Name, EntryFields Fields, EncodedWords Words) Read(SpooledEntry entry)
    {
        Fill(entry, entry.Length);
        var (name, fields, ends) = ReadHeader(entry);
        var bytes = record.AsMemory(WordSpool.HeaderBytes, entry.Length - WordSpool.HeaderBytes);
        return (name, fields, ends with { Bytes = bytes });
    }

    /// <summary>Reads what an entry says beside its words.</summary>
    /// <exception cref="IndexUnavailableException">It cannot be read.</exception>
    public (int Name, EntryFields Fields) ReadFields(SpooledEntry entry)
    {
        Fill(entry, WordSpool.HeaderBytes);
        var (name, fields, _) = ReadHeader(entry);
        return (name, fields);
    }

    private (int Name, EntryFields Fields, EncodedWords Ends) ReadHeader(SpooledEntry entry)
    {
        var from = record.AsSpan(0, WordSpool.HeaderBytes);
        var small = MemoryMarshal.Cast<byte, int>(from[24..]);
        long offset = BinaryPrimitives.ReadInt64LittleEndian(from);
        var place = new MessagePlace("", offset, small[1], small[2], (uint)small[3]);
        long idHash = BinaryPrimitives.ReadInt64LittleEndian(from[8..]);
        long content = BinaryPrimitives.ReadInt64LittleEndian(from[16..]);
        var fields = new EntryFields(entry.Ordinal, entry.Ticks, place, idHash, content);
        return (small[0], fields, new(default, small[4], small[5], small[6], small[7]));
    }

    private void Fill(SpooledEntry entry, int length)
    {
        if (record.Length < length)
        {
            record = new byte[Math.Max(length, record.Length * 2)];
        }

        var into = record.AsSpan(0, length);
        long offset = entry.Offset;
        try
        {
            while (into.Length > 0)
            {
                int read = RandomAccess.Read(file, into, offset);
                if (read == 0)
                {
                    throw new EndOfStreamException("the spool was cut");
                }

                offset += read;
                into = into[read..];
            }
        }
        catch (IOException failure)
        {
            throw WordSpool.Unavailable(failure);
        }
    }
}
