using System.Text;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Reads the attachments of a session that are text, for the words in them.</summary>
internal sealed class ArtifactTexts(IVaultFiles files, string folder)
{
    private readonly Dictionary<string, string?> known = new(StringComparer.Ordinal);

    /// <summary>The text of an artifact, as far as it is indexed; null when it is none or not there.</summary>
    public string? Of(string name)
    {
        if (known.TryGetValue(name, out string? text))
        {
            return text;
        }

        text = Read(name);
        known.Clear(); // one is asked for twice in a row, not all of them
        known[name] = text;
        return text;
    }

    private string? Read(string name)
    {
        if (name.AsSpan().IndexOfAny('/', '\\') >= 0 || name is "." or "..")
        {
            return null;
        }

        try
        {
            using var stream = files.OpenRead(Path.Join(folder, "artifacts", name));
            byte[] bytes = new byte[MessageText.MaxArtifactLength];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            bool isText = bytes.AsSpan(0, length).IndexOf((byte)0) < 0;
            return isText ? Encoding.UTF8.GetString(bytes, 0, length) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A link may point to what was never copied; the message itself still counts.
            return null;
        }
    }
}
