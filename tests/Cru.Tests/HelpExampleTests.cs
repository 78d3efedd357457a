using System.Text.RegularExpressions;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Tests;

public partial class HelpExampleTests
{
    [Fact]
    public void The_ids_in_the_examples_name_sessions_of_the_sample_vault()
    {
        using var vault = Vault.Open(Repository.File("sample-vault"));
        string[] ids = [.. HelpExamples.All.SelectMany(example => Ids().Matches(example)).Select(match => match.Value).Distinct()];

        var named = ids.Select(vault.Resolve).ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(HelpExamples.All, example => example.Contains(" k3f9", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(chat-)?2024\d{4}-\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();
}
