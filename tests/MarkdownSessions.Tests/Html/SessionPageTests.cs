using MarkdownSessions.Html;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Html;

public sealed class SessionPageTests : IDisposable
{
    private const string Golden = "tests/MarkdownSessions.Tests/Html/SessionPage.golden.txt";

    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void A_small_session_gives_this_page()
    {
        var id = Heron();

        string page = Page(id).Replace(PageStyle.Css, "…", StringComparison.Ordinal).Replace(PageStyle.Policy.Replace("'", "&#39;", StringComparison.Ordinal), "…", StringComparison.Ordinal);

        if (Environment.GetEnvironmentVariable("CRU_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(RepositoryFiles.Root, Golden), page);
        }

        Assert.Equal(RepositoryFiles.Read(Golden), page);
    }

    [Theory]
    [InlineData(DetailLevel.Full, null)]
    [InlineData(DetailLevel.Compact, "Left out: 1 tool call in full, 2 thoughts; --detail full shows them.")]
    [InlineData(DetailLevel.User, "Left out: 1 message on the way, 1 tool call, 2 thoughts; --detail full shows them.")]
    public void A_page_that_is_not_all_says_what_it_lacks(DetailLevel detail, string? expected)
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "Why do herons wait?");
        vault.Vault.Append(id, new EntryDraft { Role = Role.Assistant, Parts = [new ThinkingPart("hm"), new TextPart("I look."), new ToolCall("Read", "{}")] });
        vault.Vault.Append(id, new EntryDraft { Role = Role.Assistant, Parts = [new ThinkingPart("so"), new TextPart("For fish.")] });

        var said = StrictPage.Read(Page(id, detail)).Named("p").Select(line => line.Text).FirstOrDefault(line => line.StartsWith("Left out", StringComparison.Ordinal));

