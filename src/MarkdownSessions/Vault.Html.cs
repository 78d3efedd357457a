using MarkdownSessions.Html;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    private const int CopiedAtOnce = 256 * 1024;

    /// <summary>
    /// Writes a session as one HTML page that needs nothing else: no script, no request, pictures inside. The log is read
    /// twice, once for what stands above the conversation; memory holds one message and a line for each prompt, of 1,000
    /// prompts at most.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="output">Where to.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancel">Ends it between two messages.</param>
    /// <returns>What could not be read as it was meant; the page names it too.</returns>
    /// <exception cref="VaultException">There is no such session.</exception>
    public IReadOnlyList<LogIssue> WriteHtml(SessionId session, TextWriter output, HtmlOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        options ??= new();
        var source = SourceOf(session);
        var head = source.ReadHead();
        var outline = PageOutline.Of(source.Messages(LogPosition.Start, firstOrdinal: 1), TitleMaker.FromMessage, cancel);
        string title = SummaryMaker.TitleOf(source.Folder.Id, head, TitleMaker.FromTitleLine(source.TitleLine), outline.FirstWords);
        var html = new HtmlWriter(output);
        var artifacts = new PageArtifacts(files, paths.Artifacts(source.Folder.Id), options, html);
        var page = new SessionPage(source.Folder.Id, head, title, outline);
        page.Write(html, source.Messages(LogPosition.Start, firstOrdinal: 1), () => source.Issues, artifacts, options, cancel);
        return source.Issues;
    }

    /// <summary>Copies a session's log, byte for byte: its segments one after the other, without the artifacts beside them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="VaultException">There is no such session, or a segment cannot be read.</exception>
    public void CopyLog(SessionId session, Stream output, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        var folder = Find(session) ?? throw VaultException.NoSession(session.Value);
        foreach (var segment in folder.Segments)
        {
            using var stream = OnDisk(() => files.OpenRead(Path.Join(folder.Path, segment.Name)));
            Copy(stream, output, cancel);
        }
    }

    private static void Copy(Stream source, Stream output, CancellationToken cancel)
    {
        byte[] chunk = new byte[CopiedAtOnce];
        while (OnDisk(() => source.Read(chunk)) is > 0 and var read)
        {
            cancel.ThrowIfCancellationRequested();
            output.Write(chunk, 0, read);
        }
    }
}
