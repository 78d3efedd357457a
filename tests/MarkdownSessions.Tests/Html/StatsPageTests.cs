using MarkdownSessions.Html;
using MarkdownSessions.Model;
using MarkdownSessions.Statistics;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Html;

public sealed class StatsPageTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void The_report_has_the_sums_and_a_bar_for_each_model_and_tool()
    {
        var id = vault.Vault.Create(new());
        Answer(id, "2024-01-15T10:00:00Z", "large", 900, new ToolCall("Bash", "{}") { Result = "", IsError = true }, new ToolCall("Read", "{}"));
        Answer(id, "2024-01-17T10:00:00Z", "small", 300, new ToolCall("Bash", "{}"));

        var page = StrictPage.Read(Page(new() { GroupBy = StatsGrouping.Model }));

        var rows = page.Named("tr").Select(row => row.Text).Where(row => row.StartsWith("large", StringComparison.Ordinal) || row.StartsWith("small", StringComparison.Ordinal));
        Assert.Equal(["large11900021-1", "small11300010-1"], rows);
        Assert.Contains("  large: {input: PRICE, output: PRICE}", page.Named("pre").Single().Text, StringComparison.Ordinal);
        var widths = Bars(page).Select(bar => bar.Attributes["width"]);
        Assert.Equal(["100%", "33.33%", "100%", "50%", "50%"], widths);
    }

    [Fact]
    public void Days_weeks_or_months_get_columns_so_that_they_fit()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, Said("2024-01-15T10:00:00Z"));
        Assert.Contains("Messages by day", Page(new()), StringComparison.Ordinal);

        vault.Vault.Append(id, Said("2024-09-15T10:00:00Z"));
        Assert.Contains("Messages by week", Page(new()), StringComparison.Ordinal);

        vault.Vault.Append(id, Said("2027-01-15T10:00:00Z"));
        Assert.Contains("Messages by month", Page(new()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatsGrouping.Day, "2024-01-04 2024-01-03 2024-01-02 2024-01-01")]
    [InlineData(StatsGrouping.Week, "2024-01-29 2024-01-22 2024-01-15 2024-01-08 2024-01-01")]
    [InlineData(StatsGrouping.Month, "2024-04 2024-03 2024-02 2024-01")]
    public void Between_times_with_messages_those_without_have_rows_too(StatsGrouping grouping, string expected)
    {
        string last = grouping switch { StatsGrouping.Day => "2024-01-04", StatsGrouping.Week => "2024-01-31", _ => "2024-04-30" };
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, Said("2024-01-01T10:00:00Z"));
        vault.Vault.Append(id, Said($"{last}T10:00:00Z"));

        var page = StrictPage.Read(Page(new() { GroupBy = grouping }));

        string[] keys = expected.Split(' ');
        var rows = page.Named("tr").Select(row => row.Text).Where(row => row.StartsWith("2024", StringComparison.Ordinal)).ToList();
        Assert.Equal(keys, rows.Select(row => row[..keys[0].Length]));
    }

    [Fact]
    public void The_calendar_has_a_square_for_each_day_of_its_weeks_and_none_behind_the_last_day()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, Said("2024-01-15T10:00:00Z"));
        vault.Vault.Append(id, Said("2024-01-23T10:00:00Z"));

        var page = StrictPage.Read(Page(new()));

        var squares = page.Named("rect").Where(rect => rect.Parent!.Attributes.GetValueOrDefault("class") == "calendar").ToList();
        Assert.Equal(9, squares.Count);
        Assert.Equal(["2024-01-15: 1 message", "2024-01-23: 1 message"], squares.Where(square => square.Attributes["class"] != "shade0").Select(square => square.Text));
    }

    [Theory]
    [InlineData("0001-01-02T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void The_first_and_the_last_day_of_all_time_can_be_drawn(string time)
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, Said(time));
        vault.Vault.Append(id, Said("2024-01-15T10:00:00Z"));

        Assert.Equal([], PageRules.FaultsOfPage(Page(new() { GroupBy = StatsGrouping.Day })));
    }

    [Fact]
    public void Nothing_at_all_is_a_page_too() => Assert.Equal([], PageRules.FaultsOfPage(Page(new() { GroupBy = StatsGrouping.Model })));

    [Theory]
    [InlineData(StatsGrouping.Model)]
    [InlineData(StatsGrouping.Tool)]
    [InlineData(StatsGrouping.Project)]
    public void Hostile_names_stay_names(StatsGrouping grouping)
    {
        foreach (string[] texts in HostileMarkup.Texts.Chunk(20))
        {
            var id = vault.Vault.Create(new() { Fields = [new("project", texts[0], [])] });
            vault.Vault.Append(id, [.. texts.Select(text => Answered("2024-01-15T10:00:00Z", text, 10, new ToolCall(text, "{}"), new ToolCall("Read", $"{{\"file_path\":{JsonLine.Quote(text)}}}")))]);
        }

        Assert.Equal([], PageRules.FaultsOfPage(Page(new() { GroupBy = grouping })));
    }

    private static IEnumerable<HtmlElement> Bars(StrictPage page) => page.Named("rect").Where(rect => rect.Attributes["height"] == "10");

    private string Page(StatsRequest request)
    {
        using var output = new StringWriter();
        vault.Vault.Stats(request).WriteHtml(output, request);
        return output.ToString();
    }

    private static EntryDraft Said(string time) =>
        new() { Role = Role.User, Parts = [new TextPart("x")], Time = Timestamp.TryParse(time, out var at) ? at : throw new ArgumentException(time, nameof(time)) };

    private void Answer(SessionId id, string time, string model, int tokens, params Part[] parts) => vault.Vault.Append(id, Answered(time, model, tokens, parts));

    private static EntryDraft Answered(string time, string model, int tokens, params Part[] parts) => Said(time) with
    {
        Role = Role.Assistant,
        Parts = parts,
        Facts = Facts.Empty.With("model", model).WithRaw("usage", $"{{\"prompt\":{tokens},\"completion\":0}}"),
    };
}
