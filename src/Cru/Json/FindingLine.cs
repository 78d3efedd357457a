using MarkdownSessions.Verification;

namespace Cru.Json;

/// <summary>One thing that <c>cru session verify</c> found.</summary>
/// <param name="Code">What sort of thing it is: <c>torn-entry</c> and so on; the codes stay as they are.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>information</c>.</param>
/// <param name="SessionId">The session that it is about; null when it is about none.</param>
/// <param name="Path">The file or folder, relative to the vault.</param>
/// <param name="Line">The line, counted from 1; 0 for the file or folder as a whole.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Kept">What became of what stands there.</param>
/// <param name="Advice">What to do.</param>
internal sealed record FindingLine(
    string Code,
    string Severity,
    string? SessionId,
    string Path,
    int Line,
    string Problem,
    string Kept,
    string Advice)
{
    public static FindingLine Of(Finding finding) => new(
        finding.Kind.Code,
        SeverityOf(finding),
        finding.Session?.Value,
        finding.Path,
        finding.Line,
        finding.Problem,
        finding.Kind.Kept,
        finding.Kind.Advice);

    /// <summary>The severity as text and JSON spell it.</summary>
    public static string SeverityOf(Finding finding) => finding.Kind.Severity.ToString().ToLowerInvariant();
}
