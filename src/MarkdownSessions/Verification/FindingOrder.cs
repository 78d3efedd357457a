namespace MarkdownSessions.Verification;

/// <summary>The order of findings: by path, line and code, so that two runs over the same files say the same.</summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    public static FindingOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int order = string.CompareOrdinal(x.Path, y.Path);
        order = order != 0 ? order : x.Line.CompareTo(y.Line);
        order = order != 0 ? order : string.CompareOrdinal(x.Kind.Code, y.Kind.Code);
        return order != 0 ? order : string.CompareOrdinal(x.Problem, y.Problem);
    }
}
