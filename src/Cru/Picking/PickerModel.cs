using System.Globalization;
using System.Text;

namespace Cru.Picking;

/// <summary>What keys and answers make of the picker's state. Pure: reads nothing and writes nothing.</summary>
internal static class PickerModel
{
    // Half a screen of most terminals.
    private const int PreviewStep = 8;

    /// <summary>A key was pressed.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="key">The key.</param>
    /// <param name="page">How many hits the list shows, 1 or more.</param>
    public static (PickerState State, PickerAction Action) On(PickerState state, PickerKey key, int page)
    {
        if (state.IsAsking)
        {
            return Answer(state, key);
        }

        var quiet = state with { Message = "" };
        return key.Kind switch
        {
            PickerKeyKind.Text => (Typed(quiet, quiet.Query + key.Text), PickerAction.None),
            PickerKeyKind.Backspace => (Typed(quiet, WithoutLetter(quiet.Query)), PickerAction.None),
            PickerKeyKind.EraseWord => (Typed(quiet, WithoutWord(quiet.Query)), PickerAction.None),
            PickerKeyKind.EraseAll => (Typed(quiet, ""), PickerAction.None),
            PickerKeyKind.Up => (Select(quiet, quiet.Selected - 1), PickerAction.None),
            PickerKeyKind.Down => (Select(quiet, quiet.Selected + 1), PickerAction.None),
            PickerKeyKind.PageUp => (Select(quiet, quiet.Selected - page), PickerAction.None),
            PickerKeyKind.PageDown => (Select(quiet, quiet.Selected + page), PickerAction.None),
            PickerKeyKind.First => (Select(quiet, 0), PickerAction.None),
            PickerKeyKind.Last => (Select(quiet, int.MaxValue), PickerAction.None),
            PickerKeyKind.PreviewUp => (quiet with { Shift = quiet.Shift - PreviewStep }, PickerAction.None),
            PickerKeyKind.PreviewDown => (quiet with { Shift = quiet.Shift + PreviewStep }, PickerAction.None),
            PickerKeyKind.Choose when !state.IsAnswered => (quiet with { IsChoosing = true }, PickerAction.None),
            PickerKeyKind.Choose => OfHit(quiet, PickerAction.Choose),
            PickerKeyKind.Leave => (quiet, PickerAction.Leave),
            PickerKeyKind.Edit => OfHit(quiet, PickerAction.Edit),
            PickerKeyKind.Page => OfHit(quiet, PickerAction.Page),
            PickerKeyKind.Copy => OfHit(quiet, PickerAction.Copy),
            PickerKeyKind.Resume => OfHit(quiet, PickerAction.Resume),
            PickerKeyKind.Archive when state.Hit is { } hit => (quiet with { IsAsking = true, Message = $"archive {hit.Session}? y/n" }, PickerAction.None),
            PickerKeyKind.Redraw => (quiet, PickerAction.Redraw),
            _ => OfHit(quiet, PickerAction.None),
        };
    }

    /// <summary>
    /// An answer came. It is let go while it is asked whether to archive a session, lest another takes that one's place;
    /// the question is asked again then.
    /// </summary>
    /// <param name="state">The state before.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="hits">The hits.</param>
    /// <param name="found">How many there are, in words.</param>
    public static PickerState On(PickerState state, string query, IReadOnlyList<PickerHit> hits, string found)
    {
        if (state.IsAsking)
        {
            return state;
        }

        // Who moved down a list stays at the session when the same list comes again.
        int same = state.Asked == query && state.Hit is { } hit ? hits.ToList().FindIndex(one => one.Session == hit.Session && one.Line == hit.Line) : 0;
        int selected = same >= 0 ? same : Math.Min(state.Selected, Math.Max(0, hits.Count - 1));
        return state with { Asked = query, IsStale = false, Hits = hits, Found = found, Selected = selected, Shift = 0, PreviewOf = null, Preview = hits.Count == 0 ? [] : state.Preview };
    }

    /// <summary>A question could not be asked; what was found before stays.</summary>
    public static PickerState Failed(PickerState state, string query, string why) =>
        state.IsAsking ? state : state with { Asked = query, IsStale = false, Message = why, IsChoosing = false };

    private static (PickerState State, PickerAction Action) Answer(PickerState state, PickerKey key)
    {
        bool isYes = key is { Kind: PickerKeyKind.Text, Text: "y" or "Y" };
        return isYes
            ? (state with { IsAsking = false, Message = "" }, PickerAction.Archive)
            : (state with { IsAsking = false, Message = "nothing was done" }, PickerAction.None);
    }

    private static (PickerState State, PickerAction Action) OfHit(PickerState state, PickerAction action) =>
        state.Hit is null ? (state with { Message = "nothing is selected" }, PickerAction.None) : (state, action);

    private static PickerState Typed(PickerState state, string query) => state with { Query = query, IsChoosing = false };

    private static PickerState Select(PickerState state, int at) =>
        state with { Selected = Math.Clamp(at, 0, Math.Max(0, state.Hits.Count - 1)), Shift = 0 };

    // What a reader takes for one letter goes at once: with its accents, families of emoji whole.
    private static string WithoutLetter(string query)
    {
        int[] letters = StringInfo.ParseCombiningCharacters(query);
        return letters.Length == 0 ? "" : query[..letters[^1]];
    }

    private static string WithoutWord(string query)
    {
        var left = new StringBuilder(query.TrimEnd());
        while (left.Length > 0 && left[^1] != ' ')
        {
            left.Length--;
        }

        return left.ToString();
    }
}
