using Markdig;
using MarkdownSessions.Format;
using MarkdownSessions.Html;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Html;

/// <summary>Whatever stands in a session, its page holds the elements, attributes and targets of a closed list and no other.</summary>
public class HostilePageTests
{
    public static TheoryData<string> Texts => [.. HostileMarkup.Texts];

    public static TheoryData<DetailLevel> Levels => [.. Enum.GetValues<DetailLevel>()];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_hostile_text_stays_text(string text)
    {
        string page = Rendered(text);

        Assert.Equal([], PageRules.Faults(page));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Every_part_of_a_session_may_be_hostile(DetailLevel detail)
    {
        using var test = new TestVault();
        var id = Hostile(test);

        string page = PageOf(test.Vault, id, detail);

        Assert.Equal([], PageRules.FaultsOfPage(page));
        Assert.Contains("alert(1)", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](https://a.example/b?c=d&e#f)", "https://a.example/b?c=d&e#f")]
    [InlineData("[x](HTTP://a.example)", "HTTP://a.example")]
    [InlineData("[x](mailto:a@b.example)", "mailto:a@b.example")]
    [InlineData("[x](#m4)", "#m4")]
    [InlineData("<https://a.example/>", "https://a.example/")]
    [InlineData("<a@b.example>", "mailto:a@b.example")]
    [InlineData("see https://a.example/b.", "https://a.example/b")]
    public void A_link_to_the_web_to_mail_and_within_the_page_can_be_clicked(string text, string target)
    {
        var page = StrictPage.Read(Rendered(text));

        Assert.Equal(target, Assert.Single(page.Named("a")).Attributes["href"]);
    }

    [Fact]
    public void A_link_elsewhere_can_be_read_and_not_clicked()
    {
        var page = StrictPage.Read(Rendered("[the file](src/Program.cs:12)"));

        Assert.Empty(page.Named("a"));
        Assert.Equal(("the file", "src/Program.cs:12"), (page.Named("span").Single().Text, page.Named("span").Single().Attributes["title"]));
    }

    [Fact]
    public void Random_markdown_gives_balanced_pages_that_keep_the_rules()
    {
        var random = new Random(20261121);
        var hostile = new HostileEntries(seed: 21);

        for (int run = 0; run < 3_000; run++)
        {
            string text = run % 3 == 0 ? hostile.NextText() : RandomMarkdown(random);
            var faults = PageRules.Faults(Rendered(text));
            Assert.True(faults.Count == 0, $"run {run}: {string.Join("; ", faults)}\n{text}");
        }
    }

    [Fact]
    public void A_renderer_that_lets_HTML_and_attributes_through_is_found_out()
    {
        var pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

        int found = HostileMarkup.Texts.Count(text => PageRules.Faults(Loose(text, pipeline)).Count > 0);

        Assert.InRange(found, HostileMarkup.Texts.Count * 3 / 4, HostileMarkup.Texts.Count);
    }

    [Fact]
    public void A_renderer_that_only_leaves_HTML_out_is_found_out_by_its_links()
    {
        var pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

        string[] found = [.. HostileMarkup.Texts.Where(text => PageRules.Faults(Loose(text, pipeline)).Count > 0)];

        Assert.Contains("[x](javascript:alert(1))", found);
        Assert.Contains("[x](&#106;avascript:alert(1))", found);
        Assert.Contains("<javascript:alert(1)>", found);
        Assert.InRange(found.Length, 20, HostileMarkup.Texts.Count);
    }

    [Theory]
    [InlineData("<p>a<b</p>")]
    [InlineData("<p>a</b></p>")]
    [InlineData("<p>a")]
    [InlineData("<p class=x>a</p>")]
    [InlineData("<p>&nbsp;</p>")]
    [InlineData("<p><div></div></p>")]
    [InlineData("<p onclick=\"x\">a</p>")]
    [InlineData("<a href=\"javascript:x\">a</a>")]
    [InlineData("<a href=\"https://a\"><a href=\"https://b\">a</a></a>")]
    [InlineData("<img alt=\"\" src=\"https://a/b.png\">")]
    [InlineData("<article id=\"m1\"></article><article id=\"m1\"></article>")]
    public void The_rules_refuse_what_is_not_on_the_list(string html) => Assert.NotEmpty(PageRules.Faults(html));

    internal static string PageOf(Vault vault, SessionId id, DetailLevel detail = DetailLevel.Full)
    {
        using var output = new StringWriter();
        vault.WriteHtml(id, output, new() { Detail = detail });
        return output.ToString();
    }

    private static string Rendered(string text)
    {
        using var output = new StringWriter();
        MarkdownText.Write(new(output), text);
        return output.ToString();
    }

    // Signs that only differ in spelling are mended, so that what is found are elements, attributes and targets.
    private static string Loose(string text, MarkdownPipeline pipeline) =>
        Markdown.ToHtml(text, pipeline).Replace(" />", ">", StringComparison.Ordinal);

    private static SessionId Hostile(TestVault test)
    {
        string all = string.Join('\n', HostileMarkup.Texts);
        var id = test.Vault.Create(new()
        {
            Title = all,
            Fields = [new("project", all, []), new("agent", all, []), new("state", all, []), new("tags", null, [.. HostileMarkup.Texts])],
        });
        test.Vault.Append(id, [.. HostileMarkup.Texts.SelectMany(text => (EntryDraft[])[Asked(text), Answered(text)])]);
        return id;
    }

    private static EntryDraft Asked(string text) =>
        new() { Role = Role.User, Parts = [new TextPart(text), new ArtifactPart("x\"><script>.png")] };

    private static EntryDraft Answered(string text)
    {
        string json = JsonLine.Quote(text);
        return new()
        {
            Role = Role.Assistant,
            Parts =
            [
                new ThinkingPart(text),
                new ToolCall(text, text) { Id = "t1", Result = text, IsError = true },
                new ToolCall("Bash", $"{{{json}:{json},\"command\":{json}}}") { Id = "t2" },
                new ToolResult("t2", text) { IsError = true },
                new OtherPart(text, text),
                new TextPart(text),
            ],
            Facts = Facts.Empty.With("model", text),
        };
    }

    private static string RandomMarkdown(Random random)
    {
        string[] pieces =
        [
            "*", "**", "_", "~~", "`", "```", "\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n# ", "\n    ", "[", "](", ")", "![", "<", ">", "&", "&lt;", "\"", "'", "|", "\n|-|-|\n",
            "a", "word ", " ", "\\", "https://a.example", "<b>", "</b>", "<!--", "-->", "\t", "- [ ] ", "---", "\n===\n", "&#", "[r]: x\n", "www.a.example", "\ud83d", "\u202e",
        ];
        return string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
