using System.Text;

namespace Cru.Tests;

/// <summary>Cuts a line into words as a shell does: blanks part, quotes and backslashes hold together.</summary>
internal static class ShellWords
{
    public static List<string> Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        for (int at = 0; at < line.Length; at++)
        {
            char c = line[at];
            if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else if (c == '\\' && quote != '\'' && at + 1 < line.Length)
            {
                (word ??= new()).Append(line[++at]);
            }
            else if (quote == '\0' && (c is '\'' or '"'))
            {
                quote = c;
                word ??= new();
            }
            else if (quote == '\0' && c == ' ')
            {
                Take();
            }
            else
            {
                (word ??= new()).Append(c);
            }
        }

        Take();
        return words;

        void Take()
        {
            if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }
    }
}
