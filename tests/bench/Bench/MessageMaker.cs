using System.Globalization;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Bench;

/// <summary>
/// Makes what people and agents write: prose with names, paths and hexadecimal ids, code, thinking,
/// tool calls with their results, now and then Chinese, Japanese or Korean.
/// </summary>
internal sealed class MessageMaker(Random random)
{
    /// <summary>In exactly <see cref="RareTimes"/> messages of a vault.</summary>
    public const string RareWord = "quokkaflux";

    /// <summary>How many messages hold <see cref="RareWord"/>.</summary>
    public const int RareTimes = 7;

    /// <summary>In one message of <see cref="PhraseEvery"/>.</summary>
    public const string Phrase = "flaky integration harness";

    /// <summary>A prime, so that it falls on no regular kind of message.</summary>
    public const int PhraseEvery = 997;

    private static readonly WordSource Words = WordSource.Standard;
    private static readonly string[] Extensions = ["cs", "py", "ts", "md", "json", "rs", "go"];

    // First letter and length of ranges whose every letter is one of the script.
    private static readonly (char First, int Count)[] Scripts = [('\u4e00', 3000), ('\u3041', 80), ('\u30a1', 80), ('\uac00', 2000)];

    /// <summary>A message.</summary>
    /// <param name="number">Its number in the session, from 0: even ones are the user's.</param>
    /// <param name="overall">Its number in the vault, from 0, of <paramref name="messages"/>.</param>
    /// <param name="messages">How many the vault has.</param>
    /// <param name="time">When it is said.</param>
    public Entry Make(int number, int overall, int messages, DateTimeOffset time)
    {
        bool isUsers = number % 2 == 0;
        List<Part> parts = isUsers ? [new TextPart(Prose(random.Next(1, 5)))] : Answer();
        if (Planted(overall, messages) is { } planted)
        {
            parts.Add(new TextPart($"{Sentence()} {planted} {Sentence()}"));
        }

        return new()
        {
            Id = new(Letters(10)),
            Time = Timestamp.From(time),
            Role = isUsers ? Role.User : Role.Assistant,
            Parts = parts,
            Facts = isUsers ? Facts.Empty : Footer(),
        };
    }

    /// <summary>A title for a session.</summary>
    public string Title() => Capital(string.Join(' ', Enumerable.Range(0, 5).Select(_ => Words.Next(random))));

    private static string? Planted(int overall, int messages)
    {
        int step = Math.Max(1, messages / (RareTimes + 1));
        if (overall % step == step - 1 && overall / step < RareTimes)
        {
            return RareWord;
        }

        return overall % PhraseEvery == PhraseEvery - 1 ? Phrase : null;
    }

    private List<Part> Answer()
    {
        List<Part> parts = [];
        if (random.NextDouble() < 0.3)
        {
            parts.Add(new ThinkingPart(Prose(1)));
        }

        parts.Add(new TextPart(random.NextDouble() < 0.35 ? $"{Prose(2)}\n\n{Fence()}\n\n{Prose(1)}" : Prose(random.Next(1, 4))));
        for (double more = random.NextDouble(); more < 0.45; more += 0.3)
        {
            parts.Add(Call());
        }

        return parts;
    }

    private ToolCall Call()
    {
        string path = FilePath();
        var (name, input, result) = random.Next(3) switch
        {
            0 => ("Bash", JsonLine.WriteObject([new("command", JsonLine.Quote($"grep -rn {Identifier()} {path}"))]), Lines(Found)),
            1 => ("Read", JsonLine.WriteObject([new("file_path", JsonLine.Quote(path)), new("limit", "200")]), Lines(Code)),
            _ => ("Edit", Edit(path), $"The file {path} has been updated."),
        };
        return new(name, input) { Id = $"toolu_{Letters(20)}", Result = result, IsError = random.Next(20) == 0 };
    }

