using System.Text.RegularExpressions;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests;

/// <summary>The folders of the core import each other along the arrows of docs/architecture.md only.</summary>
public partial class DependencyTests
{
    private const string Core = "src/MarkdownSessions";
    private const int MostMilliseconds = 5_000;

    // What each folder may import; the root, which is the public face, may import all.
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Model"] = [],
        ["Format"] = ["Model"],
        ["Storage"] = ["Model", "Format"],
        ["Search"] = ["Model"],
        ["Indexing"] = ["Model", "Format", "Storage", "Search"],
        ["Import"] = ["Model", "Format", "Storage", "Retention"],
        ["Grep"] = ["Model", "Format", "Storage"],
        ["Statistics"] = ["Model", "Format", "Storage"],
        ["Html"] = ["Model", "Format", "Storage", "Statistics"],
        ["Import/ClaudeCode"] = ["Model", "Import"],
        ["Retention"] = ["Model", "Format", "Storage"],
        ["Verification"] = ["Model", "Format", "Storage", "Indexing", "Retention"],
    };

    // Types of the root stand in every folder's sight without an import.
    private static readonly Dictionary<string, string[]> OfTheRoot = new(StringComparer.Ordinal)
    {
        ["Model"] = [],
        ["Format"] = [],
        ["Storage"] = ["VaultException", "VaultOptions"],
        ["Search"] = [],
        ["Indexing"] = ["EmptyFilter", "KnownValue", "SearchHit", "SearchRanking", "SearchRequest", "SearchResult", "SearchSort", "SearchTier", "WordCount"],
        ["Import"] = ["VaultException", "VaultOptions"],
        ["Grep"] = ["VaultException"],
        ["Statistics"] = [],
        ["Html"] = [],
        ["Import/ClaudeCode"] = [],
        ["Retention"] = ["VaultError", "VaultException", "VaultOptions"],
        ["Verification"] = ["VaultOptions"],
    };

    // Pure folders: text in, values out. A session id is minted from the random numbers that a caller hands in.
    private static readonly string[] Pure = ["Model", "Format", "Search"];
    private static readonly (string File, string Word)[] GivenByTheCaller = [("SessionId.cs", "Random")];

    [Fact]
    public void Folders_import_along_the_arrows_only()
    {
        var wrong = Arrows.Keys.SelectMany(folder => Sources(folder).SelectMany(source => WrongImports(folder, source.Name, source.Code)));

        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void Folders_name_few_types_of_the_root()
    {
        string[] types = [.. Files(Core).Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => !name.Contains('.'))];

        var wrong = Arrows.Keys.SelectMany(folder => Sources(folder).SelectMany(source =>
            types.Except(OfTheRoot[folder])
                .Where(type => Regex.IsMatch(source.Code, $@"(?<![\w.""]){type}(?!\w)(?!\.[A-Z]\w*;)", RegexOptions.None, TimeSpan.FromSeconds(5)))
                .Select(type => $"{folder}/{source.Name} names {type}")));

        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void Pure_folders_touch_no_file_and_ask_no_clock_nor_chance()
    {
        var wrong = Pure.SelectMany(folder => Sources(folder).SelectMany(source => Impure(folder, source.Name, source.Code)));

        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void Every_folder_of_the_core_is_in_the_table()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Root, Core), "*", SearchOption.AllDirectories)
            .Where(folder => Files(folder).Any())
            .Select(folder => Path.GetRelativePath(Path.Combine(RepositoryFiles.Root, Core), folder).Replace('\\', '/'))
            .Where(folder => !folder.StartsWith("obj", StringComparison.Ordinal) && !folder.StartsWith("bin", StringComparison.Ordinal));

        Assert.Equal(Arrows.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Format", "using MarkdownSessions.Storage;\n")]
    [InlineData("Search", "using static MarkdownSessions.Indexing.CandidateWalk;\n")]
    [InlineData("Storage", "using Index = MarkdownSessions.Indexing.ISessionIndex;\n")]
    [InlineData("Model", "var at = new Format.LineReader(stream);\n")]
    public void An_import_against_the_arrows_is_found_out(string folder, string code) =>
        Assert.Single(WrongImports(folder, "Wrong.cs", code));

    [Theory]
    [InlineData("var text = File.ReadAllText(path);")]
    [InlineData("var now = TimeProvider.System.GetUtcNow();")]
    [InlineData("int letter = Random.Shared.Next();")]
    public void An_impure_line_is_found_out(string code) =>
        Assert.Single(Impure("Format", "Wrong.cs", code));

    private static IEnumerable<string> WrongImports(string folder, string file, string code)
    {
        string[] allowed = [folder, .. Arrows[folder]];
        var named = Import().Matches(code).Concat(Qualified().Matches(code)).Select(match => match.Groups["folder"].Value);
        return named
            .Where(name => !allowed.Contains(name.Replace('.', '/')))
            .Distinct(StringComparer.Ordinal)
            .Select(name => $"{folder}/{file} imports {name}");
    }

    private static IEnumerable<string> Impure(string folder, string file, string code) =>
        ImpureWord().Matches(code)
            .Select(match => match.Value)
            .Where(word => !GivenByTheCaller.Contains((file, word)))
            .Distinct(StringComparer.Ordinal)
            .Select(word => $"{folder}/{file} touches {word}");

    private static IEnumerable<(string Name, string Code)> Sources(string folder) =>
        Files(Path.Combine(Core, folder)).Select(path => (Path.GetFileName(path), Comment().Replace(File.ReadAllText(path), "")));

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder), "*.cs");

    [GeneratedRegex(@"^\s*using\b[^;(]*?\bMarkdownSessions\.(?<folder>Import\.ClaudeCode|[A-Z]\w*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Import();

    [GeneratedRegex(@"(?<![\w.])(?<folder>Format|Storage|Search|Indexing|Import|Grep|Statistics|Html)\.(?=[A-Z]\w*[.(])", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Qualified();

    [GeneratedRegex(@"(?<![\w.])(File|Directory|FileInfo|DirectoryInfo|FileStream|IFileSystem|IVaultFiles|TimeProvider|Stopwatch|Environment|Random)(?=[\s.?)>])(?! => )|\b(DateTime|DateTimeOffset)\.(Utc)?Now\b|\bNewGuid\b", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex ImpureWord();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Comment();
}
