using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Model;

public class SessionIdTests
{
    [Theory]
    [InlineData("chat-abc123")]
    [InlineData("a")]
    [InlineData("CONSOLE")]
    [InlineData("2026-01-06-cacf6cfb-e843-47af-9dc2-6a5af1137c53")]
    public void Takes_one_path_component(string text) => Assert.True(SessionId.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("..")]
    [InlineData("trailing.")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("naïve")]
    [InlineData("con")]
    [InlineData("NUL.txt")]
    [InlineData("com1")]
    public void Refuses_what_is_no_safe_folder_name_everywhere(string text) => Assert.False(SessionId.TryParse(text, out _));

    [Fact]
    public void Ids_that_differ_in_case_only_are_the_same() =>
        Assert.Equal(SessionId.Parse("Chat-A"), SessionId.Parse("chat-a"));

    [Fact]
    public void A_new_id_tells_type_and_day()
    {
        var started = new DateTimeOffset(2024, 1, 15, 23, 30, 0, TimeSpan.FromHours(-2));

        var id = SessionId.New("chat", started, new Random(1));

        Assert.Matches("^chat-20240116-[a-z2-7]{8}$", id.Value);
    }
}
