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
        int[] widths = Widths(last);
        bool[] shown = Shown(widths, width);
        int room = width is { } all ? Math.Max(NarrowestLast, RoomBeside(shown, widths, all)) : int.MaxValue;
        for (int at = 0; at < rows.Count; at++)
        {
            string tail = TailOf(at);
            var cells = new List<string>(last + 1);
            for (int column = 0; column < last; column++)
            {
                if (shown[column])
                {
                    cells.Add(Aligned(rows[at][column], widths[column], right.Contains(column)));
                }
            }

            cells.Add(Columns.Cut(rows[at][last], room - Columns.Of(tail)) + tail);
            yield return string.Join(Gap, cells).TrimEnd();
        }
    }

    // Loops: chains over numbers would be compiled at each start.
    private int[] Widths(int columns)
    {
        int[] widths = new int[columns];
        foreach (string[] row in rows)
        {
            for (int column = 0; column < columns; column++)
            {
                widths[column] = Math.Max(widths[column], Columns.Of(row[column]));
            }
        }

        return widths;
    }

    // All but the last, as long as the last has room enough beside them.
    private bool[] Shown(int[] widths, int? width)
    {
        bool[] shown = new bool[widths.Length];
        Array.Fill(shown, true);
        if (Spare.Count > 0 && width is { } all)
        {
            int wanted = Math.Min(ReadableLast, WidestLast());
            foreach (int column in Spare)
            {
                shown[column] = RoomBeside(shown, widths, all) >= wanted;
            }
        }

        return shown;
    }

    private int WidestLast()
    {
        int widest = 0;
        for (int at = 0; at < rows.Count; at++)
        {
            widest = Math.Max(widest, Columns.Of(rows[at][^1]) + Columns.Of(TailOf(at)));
        }

        return widest;
    }

    private string TailOf(int row) => tails.TryGetValue(row, out string? tail) ? tail : "";

    private static int RoomBeside(bool[] shown, int[] widths, int all)
    {
        int room = all;
        for (int column = 0; column < widths.Length; column++)
        {
            room -= shown[column] ? widths[column] + Gap.Length : 0;
        }

        return room;
    }

    private static string Aligned(string cell, int width, bool isRight) =>
        isRight ? new string(' ', width - Columns.Of(cell)) + cell : Columns.Pad(cell, width);
}
