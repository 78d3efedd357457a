using System.Security.Cryptography;
using System.Text.RegularExpressions;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Compares the links of a session's entries with the artifacts that lie beside the log.</summary>
/// <param name="files">The disk.</param>
/// <param name="folder">The session.</param>
/// <param name="findings">Gets what is found.</param>
internal sealed partial class ArtifactCheck(IVaultFiles files, SessionFolder folder, FindingList findings)
{
    private const int ChunkBytes = 256 * 1024;
    private const int MostMilliseconds = 5_000;

    private readonly Dictionary<string, long> lengths = new(StringComparer.Ordinal);
    private readonly HashSet<string> linked = new(StringComparer.Ordinal);

    /// <summary>How many artifacts there are.</summary>
    public int Count => lengths.Count;

    /// <summary>Takes a file that lies among the artifacts.</summary>
    /// <param name="name">Relative to the folder of artifacts, with '/'.</param>
    /// <param name="length">Its bytes.</param>
    public void Add(string name, long length) => lengths[name] = length;

    /// <summary>Looks up what an entry links to.</summary>
    public void Check(PlacedEntry placed)
    {
        var parts = placed.Logged.Entry.Parts;
        for (int i = 0; i < parts.Count; i++)
        {
            int line = placed.Logged.PartLines[i];
            switch (parts[i])
            {
                case ArtifactPart artifact:
                    CheckLink(artifact.Name, placed, line, artifact.Facts.Number("bytes"));
                    break;
                case ToolCall { InputArtifact: { } input }:
                    CheckLink(input, placed, line, bytes: null);
                    break;
                case ToolResult { Artifact: { } answer }:
                    CheckLink(answer, placed, line, bytes: null);
                    break;
                case TextPart text:
                    CheckText(text.Text, placed, line);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Looks at the artifacts themselves, once all entries were seen.</summary>
    /// <param name="deep">Also read them.</param>
    /// <param name="cancel">Ends the reading.</param>
    public void CheckFiles(bool deep, CancellationToken cancel)
    {
        foreach (string name in lengths.Keys)
        {
            if (!linked.Contains(name))
            {
                findings.Add(FindingKind.UnlinkedArtifact, PathOf(name), "no entry links to it");
            }

            if (deep)
            {
                CheckContent(name, cancel);
            }
        }
    }

    private void CheckLink(string name, PlacedEntry placed, int line, double? bytes)
    {
        linked.Add(name);
        if (!lengths.TryGetValue(name, out long length))
        {
            Add(FindingKind.MissingArtifact, placed, line, $"'artifacts/{name}' is not there");
        }
        else if (bytes is { } said && said != length)
        {
            string problem = FormattableString.Invariant($"'artifacts/{name}' has {length} bytes, its link says {said}");
            Add(FindingKind.ArtifactLength, placed, line, problem);
        }
    }

    private void CheckText(string text, PlacedEntry placed, int line)
    {
        if (!text.Contains("[[artifacts/", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var link in Link().EnumerateMatches(text))
        {
            string name = Link().Match(text, link.Index, link.Length).Groups["name"].Value;
            linked.Add(name);
            if (!lengths.ContainsKey(name))
            {
                int below = text.AsSpan(0, link.Index).Count('\n');
                Add(FindingKind.DeadLink, placed, line + below, $"'artifacts/{name}' is not there");
            }
        }
    }

    // Only a name that is made of a hash promises a content.
    private void CheckContent(string name, CancellationToken cancel)
    {
        if (ArtifactName.PromisedHash(name) is not { } promised)
        {
            return;
        }

        try
        {
            if (!HashOf(PathOf(name), cancel).StartsWith(promised, StringComparison.Ordinal))
            {
                findings.Add(FindingKind.ArtifactContent, PathOf(name), "its content does not fit the hash in its name");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(FindingKind.Unreadable, PathOf(name), $"cannot be read: {e.Message}");
        }
    }

    private string HashOf(string path, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = files.OpenRead(path);
        byte[] chunk = new byte[ChunkBytes];
        while (stream.Read(chunk) is > 0 and var read)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(chunk, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string PathOf(string name) => Path.Join(folder.Path, "artifacts", name);

    private void Add(FindingKind kind, PlacedEntry placed, int line, string problem) =>
        findings.Add(kind, Path.Join(folder.Path, placed.Segment), problem, line);

    [GeneratedRegex(@"\[\[artifacts/(?<name>[^\[\]|#\n]{1,255})[^\[\]\n]*\]\]", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Link();
}
