using System.Text;
using MarkdownSessions.Format;

namespace MarkdownSessions.Storage;

/// <summary>
/// Reads <c>config.yaml</c> (docs/format.md, "Layout"): YAML within the limits of front matter, because it comes with a
/// vault that somebody else may have made.
/// </summary>
internal static class VaultSettings
{
    /// <summary>The settings; none when there is no such file. What cannot be read is reported and left out.</summary>
    public static FrontMatter Read(IVaultFiles files, VaultPaths paths, ICollection<LogIssue> issues)
    {
        string path = paths.Relative(paths.Config);
        try
        {
            if (files.Stat(paths.Config) is null)
            {
                return FrontMatter.Empty;
            }

            using var stream = files.OpenRead(paths.Config);
            byte[] bytes = new byte[FrontMatter.MaxBytes + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > FrontMatter.MaxBytes)
            {
                issues.Add(new(path, 0, $"larger than {FrontMatter.MaxBytes >> 10} KiB; none of it is used"));
                return FrontMatter.Empty;
            }

            var problems = new List<ParseIssue>();
            var settings = FrontMatter.Read(Encoding.UTF8.GetString(bytes.AsSpan(0, length)), firstLine: 1, problems);
            issues.AddAll(problems.Select(problem => new LogIssue(path, problem.Line, problem.Problem.Replace("front matter", "the file", StringComparison.Ordinal))));
            return settings;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            issues.Add(new(path, 0, $"cannot be read: {e.Message}"));
            return FrontMatter.Empty;
        }
    }

    private static void AddAll(this ICollection<LogIssue> issues, IEnumerable<LogIssue> more)
    {
        foreach (var issue in more)
        {
            issues.Add(issue);
        }
    }
}
