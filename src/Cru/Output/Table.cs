namespace Cru.Output;

/// <summary>Rows under each other; every column as wide as its widest cell, the last one cut at the edge.</summary>
internal sealed class Table
{
    private const string Gap = "  ";
    private const int NarrowestLast = 20;
    private const int ReadableLast = 28;

    private readonly List<string[]> rows = [];
    private readonly Dictionary<int, string> tails = [];

    /// <summary>Columns that a narrow window does without, the least needed first: before lines break or the last column says nothing.</summary>
    public IReadOnlyList<int> Spare { get; init; } = [];

    /// <summary>Adds a row of safe cells; all rows have as many.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>Adds a row whose last cell has something behind it that is not cut off.</summary>
    public void AddWithTail(string tail, params string[] cells)
    {
        tails[rows.Count] = tail;
        Add(cells);
    }

    /// <summary>The lines.</summary>
    /// <param name="width">The columns there are; null for any number.</param>
    /// <param name="right">Cells that are set flush right, such as numbers.</param>
    public IEnumerable<string> Lines(int? width, params int[] right)
    {
        if (rows.Count == 0)
        {
            yield break;
        }

        int last = rows[0].Length - 1;
        int[] widths = [.. Enumerable.Range(0, last).Select(column => rows.Max(row => Columns.Of(row[column])))];
        var shown = Shown(widths, width);
        int room = width is { } all ? Math.Max(NarrowestLast, RoomBeside(shown, widths, all)) : int.MaxValue;
        foreach (var (at, row) in rows.Index())
        {
            string tail = tails.GetValueOrDefault(at, "");
            var cells = shown.Select(column => Aligned(row[column], widths[column], right.Contains(column)));
            yield return string.Join(Gap, cells.Append(Columns.Cut(row[last], room - Columns.Of(tail)) + tail)).TrimEnd();
        }
    }

    // All but the last, as long as the last has room enough beside them.
    private List<int> Shown(int[] widths, int? width)
    {
        List<int> shown = [.. Enumerable.Range(0, widths.Length)];
        int wanted = Math.Min(ReadableLast, rows.Index().Max(row => Columns.Of(row.Item[^1]) + Columns.Of(tails.GetValueOrDefault(row.Index, ""))));
        foreach (int column in Spare)
        {
            if (width is { } all && RoomBeside(shown, widths, all) < wanted)
            {
                shown.Remove(column);
            }
        }

        return shown;
    }

    private static int RoomBeside(List<int> shown, int[] widths, int all) => all - shown.Sum(column => widths[column] + Gap.Length);

    private static string Aligned(string cell, int width, bool isRight) =>
        isRight ? new string(' ', width - Columns.Of(cell)) + cell : Columns.Pad(cell, width);
}
