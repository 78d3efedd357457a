using System.Text;
using System.Text.RegularExpressions;
using Cru.Settings;

namespace Cru.Tests;

/// <summary>docs/configuration.md tells what the program does.</summary>
public partial class ConfigurationPageTests
{
    private const string Path = "docs/configuration.md";

    [Fact]
    public void Its_table_has_all_keys()
    {
        string page = File.ReadAllText(Repository.File(Path));

        Repository.MustSay(Path, Table().Replace(page, _ => Rows(), 1));
    }

    [Fact]
    public void Its_table_has_all_variables_that_the_program_asks_for()
    {
        string page = File.ReadAllText(Repository.File(Path));
        var asked = Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.EndsWith("/Links.cs", StringComparison.Ordinal))
            .SelectMany(file => Variable().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .Concat(SettingKeys.All.SelectMany(key => key.Variables))
            .Append("CRU_SESSION")
            .Distinct();

        Assert.DoesNotContain(asked, name => !page.Contains($"`{name}`", StringComparison.Ordinal) && name is not ("PATH" or "LESS" or "LV"));
    }

    [Fact]
    public void A_key_that_the_table_lacks_is_noticed()
    {
        string page = File.ReadAllText(Repository.File(Path)).Replace("`pager`", "`pagers`");

        Assert.NotEqual(page, Table().Replace(page, _ => Rows(), 1));
    }

    private static string Rows()
    {
        var rows = new StringBuilder("| key | decides | takes | default | above it | where |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var key in SettingKeys.All)
        {
            string above = string.Join(", ", key.Options.Concat(key.Variables).Select(name => $"`{name}`"));
            string where = key.IsPersonal ? "your own file" : "either file";
            rows.Append($"| `{key.Name}` | {key.Meaning} | {Takes(key)} | {(key.Default is { } value ? $"`{value}`" : "none")} | {above} | {where} |\n");
        }

        return rows.ToString();
    }

    // The page tells of the build that most have.
    private static string Takes(SettingKey key) => key == SettingKeys.Engine ? key.Takes.Replace(" or lucene", "", StringComparison.Ordinal) : key.Takes;

    [GeneratedRegex(@"\| key \|[^\n]*\n(\|[^\n]*\n)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();

    [GeneratedRegex("""\b([Vv]ariable|GetEnvironmentVariable)\("(?<name>[A-Z_]+)"\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
