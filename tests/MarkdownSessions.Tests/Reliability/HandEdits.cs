using System.Text;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>What people, editors, git and sync programs do to a log between two commands.</summary>
internal static class HandEdits
{
    private static readonly string[] Inserted =
    [
        "typed words about falcons\n",
        "\n## 2026-01-03T10:00:00Z\n\n**User:** a falcon by hand\n",
        "## 2026-01-03T10:00:00Z <!-- cru hand1 -->\n\n**Assistant:** opened and left, osprey\n",
        "<!-- cru torn -->\n",
        "**User:** another falcon speaks\n",
        "```\nan open fence\n",
        "<!-- cru end e1 {} -->\n",
        "---\ntitle: harrier\n---\n",
        "# A kestrel title\n",
    ];

    /// <summary>One edit.</summary>
    public static byte[] Edit(byte[] bytes, Random random) => random.Next(10) switch
    {
        0 => DeleteLines(bytes, random),
        1 => Insert(bytes, random, Encoding.UTF8.GetBytes(Inserted[random.Next(Inserted.Length)])),
        2 => Duplicate(bytes, random),
        3 => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\r\n")),
        4 => [0xEF, 0xBB, 0xBF, .. bytes],
        5 => bytes[..random.Next(bytes.Length + 1)],
        6 => Conflicted(bytes, random),
        7 => [.. bytes, .. Encoding.UTF8.GetBytes(Inserted[random.Next(Inserted.Length)])],
        8 => ReplaceWord(bytes),
        _ => Overwrite(bytes, random),
    };

    private static byte[] DeleteLines(byte[] bytes, Random random)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n').ToList();
        int at = random.Next(lines.Count);
        lines.RemoveRange(at, Math.Min(random.Next(1, 4), lines.Count - at));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static byte[] Insert(byte[] bytes, Random random, byte[] text)
    {
        int at = LineStart(bytes, random);
        return [.. bytes[..at], .. text, .. bytes[at..]];
    }

    private static byte[] Duplicate(byte[] bytes, Random random)
    {
        int from = LineStart(bytes, random);
        int to = Math.Min(bytes.Length, from + random.Next(400));
        return Insert(bytes, random, bytes[from..to]);
    }

    private static byte[] Conflicted(byte[] bytes, Random random)
    {
        int at = LineStart(bytes, random);
        return
        [
            .. bytes[..at],
            .. "<<<<<<< HEAD\n"u8, .. bytes[at..], .. "\n=======\n"u8, .. bytes[Math.Min(bytes.Length, at + random.Next(200))..],
            .. "\n>>>>>>> theirs\n"u8,
        ];
    }

    private static byte[] ReplaceWord(byte[] bytes) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("heron", "egret", StringComparison.Ordinal));

    private static byte[] Overwrite(byte[] bytes, Random random)
    {
        byte[] changed = [.. bytes];
        for (int i = random.Next(1, 4); i > 0 && changed.Length > 0; i--)
        {
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        }

        return changed;
    }

    private static int LineStart(byte[] bytes, Random random)
    {
        int at = bytes.AsSpan(0, random.Next(bytes.Length + 1)).LastIndexOf((byte)'\n');
        return at + 1;
    }
}
