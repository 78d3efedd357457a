using System.Text;
using System.Text.Json;

namespace MarkdownSessions.Model;

/// <summary>
/// Tells which files a tool call reads or changes, by the tool's name and the path in its input (docs/cli.md, "stats").
/// What a shell command does to files cannot be told and is not guessed.
/// </summary>
internal static class FileCalls
{
    // Names without case, '_' and '-': agents spell the same tool in several ways.
    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "read", "readfile", "view", "viewfile", "notebookread",
    };

    private static readonly HashSet<string> Writers = new(StringComparer.Ordinal)
    {
        "write", "writefile", "edit", "editfile", "multiedit", "notebookedit", "create", "createfile", "replace", "searchreplace", "strreplace", "insert",
    };

    private static readonly HashSet<string> Patchers = new(StringComparer.Ordinal) { "applypatch", "patch" };

    private static readonly string[] PathNames = ["file_path", "path", "notebook_path", "filePath", "filename", "target_file", "absolute_path", "file"];

    private static readonly string[] PatchMarks = ["*** Update File: ", "*** Add File: ", "*** Delete File: ", "*** Move to: "];

    /// <summary>Whether the input of such a tool names files.</summary>
    public static bool IsOne(string tool) => Plain(tool) is var name && (Readers.Contains(name) || Writers.Contains(name) || Patchers.Contains(name));

    /// <summary>The files of a call; none when it names none.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="input">Its input.</param>
    public static IEnumerable<FileUse> Of(string tool, string input)
    {
        string name = Plain(tool);
        if (Patchers.Contains(name))
        {
            return PatchedFiles(input);
        }

        bool isChange = Writers.Contains(name);
        bool isFile = (isChange || Readers.Contains(name)) && PathIn(input) is { Length: > 0 };
        return isFile ? [new(PathIn(input)!, isChange)] : [];
    }

    private static string Plain(string tool) => tool.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    // The path stands first as a rule; what stands behind it is not read.
    private static string? PathIn(string input)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(input));
        try
        {
            while (reader.Read())
            {
                bool isPath = reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && PathNames.Contains(reader.GetString());
                if (isPath && reader.Read() && reader.TokenType is JsonTokenType.String)
                {
                    return reader.GetString();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Expected: an input is any text, and may end early.
        }

        return null;
    }

    // The patch is the input, or a text in it, where its line ends are \n.
    private static IEnumerable<FileUse> PatchedFiles(string input)
    {
        string patch = input.StartsWith('{') ? input.Replace("\\n", "\n", StringComparison.Ordinal) : input;
        foreach (string line in patch.Split('\n'))
        {
            foreach (string mark in PatchMarks)
            {
                int at = line.IndexOf(mark, StringComparison.Ordinal);
                string path = at < 0 ? "" : line[(at + mark.Length)..].TrimEnd('\r', ' ');
                if (path.Length > 0)
                {
                    yield return new(path, IsChange: true);
                }
            }
        }
    }
}
