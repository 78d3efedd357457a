namespace MarkdownSessions.Search;

/// <summary>What a sign of a query is.</summary>
internal enum QueryTokenKind
{
    /// <summary>Words, in quotes or not.</summary>
    Words,

    /// <summary>A field and its value.</summary>
    Field,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>The closing bracket of an opening one.</summary>
    Close,

    /// <summary><c>OR</c>.</summary>
    Or,

    /// <summary><c>NOT</c>, or a minus before something.</summary>
    Not,

    /// <summary><c>AND</c>, which stands between words even when it is not written.</summary>
    And,
}
