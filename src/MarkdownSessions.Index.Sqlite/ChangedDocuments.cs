using MarkdownSessions.Indexing;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>What a <see cref="SessionChange"/> brings.</summary>
internal static class ChangedDocuments
{
    /// <summary>The new title, if only that changes before the rest, and the documents; lazy.</summary>
    /// <exception cref="ArgumentException">A document stands before what the change replaces.</exception>
    public static IEnumerable<IndexDocument> Of(SessionChange change)
    {
        if (change.Title is { } title && change.FromOrdinal > 0)
        {
            yield return title;
        }

        foreach (var document in change.Documents)
        {
            if (document.Ordinal < change.FromOrdinal)
            {
                throw new ArgumentException(
                    $"document {document.Ordinal} stands before {change.FromOrdinal}, where the change begins",
                    nameof(change));
            }

            yield return document;
        }
    }
}
