using System.Text.Json;

namespace Cru.Tests;

/// <summary>Fields of a message as JSON that are not what they must be, or are called otherwise.</summary>
public sealed class AppendFieldTests : IDisposable
{
    private readonly Shell shell = new();

    public AppendFieldTests() => shell.Cru("session new --id one");

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("\"cost\":\"cheap\"", "\"cost\" is \"cheap\"; it must be a number of US dollars")]
    [InlineData("\"cost\":-1", "\"cost\" is -1; it must be a number of US dollars")]
    [InlineData("\"cost\":1e30", "\"cost\" is 1e30; it must be a number of US dollars")]
    [InlineData("\"model\":5", "\"model\" is 5; it must be a text in quotes")]
    [InlineData("\"provider\":[]", "\"provider\" is []; it must be a text")]
    [InlineData("\"finish\":true", "\"finish\" is true; it must be a text")]
    [InlineData("\"ms\":\"5\"", "\"ms\" is \"5\"; it must be a number of milliseconds")]
    [InlineData("\"usage\":12", "\"usage\" is 12; it must be an object of tokens such as {\"input\": 12, \"output\": 7}")]
    [InlineData("\"usage\":{\"input\":\"12\"}", "\"input\" is \"12\" in \"usage\"; it must be a whole number of tokens")]
    [InlineData("\"usage\":{\"output\":1.5}", "\"output\" is 1.5 in \"usage\"; it must be a whole number of tokens")]
    [InlineData("\"usage\":{\"cache_read\":-1}", "\"cache_read\" is -1 in \"usage\"")]
    [InlineData("\"time\":1705314600", "\"time\" is no string; write it like \"2024-01-15T10:30:00Z\"")]
    public void What_is_of_another_kind_is_refused_with_its_place_and_nothing_is_written(string field, string problem)
    {
        string input = $$"""
            {"role":"user","text":"Good."}
              {"role":"assistant","text":"Bad.",{{field}}}
            """;

        var whole = shell.Cru("session append one --json", input);
        var stream = shell.Cru("session append one --format jsonl", input);

        Assert.Equal((65, 65), (whole.ExitCode, stream.ExitCode));
        Assert.StartsWith($"standard input:2:3: {problem}", Message(whole));
        Assert.EndsWith("; nothing was written", Message(whole));
        Assert.StartsWith($"standard input:2:3: {problem}", Message(stream));
        Assert.Single(Shown());
    }

    [Theory]
    [InlineData("\"costUsd\":1", "\"costUsd\" is no field of a message; it is kept as a fact and means nothing here; did you mean \"cost\"?")]
    [InlineData("\"Model\":\"x\"", "did you mean \"model\"?")]
    [InlineData("\"provder\":\"x\"", "did you mean \"provider\"?")]
    [InlineData("\"timestamp\":1", "did you mean \"time\"?")]
    [InlineData("\"input_tokens\":5", "did you mean \"usage\": {\"input\": 12, \"output\": 7}?")]
    [InlineData("\"usage\":{\"inputTokens\":5}", "\"inputTokens\" in \"usage\" is kept and not counted; did you mean \"input\"?")]
    [InlineData("\"usage\":{\"cache_creation_input_tokens\":5}", "did you mean \"cache_write\"?")]
    [InlineData("\"usage\":{\"frogs\":5}", "\"frogs\" in \"usage\" is kept and not counted")]
    [InlineData("\"facts\":{\"cost\":\"cheap\"}", "\"cost\" is \"cheap\"; it must be a number of US dollars from 0 to 10^9, without quotes, such as 0.0021; in \"facts\" it is kept and not counted")]
    [InlineData("\"parts\":[{\"type\":\"toolCall\",\"name\":\"x\"}]", "a part of type \"toolCall\" is kept whole and not understood; did you mean \"tool_call\"?")]
    [InlineData("\"parts\":[{\"type\":\"tool_call\",\"name\":\"x\",\"arguments\":{}}]", "\"arguments\" of a part of type \"tool_call\" is kept as a fact and means nothing here; did you mean \"input\"?")]
    [InlineData("\"parts\":[{\"type\":\"tool_result\",\"call_id\":\"t\",\"isError\":true}]", "did you mean \"error\"?")]
    [InlineData("\"parts\":[{\"type\":\"text\",\"text\":\"x\",\"annotations\":[]}]", "\"annotations\" of a part of type \"text\" is not kept")]
    public void What_is_called_otherwise_is_kept_and_told_even_where_notes_are_not_wanted(string field, string warning)
    {
        string input = $$"""{"role":"assistant","text":"x",{{field}}}""";

        var answer = shell.Cru("session append one --json --quiet", input);

        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith("cru: standard input:1:1: ", answer.Error);
        Assert.Contains(warning, answer.Error);
        Assert.Equal(answer.Error, $"cru: standard input:1:1: {Warnings(answer.Output).Single()}\n");
    }

    [Theory]
    [InlineData("{\"role\":\"user\",\"content\":\"x\"}", "a message has neither \"text\" nor \"parts\"; write \"text\" for \"content\"")]
    [InlineData("{\"speaker\":\"user\",\"text\":\"x\"}", "a message has no \"role\"; write \"role\" for \"speaker\"")]
    [InlineData("{\"role\":\"tool\",\"parts\":[{\"type\":\"tool_result\",\"toolCallId\":\"t\"}]}", "a part of type \"tool_result\" has no \"call_id\"; write \"call_id\" for \"toolCallId\"")]
    [InlineData("{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"x\"}]}", "has no \"text\"; write \"text\" for \"content\"")]
    public void What_is_missing_is_looked_for_under_another_name(string input, string problem)
    {
        var answer = shell.Cru("session append one --json", input);

        Assert.Equal(65, answer.ExitCode);
        Assert.Contains(problem, Message(answer));
        Assert.Empty(Shown());
    }

    [Fact]
    public void What_is_ones_own_is_a_note_that_facts_does_without()
    {
        const string own = """{"role":"user","text":"x","pond":"north"}""";

        var told = shell.Cru("session append one --json", own);
        var quiet = shell.Cru("session append one --json --quiet", own);
        var meant = shell.Cru("session append one --json", """{"role":"user","text":"x","facts":{"pond":"north","input_tokens":1}}""");

        Assert.Equal("cru: standard input:1:1: \"pond\" is no field of a message; it is kept as a fact of your own; in \"facts\" it would be so without a note\n", told.Error);
        Assert.Equal(("", ""), (quiet.Error, meant.Error));
        Assert.All(Shown(), message => Assert.Equal("north", message.GetProperty("facts").GetProperty("pond").GetString()));
    }

    [Fact]
    public void A_mistake_in_every_line_is_told_once_and_stands_in_every_answer()
    {
        string input = string.Concat(Enumerable.Range(1, 5).Select(number => $$"""{"role":"user","id":"m{{number}}","text":"x","costUsd":1}""" + "\n"));

        var answer = shell.Cru("session append one --format jsonl", input);

        Assert.Equal(1, answer.Error.Count(letter => letter == '\n'));
        Assert.All(answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line =>
            Assert.Single(JsonDocument.Parse(line).RootElement.GetProperty("warnings").EnumerateArray()));
    }

    [Fact]
    public void Null_is_as_if_it_were_not_there()
    {
        var answer = shell.Cru("session append one --json", """{"id":null,"time":null,"role":"user","text":"x","cost":null,"usage":null,"model":null}""");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Empty(Shown()[0].GetProperty("facts").EnumerateObject());
    }

    [Fact]
    public void The_message_that_help_shows_is_taken_without_a_note()
    {
        var help = shell.Cru("session append --help").Output;
        string example = help[help.IndexOf('{', StringComparison.Ordinal)..help.IndexOf("\nExamples:", StringComparison.Ordinal)];

        var answer = shell.Cru("session append one --json", example);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Equal(4, Shown()[0].GetProperty("parts").GetArrayLength());
    }

    private static string Message(CommandResult answer) =>
        JsonDocument.Parse(answer.Error).RootElement.GetProperty("error").GetProperty("message").GetString()!;

    private static IEnumerable<string?> Warnings(string output) => JsonDocument.Parse(output).RootElement
        .GetProperty("messages").EnumerateArray()
        .SelectMany(message => message.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()));

    private List<JsonElement> Shown() =>
    [
        .. shell.Cru("session show one --format jsonl").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];
}
