using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Json;

/// <summary>
/// Reads whole messages (docs/cli.md, "Messages as JSON"): one object, an array of them, or one after
/// the other, as a rule one a line. Nothing is taken unless all of it can be.
/// </summary>
internal static class MessageReader
{
    private const int MaxDepth = 64;

    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = MaxDepth };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads all messages.</summary>
    /// <exception cref="CruException">Something is no message; the place is told.</exception>
    public static List<EntryDraft> Read(ReadOnlySpan<byte> json)
    {
        json = json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
        if (!Utf8.IsValid(json))
        {
            throw CruException.BadInput("standard input is no UTF-8; nothing was written");
        }

        try
        {
            return ReadAll(json);
        }
        catch (JsonException e)
        {
            long line = (e.LineNumber ?? 0) + 1;
            long column = (e.BytePositionInLine ?? 0) + 1;
            throw CruException.BadInput(
                $"standard input:{Number(line)}:{Number(column)}: no JSON here: {Reason(e.Message)}; nothing was written");
        }
    }

    private static List<EntryDraft> ReadAll(ReadOnlySpan<byte> json)
    {
        var drafts = new List<EntryDraft>();
        var reader = new Utf8JsonReader(json, Options);
        int arrays = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray when arrays == 0:
                    arrays++;
                    break;
                case JsonTokenType.EndArray:
                    arrays--;
                    break;
                default:
                    int at = (int)reader.TokenStartIndex;
                    var value = JsonElement.ParseValue(ref reader);
                    drafts.Add(Draft(value, json, at));
                    break;
            }
        }

        return drafts;
    }

    private static EntryDraft Draft(JsonElement value, ReadOnlySpan<byte> json, int at)
    {
        try
        {
            return DraftReader.Read(value);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            // JsonElement says by InvalidOperationException that a string holds half a surrogate pair.
            string problem = e is FormatException ? e.Message : "a string is no Unicode text";
            int line = json[..at].Count((byte)'\n') + 1;
            int column = at - json[..at].LastIndexOf((byte)'\n');
            throw CruException.BadInput($"standard input:{Number(line)}:{Number(column)}: {problem}; nothing was written");
        }
    }

    // .NET ends its reasons with the place, which stands in front already.
    private static string Reason(string message)
    {
        int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? message : message[..place]).TrimEnd('.');
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
