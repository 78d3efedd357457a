namespace MarkdownSessions.Testing.Storage;

/// <summary>What became of one step when the power failed.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Bytes">Of a torn write, how many of its first bytes reached the disk.</param>
internal readonly record struct DiskFate(DiskFateKind Kind, int Bytes = 0)
{
    public static DiskFate Lost => new(DiskFateKind.Lost);

    public static DiskFate Whole => new(DiskFateKind.Whole);
}
