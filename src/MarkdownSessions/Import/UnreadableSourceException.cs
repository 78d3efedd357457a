namespace MarkdownSessions.Import;

/// <summary>A source, or a file beside it, cannot be read. It costs this source; the vault and other sources are well.</summary>
internal sealed class UnreadableSourceException(Exception failure) : Exception(failure.Message, failure)
{
    /// <summary>Whether a failure while a source is read is of this kind.</summary>
    public static bool Stands(Exception failure) => failure is IOException or UnauthorizedAccessException;
}
