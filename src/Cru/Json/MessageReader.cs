using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Json;

/// <summary>
/// Reads whole messages (docs/cli.md, "Messages as JSON"): one object, an array of them, or one after
/// the other, as a rule one a line. Nothing is taken unless all of it can be, or line by line.
/// </summary>
internal static class MessageReader
{
    private const int MaxDepth = 64;
    private const string Nothing = "nothing was written";

    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = MaxDepth };
    private static readonly JsonReaderOptions LineOptions = new() { MaxDepth = MaxDepth };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads all messages.</summary>
    /// <exception cref="CruException">Something is no message; the place is told.</exception>
    public static List<PlacedDraft> Read(ReadOnlySpan<byte> json)
    {
        json = json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
        if (!Utf8.IsValid(json))
        {
            throw CruException.BadInput($"standard input is no UTF-8; {Nothing}");
        }

        try
        {
            return ReadAll(json);
        }
        catch (JsonException e)
        {
            throw NoJson(JsonFault.Of(json, e), 1, Nothing);
        }
    }

    /// <summary>Reads the one message of a line.</summary>
    /// <param name="json">The line.</param>
    /// <param name="number">Which it is, counted from 1.</param>
    /// <param name="written">How many messages before it were written.</param>
    /// <returns>The message; null of a blank line.</returns>
    /// <exception cref="CruException">It holds something else; the place is told.</exception>
    public static PlacedDraft? ReadLine(ReadOnlySpan<byte> json, long number, long written)
    {
        json = number == 1 && json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
        if (json.IndexOfAnyExcept(" \t\r"u8) < 0)
        {
            return null;
        }

        if (!Utf8.IsValid(json))
        {
            throw Bad(number, 1, "no UTF-8", NotThisLine(written));
        }

        try
        {
            var reader = new Utf8JsonReader(json, LineOptions);
            reader.Read();
            int column = (int)reader.TokenStartIndex + 1;
            var value = JsonElement.ParseValue(ref reader);

            // A second value in the line would be lost in silence: reading on refuses it.
            reader.Read();
            return Draft(value, number, column, NotThisLine(written));
        }
        catch (JsonException e)
        {
            throw NoJson(JsonFault.Of(json, e), number, NotThisLine(written));
        }
    }

    /// <summary>A message of a line that the vault refuses.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="number">Which line it is, counted from 1.</param>
    /// <param name="written">How many messages before it were written.</param>
    public static CruException Refused(VaultException refusal, long number, long written) =>
        CruException.Refused(refusal, $"standard input:{Number(number)}:1: {refusal.Message}; {NotThisLine(written)}");

    /// <summary>A message of several, to be written at once, that the vault refuses.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="draft">The message.</param>
    public static CruException Refused(VaultException refusal, PlacedDraft draft) =>
        CruException.Refused(refusal, $"standard input:{Number(draft.Line)}:{Number(draft.Column)}: {refusal.Message}; {Nothing}");

    private static string NotThisLine(long written) =>
        $"this line and what follows were not written, what was acknowledged before stands ({Number(written)} {(written == 1 ? "message" : "messages")})";

    private static List<PlacedDraft> ReadAll(ReadOnlySpan<byte> json)
    {
        var drafts = new List<PlacedDraft>();
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
                    int line = json[..at].Count((byte)'\n') + 1;
                    int column = at - json[..at].LastIndexOf((byte)'\n');
                    drafts.Add(Draft(value, line, column, Nothing));
                    break;
            }
        }

        return drafts;
    }

    private static PlacedDraft Draft(JsonElement value, long line, long column, string kept)
    {
        try
        {
            var warnings = new List<InputWarning>();
            return new(DraftReader.Read(value, warnings), line, column, warnings);
        }
        catch (FormatException e)
        {
            throw Bad(line, column, e.Message, kept);
        }
        catch (InvalidOperationException)
        {
            // JsonElement says so that a string holds half a surrogate pair.
            throw Bad(line, column, "a string is no Unicode text", kept);
        }
    }

    private static CruException NoJson(JsonFault fault, long firstLine, string kept) =>
        Bad(firstLine + fault.Line, fault.Column + 1, $"no JSON here: {fault.Problem}", kept);

    private static CruException Bad(long line, long column, string problem, string kept) =>
        CruException.BadInput($"standard input:{Number(line)}:{Number(column)}: {problem}; {kept}");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
