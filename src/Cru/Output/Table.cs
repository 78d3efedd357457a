namespace Cru.Output;

/// <summary>Rows under each other; every column as wide as its widest cell, the last one cut at the edge.</summary>
internal sealed class Table
{
    private const string Gap = "  ";
    private const int NarrowestLast = 20;

    private readonly List<string[]> rows = [];
    private readonly Dictionary<int, string> tails = [];

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
        int[] widths = new int[last];
        for (int column = 0; column < last; column++)
        {
            widths[column] = rows.Max(row => Columns.Of(row[column]));
        }

        int room = width is { } all ? Math.Max(NarrowestLast, all - widths.Sum() - (Gap.Length * last)) : int.MaxValue;
        foreach (var (at, row) in rows.Index())
        {
            string tail = tails.GetValueOrDefault(at, "");
            var cells = row.Take(last).Select((cell, column) => Aligned(cell, widths[column], right.Contains(column)));
            yield return string.Join(Gap, cells.Append(Columns.Cut(row[last], room - Columns.Of(tail)) + tail)).TrimEnd();
        }
    }

    private static string Aligned(string cell, int width, bool isRight) =>
        isRight ? new string(' ', width - Columns.Of(cell)) + cell : Columns.Pad(cell, width);
}
