using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    private const int MostTagLetters = 128;

    /// <summary>What a session's files say about it.</summary>
    /// <exception cref="VaultException">There is no such session, or it cannot be read.</exception>
    public SessionHead ReadHead(SessionId session) => OnDisk(() => SourceOf(session).ReadHead());

    /// <summary>
    /// Changes title, tags or state of a session: when this returns, it is in the files and flushed. No entry is
    /// touched (docs/format.md, "Heads that change"). What is so already is not written again.
    /// </summary>
    /// <exception cref="VaultException">
    /// Locked, gone, too new, changed on disk meanwhile, a tag that cannot be one, or the disk failed; nothing was written.
    /// </exception>
    public HeadResult ChangeHead(SessionId session, HeadChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        CheckChange(change);
        var id = (Find(session) ?? throw VaultException.NoSession(session.Value)).Id;
        string? segment = new HeadWriter(paths, id, locks, options).Write(head => FieldsOf(change, head));
        string? behind = segment is null ? null : index.TryCatchUp(id, options.IndexPatience);
        return new(id, ReadHead(id), segment is null ? null : PathOf(id, segment), behind);
    }

    private static void CheckChange(HeadChange change)
    {
        if (change.Title is { } title && FrontMatterWriter.OneLine(title).Length == 0)
        {
            throw VaultException.Unfit("a title needs a word");
        }

        if (change.State is { } state && (state.Length == 0 || FrontMatterWriter.OneLine(state) != state))
        {
            throw VaultException.Unfit($"'{state}' cannot be a state: one line of a word or more, without blanks around it");
        }

        CheckTags(change.AddTags);
    }

    private static void CheckTags(IEnumerable<string> tags)
    {
        foreach (string tag in tags.Where(tag => !IsTag(tag)))
        {
            throw VaultException.Unfit($"'{tag}' cannot be a tag: 1 to {MostTagLetters} characters without blanks, commas and controls");
        }
    }

    private static bool IsTag(string tag) =>
        tag.Length is > 0 and <= MostTagLetters && !tag.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',');

    private static List<FrontMatterField> FieldsOf(HeadChange change, SessionHead head)
    {
        var fields = new List<FrontMatterField>();
        if (FrontMatterWriter.OneLine(change.Title) is { Length: > 0 } title && title != head.Title)
        {
            fields.Add(SegmentHead.Field("title", title));
        }

        if (change.State is { } state && state != head.Text("state"))
        {
            fields.Add(SegmentHead.Field("state", state));
        }

        bool changesTags = change.AddTags.Count > 0 || change.RemoveTags.Count > 0;
        if (changesTags && head.Text("tags") is ['[', ..] broken)
        {
            throw VaultException.Unfit($"its tags cannot be read: '{broken}'; mend that line of the front matter first, 'cru session verify' names the file");
        }

        string[] tags = [.. head.Tags.Concat(change.AddTags).Except(change.RemoveTags, StringComparer.Ordinal)];
        if (!tags.SequenceEqual(head.Tags, StringComparer.Ordinal))
        {
            fields.Add(new("tags", Text: null, tags));
        }

        return fields;
    }
}
