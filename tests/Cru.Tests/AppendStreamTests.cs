using System.Text;
using System.Text.Json;

namespace Cru.Tests;

public class AppendStreamTests
{
    private const string Stream = "session append one --format jsonl";

    [Fact]
    public void Each_line_is_acknowledged_before_the_next_is_read()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        using var output = new StringWriter { NewLine = "\n" };
        var seen = new List<int>();
        string[] lines = [.. Enumerable.Range(1, 5).Select(number => $$"""{"role":"user","id":"m{{number}}","text":"Hello"}""" + "\n")];
        var host = ConsoleHost.Create() with
        {
            OpenInput = () => new AskingStream(lines, () => seen.Add(output.ToString().Count(letter => letter == '\n'))),
            InputIsTerminal = () => false,
            Output = output,
            WorkingFolder = shell.Folder,
            Variable = name => shell.Variables.GetValueOrDefault(name),
        };

        int exitCode = CruProgram.Run([.. ShellWords.Split(Stream)], host);

        Assert.Equal(0, exitCode);
        Assert.Equal([0, 1, 2, 3, 4, 5], seen);
        Assert.Equal(["m1", "m2", "m3", "m4", "m5"], Ids(shell));
    }

    [Theory]
    [InlineData("{\"role\":\"user\",\"txt\":\"x\"}", "standard input:3:1: a message has neither")]
    [InlineData("{\"role\":\"user\"", "standard input:3:15: no JSON here: it ends before all that was opened is closed; expected is more, such as '}' or ']';")]
    [InlineData("{\"role\":\"user\",\"text\":\"x\", }", "standard input:3:26: no JSON here: a comma with nothing behind it; expected is '}' without a comma, or one more field;")]
    [InlineData("{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"text\":\"x\"},]}", "standard input:3:51: no JSON here: a comma with nothing behind it; expected is ']' without a comma, or one more value;")]
    [InlineData("  {\"role\":\"nobody\",\"text\":\"x\"}", "standard input:3:3: no role 'nobody'")]
    [InlineData("[{\"role\":\"user\",\"text\":\"x\"}]", "standard input:3:1: a message is a JSON object")]
    [InlineData("{\"role\":\"user\",\"text\":\"x\"} {\"role\":\"user\",\"text\":\"y\"}", "standard input:3:28: no JSON here")]
    [InlineData("{\"role\":\"user\",\"text\":\"\\ud800\"}", "standard input:3:1: a string is no Unicode text")]
    public void A_bad_line_ends_the_stream_and_what_was_acknowledged_stands(string bad, string problem)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        var answer = shell.Cru(Stream, $$"""
            {"role":"user","id":"m1","text":"Good."}

            {{bad}}
            {"role":"user","id":"m2","text":"Never read."}
            """);

        Assert.Equal(65, answer.ExitCode);
        Assert.Equal("m1", JsonDocument.Parse(answer.Output).RootElement.GetProperty("message_id").GetString());
        string? message = JsonDocument.Parse(answer.Error).RootElement.GetProperty("error").GetProperty("message").GetString();
        Assert.StartsWith(problem, message);
        Assert.EndsWith("; this line and what follows were not written, what was acknowledged before stands (1 message)", message);
        Assert.Equal(["m1"], Ids(shell));
    }

    [Fact]
    public void Lines_of_every_length_come_whole()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        int[] lengths = [1, 65_400, 65_500, 65_536, 131_072, 3, 300_000, 5];
        string input = string.Concat(lengths.Select((length, number) =>
            $$"""{"role":"user","id":"m{{number}}","text":"{{new string('é', length)}}"}""" + "\n"));

        var answer = shell.Cru(Stream, "\uFEFF" + input.TrimEnd('\n'));

        Assert.Equal((0, lengths.Length), (answer.ExitCode, answer.Output.Count(letter => letter == '\n')));
        Assert.Equal(lengths, Messages(shell).Select(message =>
            message.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("text").GetString()!.Length)));
    }

    [Fact]
    public void Nothing_said_is_nothing_written()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        var answer = shell.Cru(Stream, "\r\n\n");

        Assert.Equal((0, "", ""), (answer.ExitCode, answer.Output, answer.Error));
        Assert.Empty(Ids(shell));
    }

    [Theory]
    [InlineData(Stream + " Hello")]
    [InlineData(Stream + " --role user")]
    public void What_stands_in_the_messages_cannot_be_typed_too(string command)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        Assert.Equal(64, shell.Cru(command, """{"role":"user","text":"x"}""").ExitCode);
        Assert.Empty(Ids(shell));
    }

    private static List<JsonElement> Messages(Shell shell) =>
        [.. shell.Cru("session show one --format jsonl").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private static IEnumerable<string?> Ids(Shell shell) => Messages(shell).Select(message => message.GetProperty("id").GetString());

    /// <summary>Gives a line at a time, as a pipe would, and tells each time that it is asked for more.</summary>
    private sealed class AskingStream(IEnumerable<string> lines, Action asked) : MemoryStream
    {
        private readonly Queue<byte[]> lines = new(lines.Select(Encoding.UTF8.GetBytes));

        public override int Read(byte[] buffer, int offset, int count)
        {
            asked();
            if (!lines.TryDequeue(out byte[]? line))
            {
                return 0;
            }

            line.CopyTo(buffer, offset);
            return line.Length;
        }
    }
}
