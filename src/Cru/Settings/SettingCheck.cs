using Cru.Output;
using MarkdownSessions.Format;
using MarkdownSessions.Statistics;
using MarkdownSessions.Storage;

namespace Cru.Settings;

/// <summary>Finds what stands in a settings file and is not honoured.</summary>
internal static class SettingCheck
{
    /// <summary>Why a field is no value of a setting; null when it is one.</summary>
    public static string? Problem(SettingKey key, FrontMatterField field, SettingOrigin level) =>
        key.IsPersonal && level is SettingOrigin.Vault
            ? $"'{key.Name}' is left out: a vault may be somebody else's, so only your own settings say it; 'cru config set {key.Name} …' sets it there"
            : field.Text is { } value && key.IsFit(value, level) ? null
            : $"'{key.Name}' is left out: it takes {key.Takes}, not '{field.Text ?? string.Join(", ", field.Items)}'";

    /// <summary>All that a file says and that is not honoured; nothing of it is ever deleted.</summary>
    public static IReadOnlyList<LogIssue> Issues(SettingsFile file, SettingOrigin level)
    {
        var issues = new List<LogIssue>();
        foreach (var field in file.Read(issues).Fields)
        {
            var key = SettingKeys.All.FirstOrDefault(known => known.Name == field.Name);
            string? problem = key is not null ? Problem(key, field, level)
                : SettingKeys.Maps.Contains(field.Name, StringComparer.Ordinal) ? OfMap(field.Name, level)
                : $"no setting '{field.Name}'{Meant(field.Name)}";
            if (problem is not null)
            {
                issues.Add(new(file.Shown, 0, problem));
            }
        }

        issues.AddRange(level is SettingOrigin.Vault ? PriceCheck.Problems(file).Select(problem => problem.Issue) : []);
        return issues;
    }

    /// <summary>The setting that was probably meant, as the rest of a sentence; empty when none is near.</summary>
    public static string Meant(string name) =>
        Nearest.Of(name, SettingKeys.All.Select(key => key.Name)) is { } near ? $"; did you mean '{near}'?" : "; 'cru config list' shows all";

    private static string? OfMap(string name, SettingOrigin level) =>
        level is SettingOrigin.Vault ? null : $"'{name}' is left out: each vault has its own, in its .crucible/config.yaml";
}
