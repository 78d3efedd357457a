using System.Text;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Finds the line of a front matter's field; only for what is found to be wrong, as readers need no lines of fields.</summary>
internal static class FieldLine
{
    /// <summary>The last line that begins with the field, counted from 1; 1 when there is none.</summary>
    public static int Find(IVaultFiles files, string path, string field)
    {
        using var text = new StreamReader(files.OpenRead(path), Encoding.UTF8);
        int found = 1;
        for (int line = 1; text.ReadLine() is { } words && (line == 1 || !words.StartsWith("---", StringComparison.Ordinal)); line++)
        {
            if (words.StartsWith(field + ":", StringComparison.Ordinal))
            {
                found = line;
            }
        }

        return found;
    }
}
