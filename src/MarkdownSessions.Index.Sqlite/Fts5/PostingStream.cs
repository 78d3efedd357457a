using System.Runtime.InteropServices;

namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>The postings of one term in a <see cref="PostingArena"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PostingStream
{
    /// <summary>Where its first slice begins.</summary>
    public int First;

    /// <summary>Where the next byte goes.</summary>
    public int At;

    /// <summary>Where its last slice ends, and the address of the next one would stand.</summary>
    public int End;

    /// <summary>How many bytes it has.</summary>
    public int Length;
}