        Assert.Equal(expected, said);
    }

    [Theory]
    [InlineData(DetailLevel.Full, "Why do herons|hm|Read|notes.md|lines of notes|It waits|Bash|rm x|no such file|They wait|And at night|They sleep")]
    [InlineData(DetailLevel.Compact, "Why do herons|Read|notes.md|It waits|Bash|rm x|no such file|They wait|And at night|They sleep")]
    [InlineData(DetailLevel.User, "Why do herons|They wait|And at night|They sleep")]
    public void Each_level_of_detail_shows_its_part(DetailLevel detail, string expected)
    {
        var id = Heron();
        string[] all = ["Why do herons", "hm", "Read", "notes.md", "lines of notes", "It waits", "Bash", "rm x", "no such file", "They wait", "And at night", "They sleep"];

        string main = StrictPage.Read(Page(id, detail)).Named("main").Single().Text;

        Assert.Equal(expected, string.Join('|', all.Where(words => main.Contains(words, StringComparison.Ordinal))));
    }

    [Fact]
    public void The_contents_lead_to_the_prompts()
    {
        var page = StrictPage.Read(Page(Heron()));

        var links = page.Named("nav").SelectMany(_ => page.Named("a")).Where(link => link.Above.Any(above => above.Name == "nav")).ToList();

        Assert.Equal(["#m1", "#m5"], links.Select(link => link.Attributes["href"]));
        Assert.Equal(["Why do herons stand on one leg? Ask the notes.", "And at night?"], links.Select(link => link.Text));
        Assert.Contains(page.Named("article"), article => article.Attributes["id"] == "m5");
    }

    [Fact]
    public void Many_prompts_are_listed_in_part_and_counted()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, [.. Enumerable.Range(0, 1_003).Select(number => new EntryDraft { Role = Role.User, Parts = [new TextPart($"Prompt {number}")] })]);

        var nav = StrictPage.Read(Page(id)).Named("nav").Single();

        Assert.Contains("Prompt 999\n", nav.Text, StringComparison.Ordinal);
        Assert.Contains("and 3 more prompts", nav.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_is_no_prompt_and_what_only_a_program_said_no_answer()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "Start");
        vault.Vault.Append(id, new EntryDraft { Role = Role.User, Parts = [new TextPart("/compact")], Facts = Facts.Empty.With("command", "/compact") });
        vault.Say(id, "Notice", Role.System);

        var page = StrictPage.Read(Page(id, DetailLevel.User));

        Assert.Equal("Start", Assert.Single(page.Named("article"), article => article.Text.Contains("Start", StringComparison.Ordinal)).Text.Split('\n')[^3]);
        Assert.Single(page.Named("article"));
    }

    [Fact]
    public void Torn_edited_and_conflicting_messages_say_so_and_have_names_of_their_own()
    {
        var id = vault.Vault.Create(new());
        string log = Directory.GetFiles(vault.Session(id), "*.md").Single();
        vault.Vault.Append(id, new EntryDraft { Id = new("m1"), Role = Role.User, Parts = [new TextPart("As it was")] });
        string entry = File.ReadAllText(log)[File.ReadAllText(log).IndexOf("## ", StringComparison.Ordinal)..];
        File.AppendAllText(log, entry.Replace("As it was", "As it became", StringComparison.Ordinal));
        File.AppendAllText(log, "## 2024-01-15T10:31:00Z <!-- cru m3 -->\n\n**Assistant:** Never fin");

        var page = StrictPage.Read(Page(id));

        Assert.Equal(["m1", "m1~2", "m3"], page.Named("article").Select(article => article.Attributes["id"]));
        Assert.Contains("torn", page.Named("article").Last().Text, StringComparison.Ordinal);
        Assert.Contains("edited", page.Named("article").ElementAt(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_named_at_the_end()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "Here");
        File.WriteAllText(Path.Join(vault.Session(id), "2024-01-16-0000.md"), "---\nsession_id: x\n---\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n");

        var page = StrictPage.Read(Page(id));

        Assert.Contains("git left conflict markers", page.Named("section").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_stands_in_the_page_once()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.AddArtifacts(id, [new("chart.png", new MemoryStream(Pixel)), new("again.png", new MemoryStream(Pixel))]);

        var page = StrictPage.Read(Page(id));

        var image = Assert.Single(page.Named("img"));
        Assert.Equal($"data:image/png;base64,{Convert.ToBase64String(Pixel)}", image.Attributes["src"]);
        Assert.Equal("chart.png", image.Attributes["alt"]);
        Assert.Contains("shown above", page.Named("article").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_a_picture_by_its_bytes_and_not_by_its_name()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.AddArtifacts(id, [new("fake.png", new MemoryStream("<script>alert(1)</script>"u8.ToArray())), new("notes.txt", new MemoryStream(Pixel))]);

        var page = StrictPage.Read(Page(id));

        Assert.Equal("notes.txt", Assert.Single(page.Named("img")).Attributes["alt"]);
        Assert.Contains("fake.png artifacts/", page.Named("article").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawing_is_shown_as_a_picture_in_which_nothing_runs()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.AddArtifacts(id, [new("a.svg", new MemoryStream("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray()))]);

        string page = Page(id);

        Assert.StartsWith("data:image/svg+xml;base64,", StrictPage.Read(page).Named("img").Single().Attributes["src"], StringComparison.Ordinal);
        Assert.Equal([], PageRules.FaultsOfPage(page));
    }

    [Fact]
    public void A_picture_that_is_too_long_or_one_too_many_is_named()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.AddArtifacts(id, [new("a.png", new MemoryStream([.. Pixel, 0])), new("b.png", new MemoryStream([.. Pixel, 1])), new("c.png", new MemoryStream([.. Pixel, 2, 2]))]);

        var page = StrictPage.Read(PageBy(id, new() { MaxImageBytes = Pixel.Length + 1, MaxTotalImageBytes = Pixel.Length + 10 }));

        Assert.Equal("a.png", Assert.Single(page.Named("img")).Attributes["alt"]);
        Assert.Contains("c.png artifacts/", page.Named("article").Single().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone.png")]
    [InlineData("../2024-01-15-1030.md")]
    [InlineData("..")]
    public void A_link_that_leads_to_no_file_of_the_session_says_so(string name)
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, new EntryDraft { Role = Role.User, Parts = [new ArtifactPart(name)] });

        Assert.Contains("the file is missing", StrictPage.Read(Page(id)).Named("article").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_no_parser_should_see_is_shown_as_it_stands()
    {
        var id = vault.Vault.Create(new());
        string[] texts = [new('>', 20_000), string.Concat(Enumerable.Repeat("*a _b ", 5_000)), new('[', 30_000), "long " + new string('x', 70_000), string.Concat(Enumerable.Repeat("a|", 20_000))];
        foreach (string text in texts)
        {
            vault.Say(id, text);
        }

        var page = StrictPage.Read(Page(id));

        Assert.All(page.Named("article").Zip(texts), pair => Assert.Contains(pair.Second.Trim()[..2_000], pair.First.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, 400)]
    [InlineData(30, 30)]
    public void A_table_of_usual_size_is_a_table(int columns, int rows)
    {
        var id = vault.Vault.Create(new());
        string Row(string cell) => $"|{string.Concat(Enumerable.Repeat($" {cell} |", columns))}\n";
        vault.Say(id, Row("name") + Row("---") + string.Concat(Enumerable.Repeat(Row("cell"), rows)));

        var page = StrictPage.Read(Page(id));

        Assert.Equal((columns, columns * rows), (page.Named("th").Count(), page.Named("td").Count()));
    }

    [Fact]
    public void A_line_end_at_the_beginning_of_an_answer_is_kept()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, new EntryDraft { Role = Role.Tool, Parts = [new ToolResult("t1", "\nsecond line")] });

        Assert.Equal("\n\nsecond line", StrictPage.Read(Page(id)).Named("pre").Single().Text);
    }

    [Fact]
    public void A_title_is_found_as_a_list_finds_it()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "Why <b> is it so?");

        var page = StrictPage.Read(Page(id));

        Assert.Equal(vault.Vault.List().Single().Title, page.Named("h1").Single().Text);
        Assert.Equal("Why <b> is it so?", page.Named("title").Single().Text);
    }

    [Theory]
    [InlineData(DetailLevel.Full)]
    [InlineData(DetailLevel.Compact)]
    [InlineData(DetailLevel.User)]
    public void A_page_is_written_while_the_log_is_read(DetailLevel detail)
    {
        const int messages = 1_000;
        const int bytesOfMessage = 10_000;
        const int window = 200 * bytesOfMessage; // more than a reader puts together at once, and its buffers
        using var test = new TestVault(maxSegmentBytes: 1024 * 1024);
        var id = test.Vault.Create(new());
        string text = new('w', bytesOfMessage);
        test.Vault.Append(id, [.. Enumerable.Range(0, messages).Select(number => new EntryDraft { Role = number % 2 == 0 ? Role.User : Role.Assistant, Parts = [new TextPart(text)] })]);
        var files = new CountingFiles(test.Options.Files);
        using var counted = Vault.Open(test.Root, test.Options with { Files = files });
        using var output = new FollowingWriter(() => files.BytesRead);

        counted.WriteHtml(id, output, new() { Detail = detail });

        Assert.InRange(output.Written, messages * bytesOfMessage, 2L * messages * bytesOfMessage);
        Assert.InRange(output.MostAhead, 1, (long)messages * bytesOfMessage * 11 / 10 + window);
    }

    private string Page(SessionId id, DetailLevel detail = DetailLevel.Full) => PageBy(id, new() { Detail = detail });

    private string PageBy(SessionId id, HtmlOptions options)
    {
        using var output = new StringWriter();
        vault.Vault.WriteHtml(id, output, options);
        Assert.Equal([], PageRules.FaultsOfPage(output.ToString()));
        return output.ToString();
    }

    private SessionId Heron()
    {
        Assert.True(SessionId.TryParse("chat-heron", out var id));
        vault.Vault.Create(new() { Id = id, Title = "Heron & <notes>", Tags = ["birds"], Started = At(0) });
        Append(id, 1, Role.User, new TextPart("Why do herons stand on one leg?\nAsk the notes."));
        Append(
            id,
            2,
            Role.Assistant,
            new ThinkingPart("hm"),
            new ToolCall("Read", "{\"file_path\":\"notes.md\",\"limit\":20}") { Id = "t1", Result = "lines of notes\n" },
            new TextPart("It waits. Then:\n\n```sh\nrm <x>\n```"),
            new ToolCall("Bash", "{\"command\":\"rm x\"}") { Id = "t2" });
        Append(id, 3, Role.Tool, new ToolResult("t2", "rm: no such file") { IsError = true });
        Append(id, 4, Role.Assistant, new TextPart("They wait for **fish**, see [the web](https://heron.example/?a=1&b=2)."));
        Append(id, 5, Role.User, new TextPart("And at night?"));
        Append(id, 6, Role.Assistant, new TextPart("They sleep:\n\n| bird | leg |\n|---|--:|\n| heron | 1 |"));
        return id;
    }

    private void Append(SessionId id, int number, Role role, params Part[] parts) => vault.Vault.Append(id, new EntryDraft
    {
        Id = new($"m{number}"),
        Time = At(number),
        Role = role,
        Parts = parts,
        Facts = role is Role.Assistant ? Facts.Empty.With("model", "m-1").WithRaw("usage", "{\"prompt\":1000,\"completion\":20}") : Facts.Empty,
    });

    private static Timestamp At(int minute) => Timestamp.From(new DateTimeOffset(2024, 1, 15, 10, minute, 0, TimeSpan.Zero));
}