    private string Edit(string path) => JsonLine.WriteObject(
    [
        new("file_path", JsonLine.Quote(path)),
        new("old_string", JsonLine.Quote(string.Join('\n', Enumerable.Range(0, 4).Select(_ => Code())))),
        new("new_string", JsonLine.Quote(string.Join('\n', Enumerable.Range(0, 5).Select(_ => Code())))),
    ]);

    private Facts Footer() => Facts.Empty
        .With("model", random.Next(5) == 0 ? "sample-model-large" : "sample-model")
        .WithRaw("usage", JsonLine.WriteObject(
        [
            new("input", random.Next(100, 90_000).ToString(CultureInfo.InvariantCulture)),
            new("output", random.Next(10, 4_000).ToString(CultureInfo.InvariantCulture)),
        ]));

    private string Prose(int paragraphs) =>
        string.Join("\n\n", Enumerable.Range(0, paragraphs).Select(_ => random.Next(12) == 0 ? List() : Paragraph()));

    private string Paragraph() => random.Next(30) == 0
        ? Unspaced(random.Next(20, 90))
        : string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Sentence()));

    private string List() => string.Join('\n', Enumerable.Range(0, random.Next(2, 6)).Select(_ => "- " + Sentence()));

    private string Sentence()
    {
        var sentence = new StringBuilder();
        int count = random.Next(5, 19);
        for (int i = 0; i < count; i++)
        {
            sentence.Append(i == 0 ? "" : random.Next(12) == 0 ? ", " : " ").Append(Token());
        }

        return Capital(sentence.ToString()) + (random.Next(8) == 0 ? "?" : ".");
    }

    private string Token() => random.Next(100) switch
    {
        < 2 => $"`{Identifier()}`",
        2 => FilePath(),
        3 => Hex(random.Next(7, 41)),
        4 => random.Next(10_000).ToString(CultureInfo.InvariantCulture),
        5 when random.Next(3) == 0 => $"[[{Capital(Words.NextForName(random))}]]",
        6 when random.Next(3) == 0 => $"**{Words.Next(random)}**",
        _ => Words.Next(random),
    };

    private string Fence() => $"```{Extensions[random.Next(Extensions.Length)]}\n{Lines(Code)}\n```";

    private string Lines(Func<string> line) => string.Join('\n', Enumerable.Range(0, random.Next(3, 24)).Select(_ => line()));

    private string Found() => $"{FilePath()}:{random.Next(1, 900)}:{Code()}";

    private string Code()
    {
        string indent = new(' ', 4 * random.Next(4));
        return indent + random.Next(6) switch
        {
            0 => $"var {Identifier()} = {Identifier()}.{Capital(Identifier())}({Identifier()}, {random.Next(100)});",
            1 => $"if ({Identifier()} != null && {Identifier()} > {random.Next(1000)})",
            2 => "}",
            3 => $"return {Identifier()}[\"{Words.Next(random)}\"];",
            4 => $"// {Words.Next(random)} {Words.Next(random)} {Words.Next(random)} {Words.Next(random)}",
            _ => $"{Words.NextForName(random).ToUpperInvariant()}_{Words.NextForName(random).ToUpperInvariant()} = 0x{Hex(8)}",
        };
    }

    private string Identifier() => random.Next(3) == 0
        ? $"{Words.NextForName(random)}_{Words.NextForName(random)}"
        : Words.NextForName(random) + Capital(Words.NextForName(random));

    private string FilePath() =>
        $"src/{Words.NextForName(random)}/{Capital(Words.NextForName(random))}.{Extensions[random.Next(Extensions.Length)]}";

    private string Unspaced(int letters)
    {
        var (first, count) = Scripts[random.Next(Scripts.Length)];
        return string.Concat(Enumerable.Range(0, letters).Select(_ => (char)(first + random.Next(count)))) + "\u3002";
    }

    private string Hex(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "0123456789abcdef"[random.Next(16)]));

    private string Letters(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => "abcdefghijklmnopqrstuvwxyz234567"[random.Next(32)]));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
