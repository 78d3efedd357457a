using System.Text;

namespace Cru.Picking;

/// <summary>
/// Makes keys of the bytes that a terminal sends: UTF-8, and sequences as xterm sends them (ECMA-48; invisible-island.net/xterm/ctlseqs).
/// What it does not know is passed over, whole.
/// </summary>
internal sealed class KeyReader
{
    private const char Escape = '\e';
    private const string PasteBegins = "\e[200~";
    private const string PasteEnds = "\e[201~";

    private static readonly Dictionary<char, PickerKeyKind> Controls = new()
    {
        ['\x02'] = PickerKeyKind.PreviewUp,
        ['\x03'] = PickerKeyKind.Leave,
        ['\x06'] = PickerKeyKind.PreviewDown,
        ['\b'] = PickerKeyKind.Backspace,
        ['\n'] = PickerKeyKind.Choose,
        ['\x0C'] = PickerKeyKind.Redraw,
        ['\r'] = PickerKeyKind.Choose,
        ['\x0E'] = PickerKeyKind.Down,
        ['\x0F'] = PickerKeyKind.Edit,
        ['\x10'] = PickerKeyKind.Up,
        ['\x12'] = PickerKeyKind.Resume,
        ['\x15'] = PickerKeyKind.EraseAll,
        ['\x16'] = PickerKeyKind.Page,
        ['\x17'] = PickerKeyKind.EraseWord,
        ['\x18'] = PickerKeyKind.Archive,
        ['\x19'] = PickerKeyKind.Copy,
        ['\x7F'] = PickerKeyKind.Backspace,
    };

    private static readonly Dictionary<string, PickerKeyKind> Sequences = new(StringComparer.Ordinal)
    {
        ["[A"] = PickerKeyKind.Up,
        ["OA"] = PickerKeyKind.Up,
        ["[B"] = PickerKeyKind.Down,
        ["OB"] = PickerKeyKind.Down,
        ["[5~"] = PickerKeyKind.PageUp,
        ["[6~"] = PickerKeyKind.PageDown,
        ["[H"] = PickerKeyKind.First,
        ["OH"] = PickerKeyKind.First,
        ["[1~"] = PickerKeyKind.First,
        ["[F"] = PickerKeyKind.Last,
        ["OF"] = PickerKeyKind.Last,
        ["[4~"] = PickerKeyKind.Last,
        ["OR"] = PickerKeyKind.Page,
        ["[13~"] = PickerKeyKind.Page,
    };

    private readonly Decoder decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();
    private string held = "";
    private bool isPasting;

    /// <summary>The keys in some bytes; a sequence whose rest is still to come is held back.</summary>
    public IReadOnlyList<PickerKey> Read(ReadOnlySpan<byte> bytes)
    {
        Span<char> letters = new char[bytes.Length + 1];
        int count = decoder.GetChars(bytes, letters, flush: false);
        return Keys(held + letters[..count].ToString(), isAll: false);
    }

    /// <summary>Nothing came for a while: an escape that was held back is the key of that name.</summary>
    public IReadOnlyList<PickerKey> Pause() => held.Length == 0 || isPasting ? [] : Keys(held, isAll: true);

    private List<PickerKey> Keys(string text, bool isAll)
    {
        held = "";
        var keys = new List<PickerKey>();
        for (int at = 0; at < text.Length;)
        {
            int length = LengthAt(text, at);
            if (length == 0 && !isAll)
            {
                held = text[at..];
                break;
            }

            length = Math.Max(1, length);
            Add(text.Substring(at, length), keys);
            at += length;
        }

        return keys;
    }

    // 0 when the rest of it has not come yet.
    private static int LengthAt(string text, int at)
    {
        bool isPair = char.IsHighSurrogate(text[at]);
        if (text[at] != Escape)
        {
            return !isPair ? 1 : at + 1 < text.Length ? 2 : 0;
        }

        if (at + 1 == text.Length)
        {
            return 0;
        }

        if (text[at + 1] is not ('[' or 'O'))
        {
            return text[at + 1] == Escape ? 1 : 2;
        }

        int end = at + 2;
        while (end < text.Length && text[end] is >= ' ' and < '@')
        {
            end++;
        }

        return end < text.Length ? end + 1 - at : 0;
    }

    private void Add(string typed, List<PickerKey> keys)
    {
        if (typed is PasteBegins or PasteEnds)
        {
            isPasting = typed is PasteBegins;
        }
        else if (typed == $"{Escape}")
        {
            keys.Add(new(PickerKeyKind.Leave));
        }
        else if (typed[0] == Escape)
        {
            if (Sequences.TryGetValue(typed[1..], out var kind))
            {
                keys.Add(new(kind));
            }
        }
        else if (!char.IsControl(typed[0]))
        {
            keys.Add(new(PickerKeyKind.Text, typed));
        }
        else if (isPasting)
        {
            // A line end in what was pasted picks nothing.
            keys.Add(new(PickerKeyKind.Text, " "));
        }
        else if (Controls.TryGetValue(typed[0], out var control))
        {
            keys.Add(new(control));
        }
    }
}
