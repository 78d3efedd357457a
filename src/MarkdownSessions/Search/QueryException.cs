namespace MarkdownSessions.Search;

/// <summary>A query asks for a time that cannot be read; everything else that is odd is searched as text.</summary>
public sealed class QueryException : Exception
{
    /// <summary>Says what is wrong and what to write instead.</summary>
    /// <param name="message">What is wrong, in words for a person.</param>
    /// <param name="column">Where in the query, counted from 1 in UTF-16 units.</param>
    /// <param name="instead">What to write.</param>
    public QueryException(string message, int column, string instead)
        : base($"{message}; {instead}")
    {
        Column = column;
        Instead = instead;
    }

    /// <summary>Where in the query, counted from 1 in UTF-16 units.</summary>
    public int Column { get; }

    /// <summary>What to write instead; part of the message already.</summary>
    public string Instead { get; }
}
