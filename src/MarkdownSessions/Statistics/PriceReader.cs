using System.Globalization;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Statistics;

/// <summary>Reads the prices that a vault's settings give, and says of each that cannot be meant which word of it is wrong.</summary>
internal sealed class PriceReader(SettingsFile settings)
{
    /// <summary>The key of the settings under which they stand.</summary>
    public const string Key = "prices";

    private const decimal MostBelieved = 1_000_000;

    private readonly List<(string Model, ModelPrice Price)> prices = [];
    private readonly List<PriceProblem> problems = [];

    /// <summary>
    /// What has a price, by its name in the settings. The facts of a message have two names for the same as well
    /// (docs/format.md, "Entries").
    /// </summary>
    public static IReadOnlyList<string> Kinds { get; } = ["input", "output", "cache_read", "cache_write", "prompt", "completion"];

    /// <summary>The prices, by a model's name or its beginning and a star.</summary>
    public IReadOnlyList<(string Model, ModelPrice Price)> Prices => prices;

    /// <summary>What cannot be meant, in the order of the file.</summary>
    public IReadOnlyList<PriceProblem> Problems => problems;

    /// <summary>Reads them; to be called once.</summary>
    /// <param name="issues">Receives what is wrong with the file itself.</param>
    public void Read(ICollection<LogIssue> issues)
    {
        if (settings.Read(issues).Field(Key) is not { } field || field is { Text: null, Items.Count: 0 })
        {
            return;
        }

        if (!Facts.TryParse(field.Text ?? "", out var models))
        {
            problems.Add(new(Model: null, new(settings.Shown, settings.LineOf(Key), $"'{Key}' is no map of models; no price is used")));
            return;
        }

        foreach (var (model, value) in models)
        {
            Read(model, value, models.Inner(model));
        }
    }

    private void Read(string model, string value, Facts? fields)
    {
        if (fields is null)
        {
            Add(model, settings.LineOf(Key, model), $"it is {Spelled(value)}; write {{input: PRICE, output: PRICE, cache_read: PRICE, cache_write: PRICE}}");
            return;
        }

        int before = problems.Count;
        foreach (var (kind, amount) in fields)
        {
            if (Problem(fields, kind, amount) is { } problem)
            {
                Add(model, settings.LineOf(Key, model, kind), problem);
            }
        }

        if (problems.Count == before)
        {
            prices.Add((model, new(
                Amount(fields, "input") ?? Amount(fields, "prompt"),
                Amount(fields, "output") ?? Amount(fields, "completion"),
                Amount(fields, "cache_read"),
                Amount(fields, "cache_write"))));
        }
    }

    private void Add(string model, int line, string problem) =>
        problems.Add(new(model, new(settings.Shown, line, $"the price of '{model}' is left out: {problem}")));

    private static string? Problem(Facts fields, string kind, string amount) =>
        !Kinds.Contains(kind, StringComparer.Ordinal) ? $"'{kind}' is no kind of tokens; there are {string.Join(", ", Kinds.Take(4))}"
        : Amount(fields, kind) is not null ? null
        : $"'{kind}' takes a number of US dollars from 0 to {MostBelieved.ToString(CultureInfo.InvariantCulture)}, not {Spelled(amount)}";

    // Text without the quotes that JSON needs and the file has not.
    private static string Spelled(string json) => json switch
    {
        "null" => "nothing",
        ['"', ..] => $"'{json[1..^1]}'",
        ['{', ..] => "a map",
        ['[', ..] => "a list",
        _ => $"'{json}'",
    };

    // YAML has numbers such as .5 that JSON does not: they come as text.
    private static decimal? Amount(Facts fields, string kind)
    {
        const NumberStyles styles = NumberStyles.AllowDecimalPoint;
        decimal? amount = fields.Amount(kind)
            ?? (decimal.TryParse(fields.Text(kind), styles, CultureInfo.InvariantCulture, out decimal typed) ? typed : null);
        return amount is >= 0 and <= MostBelieved ? amount : null;
    }
}
