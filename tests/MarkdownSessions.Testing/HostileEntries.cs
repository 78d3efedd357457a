using MarkdownSessions.Model;

namespace MarkdownSessions.Testing;

/// <summary>Entries made to break the format: its own marks, fences, controls, blanks and ends of line, in every place.</summary>
public sealed class HostileEntries(int seed)
{
    private static readonly string[] Pieces =
    [
        "**User:** x", "**Assistant:**", "**User:**", @"\**User:** y", @"\\## 2024-01-15T10:30:00Z",
        "## 2024-01-15T10:30:00Z", "## 2024-01-15T10:30:00Z <!-- cru m1 -->", "## 2024-01-15T10:30:00Z foo", "## 2024",
        "[Tool: a b=1]", "[Tool: a b]", "[Tool: a b=...]", "[Tool: a] <!-- cru {\"id\":\"q\"} -->", "[Result: c]",
        "[Result: c error]", "[Part: w]", "![[artifacts/x.png]]", "[[artifacts/x.txt]]", "![[artifacts/x.png]] tail",
        "> [!thinking]", "> [!thinking]- fold", "[!thinking]", @"\[!thinking] <!-- cru {} -->", "> q", ">",
        "<!-- cru torn -->", "<!-- cru part {} -->", "<!-- cru part {\"closed\":1} -->", "<!-- cru end m0 {} -->",
        "<!-- cru end m1 {\"crc\":\"0\"} -->", "<!-- cru {} -->", "<!-- cru ", "<!-- cru pin x -->", "<<<<<<< HEAD", "=======",
        "||||||| base", ">>>>>>> x", "---", "```", "```result", "```input", "```input k", "```json", "````", "~~~", "~~~~ x",
        "   ```", "    ```", "`````", "- ```", "> ```", "1. ~~~", " ", "\t", "", "", "text", "text  ", "# H", "- a", "1. b", "\\",
        @"\\", "a\0b", "\u001b[31m", "\r", "a\rb", "\u2400", "\u2425", "\u2425\u2400", "\u2421\u007f", "\u2424\u2400", "\u2028", "\u0085",
        "\u009b1m", "\u00a0", "\u3000", "\ufeff", "\v", "\f", " -- ", "-->", "<!--", "é日本🙂", "٢٠٢٤", "| a |", "<b>", "<script>",
        "<pre>", "</script>", "<?php", "<![CDATA[", "<details>", "*Compacted from previous session. x*", "\u202eabc",
    ];

    private static readonly string[] Inputs =
    [
        "[1]", "\"s\"", "not json", "{\"a\":1,\"a\":2}", "{}", "{ }", "", "{\"b c\":1}", "{\"n\":1.0e0}", "line\nline", "a\0b",
        "{\"k\":\"\\u00e9\"}", "{\"k`\":\"a\\nb\"}",
    ];

    private readonly Random random = new(seed);

    /// <summary>An entry of its own id.</summary>
    /// <param name="number">Becomes the id <c>m{number}</c>.</param>
    public Entry Next(int number) => new()
    {
        Id = new($"m{number}", Pick(0, 0, 0, 1, 2)),
        Time = Time(Pick("2024-01-15T10:30:00Z", "2024-01-15T10:30:00.123456789+02:00")),
        Role = (Role)random.Next(1, 9),
        Parts = [.. Enumerable.Range(0, random.Next(6)).Select(_ => NextPart())],
        Facts = Facts.Empty.With("note", Pick("-->", "--", "\u2028x", "a")).With("n", random.Next(9)),
    };

    /// <summary>A text of any sort.</summary>
    public string NextText()
    {
        if (random.NextDouble() < 0.05)
        {
            const string letters = "\\#`~>[]!*-<\n\r \t\0\u2425\u2400aZ";
            return new([.. Enumerable.Range(0, random.Next(31)).Select(_ => letters[random.Next(letters.Length)])]);
        }

        string? oneEnd = Pick("\n", "\n", "\n", "\r\n", null);
        string text = "";
        for (int lines = random.Next(7); lines > 0; lines--)
        {
            text += Pick(Pieces) + (oneEnd ?? Pick("\n", "\r\n", "\r"));
        }

        return random.Next(2) == 0 ? text : text + Pick(Pieces);
    }

    private Part NextPart() => random.Next(9) switch
    {
        0 or 1 or 2 => new TextPart(NextText()) { Joins = random.Next(9) == 0 },
        3 => new ThinkingPart(NextText()) { Facts = Pick(Facts.Empty, Facts.Empty.With("signature", "E--q")) },
        4 => new ToolCall(Pick("Bash", "mcp__a-b", "x=y", "a b"), NextInput())
        {
            Id = Pick("t1", null),
            Result = Pick(null, NextText()),
            IsError = random.Next(5) == 0,
            Facts = Pick(Facts.Empty, Facts.Empty.With("other", "-->")),
        },
        5 => new ToolCall("Write", "") { InputArtifact = "9f.json", Result = Pick(null, NextText()) },
        6 => new ToolResult(Pick("t1", "error", "a b", "x]"), NextText()) { IsError = random.Next(3) == 0 },
        7 => random.Next(2) == 0
            ? new ToolResult("t2", "") { Artifact = "9f 1.txt" }
            : new ArtifactPart("9f.png") { Facts = Pick(Facts.Empty, Facts.Empty.With("mime", "image/png")) },
        _ => new OtherPart(Pick("widget", "a b"), NextText()),
    };

    private string NextInput()
    {
        if (random.Next(2) == 0)
        {
            return Pick(Inputs);
        }

        var facts = Facts.Empty;
        for (int i = random.Next(4); i > 0; i--)
        {
            string key = Pick("path", "k", "a-b", "x\"y", "é", "old_string");
            facts = random.Next(3) == 0
                ? facts.WithRaw(key, Pick("1", "1.5", "null", "true", "[1,\"] <!-- cru {\"]", "{\"q\":\"\\\"]\"}"))
                : facts.With(key, NextText());
        }

        return facts.ToString();
    }

    private static Timestamp Time(string text) => Timestamp.TryParse(text, out var time) ? time : throw new ArgumentException(text, nameof(text));

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
