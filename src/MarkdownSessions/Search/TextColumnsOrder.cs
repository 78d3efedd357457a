namespace MarkdownSessions.Search;

/// <summary>Which column is shown rather than another.</summary>
internal static class TextColumnsOrder
{
    /// <summary>0 for what people want to see first.</summary>
    public static int Preference(this TextColumns column) => column switch
    {
        TextColumns.Prose => 0,
        TextColumns.Code => 1,
        TextColumns.Tool => 2,
        _ => 3,
    };
}
