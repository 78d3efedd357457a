using System.Text.RegularExpressions;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests;

/// <summary>Documents point to what is there, and so do comments that point to documents.</summary>
public partial class DocumentTests
{
    private const int MostMilliseconds = 5_000;

    [Fact]
    public void Every_link_of_a_document_leads_somewhere()
    {
        var wrong = Documents().SelectMany(path => BrokenLinks(path, RepositoryFiles.Read(path)));

        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void Every_document_and_section_that_a_comment_names_is_there()
    {
        var wrong = Sources().SelectMany(path => BrokenMentions(path, RepositoryFiles.Read(path)));

        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("See [the format](format.md) and [nothing](nothing.md).")]
    [InlineData("See [a section](format.md#layout) and [none](format.md#no-such-section).")]
    [InlineData("A [section of this page](#nowhere).")]
    public void A_link_that_leads_nowhere_is_found_out(string text) =>
        Assert.Single(BrokenLinks("docs/new.md", text));

    [Theory]
    [InlineData("/// One page (docs/format.md, \"Layout\"), and another (docs/nothing.md).")]
    [InlineData("/// A section that a line break parts (docs/format.md,\n    /// \"No such section\").")]
    public void A_mention_that_leads_nowhere_is_found_out(string text) =>
        Assert.Single(BrokenMentions("src/New.cs", text));

    [Fact]
    public void A_heading_inside_a_fence_is_no_section() =>
        Assert.Equal(["Real"], Headings("# Real\n\n````\n```\n## Quoted\n````\n"));

    private static IEnumerable<string> BrokenLinks(string path, string text)
    {
        foreach (Match link in Link().Matches(CodeSpan().Replace(WithoutFences(text), "")))
        {
            string target = link.Groups["target"].Value;
            string[] parts = target.Split('#', 2);
            string file = parts[0].Length == 0 ? path : Resolve(path, parts[0]);
            bool isThere = parts[0].Length == 0 || Exists(file);
            bool hasSection = parts.Length == 1 || !file.EndsWith(".md", StringComparison.Ordinal)
                || Headings(parts[0].Length == 0 ? text : ReadIfThere(file)).Select(Anchor).Contains(parts[1]);
            if (!isThere || !hasSection)
            {
                yield return $"{path} links to {target}";
            }
        }
    }

    private static IEnumerable<string> BrokenMentions(string path, string text)
    {
        string flat = CommentBreak().Replace(text, " ");
        foreach (Match mention in Mention().Matches(flat))
        {
            string file = mention.Groups["file"].Value;
            if (!Exists(file))
            {
                yield return $"{path} names {file}";
                continue;
            }

            var headings = Headings(RepositoryFiles.Read(file)).ToList();
            foreach (Capture section in mention.Groups["section"].Captures)
            {
                if (!headings.Contains(section.Value))
                {
                    yield return $"{path} names {file}, \"{section.Value}\"";
                }
            }
        }
    }

    private static IEnumerable<string> Headings(string text) =>
        Heading().Matches(WithoutFences(text)).Select(match => match.Groups["title"].Value.Trim());

    // As GitHub makes it of a heading.
    private static string Anchor(string heading) =>
        NoAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutFences(string text)
    {
        var kept = new List<string>();
        string? fence = null;
        foreach (string line in text.Split('\n'))
        {
            string ticks = line[..(line.Length - line.TrimStart('`').Length)];
            if (fence is null && ticks.Length >= 3)
            {
                fence = ticks;
            }
            else if (fence is not null)
            {
                fence = line == fence ? null : fence;
            }
            else
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }

    private static string Resolve(string from, string link)
    {
        string full = Path.GetFullPath(Path.Combine(RepositoryFiles.Root, Path.GetDirectoryName(from)!, link));
        return Path.GetRelativePath(RepositoryFiles.Root, full).Replace('\\', '/');
    }

    private static bool Exists(string path)
    {
        string full = Path.Combine(RepositoryFiles.Root, path);
        return File.Exists(full) || Directory.Exists(full);
    }

    private static string ReadIfThere(string path) => Exists(path) ? RepositoryFiles.Read(path) : "";

    private static IEnumerable<string> Documents() =>
        Below("docs", "*.md").Concat(Exists("README.md") ? ["README.md"] : []);

    private static IEnumerable<string> Sources() =>
        Below("src", "*.cs").Concat(Below("src", "*.props")).Concat(Below("tests", "*.cs"))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.EndsWith("/DocumentTests.cs", StringComparison.Ordinal));

    private static IEnumerable<string> Below(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>(?![a-z]+:)[^)\s]+)\)", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Link();

    [GeneratedRegex("`+[^`\n]*`+", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^#{1,6} (?<title>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex NoAnchor();

    [GeneratedRegex("""(?<file>docs/[a-z0-9/-]+\.md)(?:(?:,| and) "(?<section>[^"]+)")*""", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\n\s*///?\s*", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex CommentBreak();
}
