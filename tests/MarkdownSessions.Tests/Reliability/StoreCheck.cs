using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>Looks at what a vault of <see cref="StoreRun"/> became: what was promised is there, and nothing torn is shown as whole.</summary>
internal static class StoreCheck
{
    private const string Next = "next";

    /// <summary>Everything that is wrong, also with an append that comes next; the disk is changed by it.</summary>
    public static List<string> FaultsOf(MemoryFiles disk, IReadOnlyCollection<string> promised, StoreMistake mistake)
    {
        var faults = Broken(disk, promised).ToList();
        var before = Logs(disk);
        try
        {
            using var run = new StoreRun(new CarelessFiles(disk, mistake), _ => { });
            run.Create().Say(Next);
        }
        catch (VaultException e)
        {
            faults.Add($"the next append fails: {e.Message}");
            return faults;
        }

        faults.AddRange(Broken(disk, [.. promised, $"{StoreRun.Session}#{Next}"]).Select(fault => $"after the next append: {fault}"));
        faults.AddRange(before.Where(log => !disk.ReadText(log.Key).StartsWith(log.Value, StringComparison.Ordinal))
            .Select(log => $"{log.Key} was changed by the next append"));
        return faults;
    }

    private static Dictionary<string, string> Logs(MemoryFiles disk) =>
        disk.AllFiles()
            .Where(path => path.EndsWith(".md", StringComparison.Ordinal) && path.Contains("/sessions/", StringComparison.Ordinal))
            .ToDictionary(path => path, disk.ReadText, StringComparer.Ordinal);

    private static IEnumerable<string> Broken(MemoryFiles disk, IReadOnlyCollection<string> promised)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in Messages(disk, found))
        {
            if (message.State is EntryState.Torn)
            {
                continue;
            }

            if (message.State is not EntryState.Complete || !IsWhole(disk, message))
            {
                yield return $"'{message.Id}' is shown as {message.State} but is not what was written: {Told(message)}";
            }

            found.Add($"{StoreRun.Session}#{message.Id}");
        }

        foreach (var message in BranchMessages(disk).Where(message => message.State is not EntryState.Complete || !IsWhole(disk, message)))
        {
            yield return $"in a branch '{message.Id}' is shown as {message.State} but is not what was written: {Told(message)}";
        }

        foreach (string promise in promised.Where(promise => !found.Contains(promise)))
        {
            yield return $"'{promise}' is lost";
        }
    }

    private static List<Message> Messages(MemoryFiles disk, HashSet<string> sessions)
    {
        if (!Vault.IsVault(StoreRun.Root, disk))
        {
            return [];
        }

        using var vault = Vault.Open(StoreRun.Root, StoreRun.Options(disk));
        var id = SessionId.Parse(StoreRun.Session);
        if (SessionFolders.Find(disk, VaultPaths.OfVault(StoreRun.Root), id) is null)
        {
            return [];
        }

        sessions.Add(StoreRun.Session);
        return [.. vault.Read(id).Messages];
    }

    // A branch appears whole or not at all, and nothing of these stories is torn when it is made.
    private static List<Message> BranchMessages(MemoryFiles disk)
    {
        if (!Vault.IsVault(StoreRun.Root, disk))
        {
            return [];
        }

        using var vault = Vault.Open(StoreRun.Root, StoreRun.Options(disk));
        return [.. vault.List().Where(session => session.Id.Value != StoreRun.Session).SelectMany(session => vault.Read(session.Id).Messages)];
    }

    private static bool IsWhole(MemoryFiles disk, Message message) =>
        message.Parts is [{ Part: TextPart { Text: var words } }, ..]
        && words == (message.Role is Role.Summary ? StoreRun.Summary : StoreRun.Words(message.Id))
        && (message.Id.Contains("large", StringComparison.Ordinal) ? HasAnswer(disk, message) : message.Parts.Count == 1);

    private static string Told(Message message) => string.Join(" | ", message.Parts.Select(part => part.Part.ToString()![..Math.Min(80, part.Part.ToString()!.Length)]));

    private static bool HasAnswer(MemoryFiles disk, Message message)
    {
        string artifacts = $"{StoreRun.Root}/.crucible/sessions/{StoreRun.Session}/artifacts";
        return message.Parts is [_, { Part: ToolResult { Artifact: { } name } }]
            && disk.Stat($"{artifacts}/{name}") is not null
            && disk.ReadText($"{artifacts}/{name}") == StoreRun.Answer(message.Id);
    }
}
