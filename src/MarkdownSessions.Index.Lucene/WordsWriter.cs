using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Lucene;

/// <summary>Lucene's side of a change; what is not committed is rolled back.</summary>
internal sealed class WordsWriter : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    // Words of new messages in memory before Lucene writes a segment; small changes use a fraction of it.
    private const double BufferMegabytes = 48;

    private readonly IndexWriter writer;
    private readonly KeywordAnalyzer analyzer = new();
    private readonly MessageDocument document = new();
    private bool isDone;

    /// <summary>Begins a change; the caller holds the lock.</summary>
    public WordsWriter(FSDirectory folder)
    {
        writer = new(folder, new IndexWriterConfig(Version, analyzer)
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = BufferMegabytes,

            // On the caller's thread: a command lives for a moment, and no merge may go on behind a commit.
            MergeScheduler = new SerialMergeScheduler(),
            IndexDeletionPolicy = new KeepOnlyLastCommitDeletionPolicy(),
        });
    }

    /// <summary>Adds a message.</summary>
    public void Add(int session, IndexDocument message) => writer.AddDocument(document.Fill(session, message));

    /// <summary>Deletes the messages of a session from an ordinal on.</summary>
    public void Delete(int session, int from)
    {
        var all = new TermQuery(new(MessageFields.Session, MessageFields.SessionTerm(session)));
        writer.DeleteDocuments(from == 0 ? all : new BooleanQuery
        {
            { all, Occur.MUST },
            { MessageFields.OrdinalsFrom(from), Occur.MUST },
        });
    }

    /// <summary>Deletes one message.</summary>
    public void DeleteOne(int session, int ordinal) =>
        writer.DeleteDocuments(new Term(MessageFields.Key, MessageFields.KeyTerm(session, ordinal)));

    /// <summary>Brings everything to the disk; it is not visible yet.</summary>
    public void Prepare(Checkpoint checkpoint)
    {
        writer.SetCommitData(checkpoint.ToUserData());
        writer.PrepareCommit();
    }

    /// <summary>Makes what was prepared visible: the one switch, which also names the catalog.</summary>
    public void Commit()
    {
        writer.Commit();
        isDone = true;
    }

    /// <summary>Makes one segment of all.</summary>
    public void Merge() => writer.ForceMerge(1);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDone)
        {
            writer.Dispose();
        }
        else
        {
            writer.Rollback();
        }

        analyzer.Dispose();
        document.Dispose();
    }
}
