using System.Runtime.InteropServices;

namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>A term of a <see cref="PostingRun"/> and where its postings go on.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct TermEntry
{
    /// <summary>Where its bytes begin among those of all terms.</summary>
    public int Text;

    /// <summary>How many bytes it has.</summary>
    public int Length;

    /// <summary>The row that was written last.</summary>
    public long Row;

    /// <summary>The column that was written last.</summary>
    public int Column;

    /// <summary>The position that was written last.</summary>
    public int Position;

    /// <summary>Its postings.</summary>
    public PostingStream Postings;
}
