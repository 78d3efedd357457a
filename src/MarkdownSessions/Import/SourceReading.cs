using MarkdownSessions.Storage;

namespace MarkdownSessions.Import;

/// <summary>
/// One reading of a source: first all of it for its fingerprint, then record by record. What fails
/// here is the source's trouble, never the vault's.
/// </summary>
internal sealed class SourceReading : IDisposable
{
    private readonly IEnumerator<ImportedItem> items;

    private SourceReading(SourceFinder.Found source, SourceFingerprint fingerprint, ImportAccount account, IEnumerator<ImportedItem> items)
    {
        Source = source;
        Fingerprint = fingerprint;
        Account = account;
        this.items = items;
    }

    /// <summary>What is read.</summary>
    public SourceFinder.Found Source { get; }

    /// <summary>By what a second import knows it.</summary>
    public SourceFingerprint Fingerprint { get; }

    /// <summary>The verdicts on its records so far.</summary>
    public ImportAccount Account { get; }

    /// <summary>Begins to read a source.</summary>
    /// <exception cref="UnreadableSourceException">It cannot be read.</exception>
    public static SourceReading Open(
        IVaultFiles files, ISessionImporter importer, SourceFinder.Found source, CancellationToken cancel)
    {
        var account = new ImportAccount();
        try
        {
            using var stream = files.OpenRead(source.FullPath);
            var fingerprint = SourceFingerprint.Of(stream, importer.Version);
            return new(source, fingerprint, account, importer.Read(Describe(files, source), account, cancel).GetEnumerator());
        }
        catch (Exception e) when (UnreadableSourceException.Stands(e))
        {
            throw new UnreadableSourceException(e);
        }
    }

    /// <summary>What comes next; null at the end.</summary>
    /// <exception cref="UnreadableSourceException">It, or a file beside it, cannot be read.</exception>
    public ImportedItem? Next()
    {
        try
        {
            return items.MoveNext() ? items.Current : null;
        }
        catch (Exception e) when (UnreadableSourceException.Stands(e))
        {
            throw new UnreadableSourceException(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => items.Dispose();

    private static ImportSource Describe(IVaultFiles files, SourceFinder.Found source) => new(
        source.ShownPath,
        beside =>
        {
            string path = beside is null ? source.FullPath : Path.Join(Path.GetDirectoryName(source.FullPath), beside);
            return files.Stat(path) is { Kind: FileKind.File } ? files.OpenRead(path) : null;
        });
}
