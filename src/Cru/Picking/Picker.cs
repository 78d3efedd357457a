using System.Globalization;
using System.Text;
using Cru.Commands;
using Cru.Output;
using Cru.Settings;
using MarkdownSessions;
using MarkdownSessions.Retention;

namespace Cru.Picking;

/// <summary>
/// Shows hits on a terminal while a query is typed, until one is picked. The terminal and standard output are two things:
/// what is picked goes to the latter, so that <c>$(cru session pick)</c> works.
/// </summary>
internal sealed class Picker(Vault vault, CommandRun run, SearchRequest request, IPickerTerminal terminal) : IDisposable
{
    // More than anybody walks down.
    private const int MostHits = 200;

    private readonly KeyReader reader = new();
    private readonly BackgroundWork work = new();
    private readonly PickerView view = new(run.Host.Variable("NO_COLOR") is not { Length: > 0 });
    private readonly byte[] keys = new byte[4096];
    private PickerState state = new() { Query = request.Query };
    private (PickerState? State, (int Width, int Height) Size) drawn;

    /// <summary>Runs until a hit is picked; null when somebody left without one.</summary>
    public PickerHit? Pick()
    {
        terminal.Enter();
        bool isPaused = true;
        while (!terminal.IsEnded)
        {
            state = work.Take()?.Invoke(state) ?? state;
            if (state is { IsChoosing: true, IsAnswered: true })
            {
                state = state with { IsChoosing = false };
                if (state.Hit is { } first)
                {
                    return first;
                }
            }

            Begin(isPaused);
            Draw();
            int count = terminal.Read(keys);
            isPaused = count == 0;
            foreach (var key in isPaused ? reader.Pause() : reader.Read(keys.AsSpan(0, count)))
            {
                (state, var action) = PickerModel.On(state, key, PickerView.ListHeight(terminal.Size.Height));
                if (action is PickerAction.Choose or PickerAction.Leave)
                {
                    return action is PickerAction.Choose ? state.Hit : null;
                }

                Do(action);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => work.Dispose();

    // The question is asked when no key came for a moment, so that not every letter of a word asks one.
    private void Begin(bool isPaused)
    {
        object? wanted = !state.IsAnswered ? state.Query : state.PreviewOf != state.Hit ? state.Hit : null;
        if (work.Subject is { } subject)
        {
            if (!subject.Equals(wanted))
            {
                work.Cancel();
            }
        }
        else if (wanted is string query && (isPaused || state.IsChoosing))
        {
            work.Start(query, cancel => Ask(query, cancel));
        }
        else if (wanted is PickerHit hit)
        {
            work.Start(hit, cancel => Look(hit, cancel));
        }
    }

    private Func<PickerState, PickerState> Ask(string query, CancellationToken cancel)
    {
        try
        {
            var asked = request with { Query = TypedQuestion.Of(query), Limit = MostHits, Offset = 0 };
            var result = vault.Search(asked, progress: null, cancel);
            var hits = result.Hits.Select(HitOf).ToList();
            return state => PickerModel.On(state, query, hits, Found(result));
        }
        catch (VaultException e)
        {
            return state => PickerModel.Failed(state, query, e.Message);
        }
    }

    private Func<PickerState, PickerState> Look(PickerHit hit, CancellationToken cancel)
    {
        try
        {
            var lines = new ConversationPreview(vault, request.Zone, cancel).Around(hit);
            return state => state with { Preview = lines, PreviewOf = hit };
        }
        catch (Exception e) when (e is VaultException or IOException or UnauthorizedAccessException)
        {
            // The session was moved away meanwhile.
            return state => state with { Preview = [], PreviewOf = hit, Message = e.Message };
        }
    }

    private PickerHit HitOf(SearchHit hit) => new()
    {
        Session = hit.Session.Id.Value,
        Path = hit.Path,
        Line = hit.Line,
        MessageId = hit.MessageId,
        Time = Amounts.Minute(hit.Ticks, request.Zone),
        Role = hit.Role?.ToString().ToLowerInvariant() ?? "",
        Title = TerminalText.Line(hit.Session.Title),
        Snippet = TerminalText.Line(hit.Snippet.Text),
        Highlights = hit.Snippet.Highlights,
        Words = WordMarks.Words(hit.Snippet),
    };

    private static string Found(SearchResult result)
    {
        string noun = result.Tier is SearchTier.Session ? "session" : "message";
        string total = result.TotalIsExact ? Amounts.Count(result.Total, noun) : $"more than {Amounts.Count(result.Total, noun)}";
        string added = result.Added == 0 ? "" : $", {Amounts.Count(result.Added, "session")} that fit less well";
        string warning = result.Warnings.Count == 0 ? "" : $"; {result.Warnings[0]}";
        return TerminalText.Line($"{total}{added}{warning}");
    }

    private void Draw()
    {
        if (terminal.WasDisturbed())
        {
            drawn = default;
        }

        var size = terminal.Size;
        if (drawn == (state, size))
        {
            return;
        }

        drawn = (state, size);
        var screen = new StringBuilder("\e[?25l\e[H");
        screen.AppendJoin("\e[K\r\n", view.Lines(state, size.Width, size.Height));
        screen.Append(CultureInfo.InvariantCulture, $"\e[K\e[J\e[1;{PickerView.CursorColumn(state, size.Width)}H\e[?25h");
        terminal.Write(screen.ToString());
    }

    private void Do(PickerAction action)
    {
        if (action is PickerAction.None || state.Hit is not { } hit)
        {
            drawn = action is PickerAction.Redraw ? default : drawn;
            return;
        }

        // What changes files must not meet a question that reads them.
        work.Stop();
        switch (action)
        {
            case PickerAction.Edit:
                Open(hit, run.Setting(SettingKeys.Editor)!);
                break;
            case PickerAction.Page:
                // The default leaves at once what fits on the screen: here it is to stay.
                Open(hit, run.Found(SettingKeys.Pager) is { Origin: not SettingOrigin.Default } named ? named.Value! : "less");
                break;
            case PickerAction.Copy:
                // OSC 52: the terminal's clipboard, also from another machine.
                terminal.Write($"\e]52;c;{Convert.ToBase64String(Encoding.UTF8.GetBytes(hit.Session))}\a");
                state = state with { Message = $"{hit.Session} was sent to the terminal's clipboard" };
                break;
            case PickerAction.Resume:
                Change(() => Resume(hit));
                break;
            case PickerAction.Archive:
                Change(() => Archive(hit));
                break;
            default:
                drawn = default;
                break;
        }
    }

    private void Open(PickerHit hit, string command)
    {
        string path = Path.GetFullPath(hit.Path, vault.Root);
        int exitCode = terminal.Run(command, ViewerCommand.Arguments(command, path, hit.Line));
        string message = exitCode == 0 ? "" : $"'{command}' ended with {exitCode}";

        // An editor may have changed the file.
        state = state with { IsStale = true, Message = message };
        drawn = default;
    }

    private void Change(Func<string> change)
    {
        try
        {
            string done = change();
            state = state with { IsStale = true, Message = done };
        }
        catch (VaultException e)
        {
            state = state with { Message = e.Message };
        }
    }

    private string Resume(PickerHit hit)
    {
        vault.ChangeHead(vault.Resolve(hit.Session), new() { State = SessionResumeCommand.Active });
        return $"{hit.Session} is active";
    }

    private string Archive(PickerHit hit)
    {
        string archive = SessionArchiveCommand.ArchiveFolder(vault, run, typed: null);
        var removed = vault.Remove(new() { Sessions = [vault.Resolve(hit.Session)], ArchiveTo = archive }).Sessions[0];
        return removed.Outcome is RemovalOutcome.Archived
            ? $"{hit.Session} was archived to {archive}; 'cru session restore' brings it back"
            : $"{hit.Session} was not archived: {removed.Reason}";
    }
}
