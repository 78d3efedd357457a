using System.Text;

namespace MarkdownSessions.Tests.Search;

/// <summary>Texts of a seeded chance that look like what people and tools write, and worse.</summary>
internal static class OddTexts
{
    private static readonly string[] Snips =
    [
        "export", "Button", "getUserName", "HTTPServer", "IDs", "utf8", "SHA256SUM", "snake_case", "src/a.b-c", "std::vector",
        "C:\\Temp", "https://example.org/x?y=1", "naïve", "İstanbul", "ı", "straße", "ﬁne", "e\u0301t", "ＡＢＣ", "日本語", "報告", "ガ", "ｶﾞ",
        "한국어", "สวัสดี", "русский", "Ёж", "𝐀𝐛", "𠀀𠀁", "😀", "\u00AD", "\u200D", "\u0301", "\uD800", "\uDC00", "\0", "\u202E", " ", "\n", "\t",
        "\"", "'", "-", "--", ":", "(", ")", "*", "OR", "NOT", "AND", "role:user", "file:src/a*", "has:code", "cost:>1", "tool:a,b", "@x", "text:\"a OR\"", "date:2026-07", "in:code", "=", "_", "`", "```", "12:30", "%",
        "aGVsbG8gd29ybGQgMTIzNDU2Nzg5MCBhbmQgbW9yZSBhbmQgbW9yZTk5Ng",
    ];

    /// <summary>One text.</summary>
    public static string Next(Random random)
    {
        var text = new StringBuilder();
        int pieces = random.Next(12);
        for (int i = 0; i < pieces; i++)
        {
            text.Append(random.Next(8) == 0 ? ((char)random.Next(char.MaxValue + 1)).ToString() : Snips[random.Next(Snips.Length)]);
            text.Append(random.Next(2) == 0 ? " " : "");
        }

        return text.ToString();
    }
}
