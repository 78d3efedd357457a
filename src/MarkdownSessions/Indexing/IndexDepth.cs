namespace MarkdownSessions.Indexing;

/// <summary>How closely an index was looked at; each includes those before it.</summary>
public enum IndexDepth
{
    /// <summary>Not at all: there is none, or it could not be opened.</summary>
    None,

    /// <summary>What it knows of the files, their names, lengths and times, was compared with them; none of its content was read.</summary>
    Stamps,

    /// <summary>Its storage was read as far as it is built right and complete; not whether the words in it are those of the files.</summary>
    Storage,

    /// <summary>What it holds of each message was compared with the files.</summary>
    Content,
}
