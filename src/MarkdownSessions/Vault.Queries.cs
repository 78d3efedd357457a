using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    private const string QueriesKey = "queries";

    /// <summary>The saved queries, by name; what of the settings is none is told and left out.</summary>
    public SavedQueryReading SavedQueries()
    {
        var issues = new List<LogIssue>();
        var queries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string path = paths.Relative(paths.Config);
        if (VaultSettings.Read(files, paths, issues).Field(QueriesKey) is ({ Text: not null } or { Items.Count: > 0 }) and var field)
        {
            ReadQueries(field.Text ?? "", path, issues, queries);
        }

        return new([.. queries.Select(query => new SavedQuery(query.Key, query.Value))], issues);
    }

    /// <summary>Saves a query in the vault's settings, in the place of one of the same name; all else in the file stays.</summary>
    /// <param name="name">A letter and then letters, digits, <c>-</c> or <c>_</c>.</param>
    /// <param name="query">The query, on one line.</param>
    /// <exception cref="VaultException">The name is none, the query cannot be meant, or the settings cannot be changed.</exception>
    public void SaveQuery(string name, string query)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(query);
        if (!SavedQueryList.IsName(name))
        {
            throw VaultException.Query($"'{name}' is no name of a query; {SavedQueryList.Names}");
        }

        string line = FrontMatterWriter.OneLine(query);
        if (line.Length == 0)
        {
            throw VaultException.Unfit($"there is no query to save as '@{name}'");
        }

        CheckQuery(name, line);
        ChangeSettings(before => SettingsEdit.Set(before, QueriesKey, name, line));
    }

    /// <summary>Forgets a saved query.</summary>
    /// <returns>False when there is none of that name.</returns>
    /// <exception cref="VaultException">The settings cannot be changed.</exception>
    public bool ForgetQuery(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!SavedQueries().Queries.Any(query => query.Name == name))
        {
            return false;
        }

        ChangeSettings(before => SettingsEdit.Remove(before, QueriesKey, name));
        return true;
    }

    private static void ReadQueries(string text, string path, List<LogIssue> issues, SortedDictionary<string, string> queries)
    {
        if (!Facts.TryParse(text, out var read))
        {
            issues.Add(new(path, 0, "'queries' is no map of names and queries; none is used"));
            return;
        }

        foreach (var (name, value) in read)
        {
            // A query such as 42 or true is text all the same.
            string? query = read.Text(name) ?? (value is "null" or ['{' or '[', ..] ? null : value);
            if (query is not null && SavedQueryList.IsName(name))
            {
                queries[name] = query;
            }
            else
            {
                issues.Add(new(path, 0, $"the query '{name}' is left out; write 'name: words', where {SavedQueryList.Names}"));
            }
        }
    }

    // What cannot be meant is not saved: a cycle, a date that is none.
    private void CheckQuery(string name, string query)
    {
        var queries = SavedQueries().Queries.ToDictionary(known => known.Name, known => known.Query, StringComparer.Ordinal);
        queries[name] = query;
        Understand(new() { Query = "@" + name, Zone = TimeZoneInfo.Utc }, new(queries));
    }

    private void ChangeSettings(Func<byte[], byte[]?> change) => WithSettings(settings =>
    {
        settings.Change(change);
        return true;
    });
}
