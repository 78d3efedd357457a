using System.Text;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// The file <c>CURRENT</c> of one writer's index: a line for each engine, the name of its generation in use
/// (docs/search.md, "Generations"). It is replaced whole.
/// </summary>
/// <param name="files">The disk.</param>
/// <param name="folder">The writer's folder; need not exist.</param>
internal sealed class CurrentFile(IVaultFiles files, string folder)
{
    // More than a line for each engine there will ever be; a file that is longer is none of ours.
    private const int MaxBytes = 1024;

    private readonly string path = Path.Combine(folder, "CURRENT");

    /// <summary>The generations in use, each of another engine.</summary>
    /// <returns>Null without the file; empty where it says anything but such names.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    public IReadOnlyList<GenerationName>? Read() => ReadText() is { } text ? Parse(text) : null;

    /// <summary>Replaces the names; without any the file is deleted. The caller holds the index lock.</summary>
    /// <exception cref="IOException">The disk failed; the file is as it was, or as it should be.</exception>
    public void Write(IEnumerable<GenerationName> names)
    {
        string text = string.Concat(names.Select(name => name.Text).Order(StringComparer.Ordinal).Select(name => name + "\n"));
        if (text.Length > 0)
        {
            files.Replace(path, Encoding.UTF8.GetBytes(text));
        }
        else if (files.Stat(path) is not null)
        {
            files.DeleteFile(path);
        }
    }

    // One line that is none of ours makes the whole file one that somebody else wrote or tore.
    private static List<GenerationName> Parse(string text)
    {
        var names = new List<GenerationName>();
        if (text.EndsWith('\n'))
        {
            foreach (string line in text[..^1].Split('\n'))
            {
                if (!GenerationName.TryParse(line, out var name) || names.Exists(known => known.Engine == name.Engine))
                {
                    return [];
                }

                names.Add(name);
            }
        }

        return names;
    }

    private string? ReadText()
    {
        if (files.Stat(path) is not { Kind: FileKind.File })
        {
            return null;
        }

        try
        {
            using var stream = files.OpenRead(path);
            var bytes = new byte[MaxBytes];
            int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Encoding.UTF8.GetString(bytes, 0, count);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
