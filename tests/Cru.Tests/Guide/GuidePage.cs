using System.Text.RegularExpressions;

namespace Cru.Tests.Guide;

/// <summary>Puts tested examples into the <c>csharp</c> blocks of a page: the one named before a block, <c>&lt;!-- example NAME --&gt;</c>.</summary>
internal static partial class GuidePage
{
    /// <summary>
    /// The regions of a source file by their names, without the indentation they share; a place in the test's own folder,
    /// <c>folder.At("notes")</c>, is shown as <c>"notes"</c>.
    /// </summary>
    public static Dictionary<string, string> ExamplesIn(string source) =>
        Regions().Matches(source).ToDictionary(region => region.Groups["name"].Value, region => Unindented(OwnPlace().Replace(region.Groups["code"].Value, "${place}")), StringComparer.Ordinal);

    /// <summary>The page as it should read.</summary>
    /// <exception cref="KeyNotFoundException">It names an example that there is not.</exception>
    public static string With(string page, IReadOnlyDictionary<string, string> examples) =>
        Blocks().Replace(page, block => $"<!-- example {block.Groups["name"].Value} -->\n\n```csharp\n{examples[block.Groups["name"].Value]}```");

    private static string Unindented(string code)
    {
        string[] lines = code.TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => $"{(line.Length > 0 ? line[indent..] : line)}\n"));
    }

    [GeneratedRegex("""#region (?<name>\S+)\n(?<code>.*?)\s*#endregion""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Regions();

    [GeneratedRegex("""folder\.At\((?<place>"[^"]*")\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnPlace();

    [GeneratedRegex("""<!-- example (?<name>\S+) -->\s*```csharp\n.*?```""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
