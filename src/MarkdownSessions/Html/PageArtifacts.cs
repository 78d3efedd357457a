using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Html;

/// <summary>Shows the files that a session keeps: pictures within the page, once each, others by name and length.</summary>
internal sealed class PageArtifacts(IVaultFiles files, string folder, HtmlOptions options, HtmlWriter html)
{
    private readonly ArtifactStore store = new(files, folder);
    private readonly Dictionary<string, string> shownAt = new(StringComparer.Ordinal);
    private long imageBytes;

    /// <summary>A file that is a part of a message of its own.</summary>
    /// <param name="name">Its name below <c>artifacts/</c>.</param>
    /// <param name="facts">What the log says of it.</param>
    /// <param name="anchor">The message.</param>
    public void Write(string name, Facts facts, string anchor)
    {
        string? called = facts.Text("file");
        if (shownAt.TryGetValue(name, out string? earlier))
        {
            WriteName(name, called, () => html.Element("a", "shown above", ("href", $"#{earlier}")));
        }
        else if (LengthOf(name) is not { } length)
        {
            WriteName(name, called, () => html.Element("span", "the file is missing", ("class", "problem")));
        }
        else if (!TryShow(name, called, length, anchor))
        {
            WriteName(name, called, () => html.Text(Shown.Bytes(length)));
        }
    }

    /// <summary>A file that holds what is too long for the log.</summary>
    public void WriteLong(string name) => WriteName(
        name,
        called: null,
        () => html.Text(LengthOf(name) is { } length ? $"{Shown.Bytes(length)}, kept as a file" : "the file is missing"));

    private bool TryShow(string name, string? called, long length, string anchor)
    {
        bool fits = length <= options.MaxImageBytes && imageBytes + length <= options.MaxTotalImageBytes;
        if (!fits || Read(name, (int)length) is not { } content || ImageType.Of(content.AsSpan(0, Math.Min(content.Length, ImageType.BytesNeeded))) is not { } type)
        {
            return false;
        }

        imageBytes += length;
        shownAt.Add(name, anchor);
        html.Start("figure");
        html.Image(type, content, called ?? name);
        html.Start("figcaption");
        Caption(name, called, () => html.Text(Shown.Bytes(length)));
        html.End("figcaption");
        html.End("figure");
        html.Line();
        return true;
    }

    private void WriteName(string name, string? called, Action writeRest)
    {
        html.Start("p", ("class", "file"));
        Caption(name, called, writeRest);
        html.End("p");
        html.Line();
    }

    private void Caption(string name, string? called, Action writeRest)
    {
        if (called is not null)
        {
            html.Element("b", called);
            html.Text(" ");
        }

        html.Element("code", $"artifacts/{name}");
        html.Text(" ");
        html.Start("span", ("class", "quiet"));
        writeRest();
        html.End("span");
    }

    // A name from the log is anything; only a file of the session's own folder is looked at.
    private static bool IsName(string name) => name.Length > 0 && name is not ("." or "..") && name.AsSpan().IndexOfAny("/\\:\0") < 0;

    private long? LengthOf(string name)
    {
        try
        {
            return IsName(name) && files.Stat(Path.Join(folder, name)) is { Kind: FileKind.File } stamp ? stamp.Length : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may not be looked into: for the reader the file is missing.
            return null;
        }
    }

    private byte[]? Read(string name, int length)
    {
        try
        {
            using var stream = store.OpenRead(name);
            byte[] beginning = new byte[Math.Min(length, ImageType.BytesNeeded)];
            stream.ReadExactly(beginning);
            if (ImageType.Of(beginning) is null)
            {
                return null;
            }

            byte[] content = new byte[length];
            beginning.CopyTo(content, 0);
            stream.ReadExactly(content.AsSpan(beginning.Length));
            return content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It went away or may not be read: it is named instead.
            return null;
        }
    }
}
