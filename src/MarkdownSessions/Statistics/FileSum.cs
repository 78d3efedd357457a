using System.Security.Cryptography;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>Counts the different files that tools were given, by a hash of their path each; names them only when asked to.</summary>
internal sealed class FileSum(bool withNames)
{
    private readonly HashSet<UInt128> read = [];
    private readonly HashSet<UInt128> changed = [];
    private readonly SortedDictionary<string, FileCount> named = new(StringComparer.Ordinal);

    /// <summary>Different files that were read.</summary>
    public int Read => read.Count;

    /// <summary>Different files that were changed.</summary>
    public int Changed => changed.Count;

    /// <summary>The files by path.</summary>
    public IReadOnlyList<FileCount> Named => [.. named.Values];

    /// <summary>A call was given a file.</summary>
    /// <param name="workingFolder">Where a relative path is meant from.</param>
    /// <param name="use">The file.</param>
    public void Add(string? workingFolder, FileUse use)
    {
        bool isRelative = use.Path[0] is not ('/' or '\\' or '~') && !use.Path.Contains(':', StringComparison.Ordinal);
        string full = isRelative && workingFolder is not null ? $"{workingFolder.TrimEnd('/', '\\')}/{use.Path}" : use.Path;
        (use.IsChange ? changed : read).Add(Hash(full));
        if (withNames)
        {
            var before = named.GetValueOrDefault(use.Path) ?? new(use.Path, 0, 0);
            named[use.Path] = use.IsChange ? before with { Changes = before.Changes + 1 } : before with { Reads = before.Reads + 1 };
        }
    }

    private static UInt128 Hash(string path)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(path), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
