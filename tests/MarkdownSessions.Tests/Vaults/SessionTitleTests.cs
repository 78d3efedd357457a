using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class SessionTitleTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Theory]
    [InlineData("Heron", null, "Heron", true)]
    [InlineData(null, "started for this", "started for this", false)]
    [InlineData(null, null, "What is it?", false)]
    public void It_is_the_one_of_the_list(string? title, string? description, string expected, bool isGiven)
    {
        var id = vault.Vault.Create(new()
        {
            Title = title,
            Fields = description is null ? [] : [new FrontMatterField("description", description, [])],
        });
        vault.Say(id, "What is it?");

        var told = vault.Vault.TitleOf(id);

        Assert.Equal(new(expected, isGiven), told);
        Assert.Equal((told.Text, told.IsGiven), (vault.Vault.List().Single().Title, vault.Vault.List().Single().HasOwnTitle));
    }

    [Fact]
    public void A_title_line_that_somebody_typed_is_given()
    {
        var id = vault.Vault.Create(new());
        string log = Directory.GetFiles(vault.Session(id), "*.md").Single();
        File.WriteAllText(log, File.ReadAllText(log).TrimEnd() + "\n\n# The heron\n");
        vault.Say(id, "What is it?");

        Assert.Equal(vault.Vault.List().Single().Title, vault.Vault.TitleOf(id).Text);
    }

    [Fact]
    public void A_session_without_words_is_called_by_its_id()
    {
        var id = vault.Vault.Create(new());

        Assert.Equal(new(id.Value, IsGiven: false), vault.Vault.TitleOf(id));
    }

    [Fact]
    public void Of_no_session_there_is_none()
    {
        var refused = Assert.Throws<VaultException>(() => vault.Vault.TitleOf(SessionId.Parse("chat-none")));

        Assert.Equal(VaultError.SessionNotFound, refused.Error);
    }
}
