using System.Text.Json;

namespace Cru.Tests;

public class ConfigTests
{
    private const string VaultSettings = ".crucible/config.yaml";

    [Fact]
    public void Option_goes_above_variable_vault_user_and_default()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        var seen = new List<(string, string)> { Engine(shell) };

        shell.Cru("config set engine scan --user");
        seen.Add(Engine(shell));
        shell.Cru("config set engine sqlite");
        seen.Add(Engine(shell));
        shell.Variables["CRU_ENGINE"] = "scan";
        seen.Add(Engine(shell));
        seen.Add(Engine(shell, "--engine sqlite"));

        Assert.Equal([("sqlite", "default"), ("scan", "user"), ("sqlite", "vault"), ("scan", "environment"), ("sqlite", "option")], seen);
    }

    [Fact]
    public void The_engine_that_is_set_is_the_one_that_searches()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session append one alpha");

        shell.Cru("config set engine scan");

        Assert.Contains("\"engine\":\"scan\"", shell.Cru("session search alpha --json").Output);
        Assert.Contains("\"engine\":\"sqlite\"", shell.Cru("session search alpha --json --engine sqlite").Output);
    }

    [Fact]
    public void Limits_that_are_set_hold_until_one_is_typed()
    {
        using var shell = new Shell();
        foreach (string id in (string[])["one", "two", "three"])
        {
            shell.Cru($"session new --id {id}");
            shell.Cru($"session append {id} alpha");
        }

        shell.Cru("config set search-limit 2");
        shell.Cru("config set list-limit 1 --user");

        Assert.Equal(2, Lines(shell.Cru("session search alpha --format jsonl").Output));
        Assert.Equal(3, Lines(shell.Cru("session search alpha --format jsonl --limit 5").Output));
        Assert.Equal(3, Lines(shell.Cru("session search alpha --format ids").Output));
        Assert.Contains("2 older sessions not shown", shell.Run(["session", "list"], onTerminal: true).Output);
        Assert.Equal(3, Lines(shell.Cru("session list").Output));
    }

    [Fact]
    public void Sessions_are_archived_where_the_settings_say()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --title One");
        shell.Cru("config set archive old/2026");

        shell.Cru("session archive one");

        Assert.True(Directory.Exists(Path.Combine(shell.Folder, "old/2026/one")));
    }

    [Fact]
    public void An_archive_below_the_home_is_the_users_to_name()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --title One");
        shell.Cru("config set archive ~/attic --user");

        shell.Cru("session archive one");

        Assert.True(Directory.Exists(Path.Combine(shell.Home, "attic/one")));
    }

    [Fact]
    public void Cleanup_takes_the_age_that_is_set_but_never_to_delete_for_good()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session append one alpha --time 2020-01-01T00:00:00Z");
        shell.Cru("config set older-than 90d");

        Assert.Contains("one", shell.Cru("session cleanup --dry-run").Output);
        Assert.Contains("--purge deletes for good; say with it how old", shell.Cru("session cleanup --purge --yes").Error);
    }

    [Fact]
    public void A_hand_written_file_keeps_its_comments_and_order()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        Write(shell, "# ours\nqueries:\n  trouble: timeout   # often\n\nengine: sqlite # fast\nown-key: kept\n");

        shell.Cru("config set engine scan");
        shell.Cru("config set list-limit 10");
        shell.Cru("config unset engine");

        Assert.Equal("# ours\nqueries:\n  trouble: timeout   # often\n\nown-key: kept\nlist-limit: 10\n", Read(shell));
        Assert.Equal("@trouble  timeout\n", shell.Cru("session search --saved").Output);
    }

    [Theory]
    [InlineData("pager", "touch ran")]
    [InlineData("editor", "touch ran")]
    [InlineData("color", "always")]
    public void A_vault_names_no_program_and_no_looks(string key, string value)
    {
        var started = new List<string>();
        using var shell = new Shell { Height = 2, OpenPager = command => Note(started, command) };
        shell.Cru("session new --id one --title One");
        shell.Cru("session append one 'a\nb\nc\nd'");
        Write(shell, $"{key}: {value}\n");

        var list = shell.Cru("config list");
        var shown = shell.Run(["session", "show", "one"], onTerminal: true);

        Assert.Equal(1, list.ExitCode);
        Assert.DoesNotContain(value, list.Output);
        Assert.Contains($"'{key}' is left out: a vault may be somebody else's", list.Error);
        Assert.DoesNotContain(value, started);
        Assert.Equal(0, shown.ExitCode);
        Assert.DoesNotContain("\e[1m", shell.Cru("session list").Output);
    }

    [Fact]
    public void The_picker_runs_no_editor_that_a_vault_names()
    {
        var terminal = new ScriptedTerminal(("1 message\e", "\u000f"), ("1 message\e", "\u0016"), ("1 message\e", "\u0003"));
        using var shell = new Shell { OpenTerminal = () => terminal, Variables = { ["TERM"] = "xterm" } };
        shell.Cru("session new --id one --title One");
        shell.Cru("session append one 'The heron stands'");
        Write(shell, "editor: touch ran\npager: touch ran\n");

        shell.Run(["session", "pick", "stands"], onTerminal: true);

        Assert.StartsWith("vi ", terminal.Ran[0]);
        Assert.StartsWith("less ", terminal.Ran[1]);
    }

    [Fact]
    public void A_vault_sends_sessions_nowhere_but_below_its_root()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --title One");
        string[] outside = ["/tmp/elsewhere", "../elsewhere", "~/elsewhere", "a/../../b"];

        var answers = outside.Select(folder => shell.Cru($"config set archive {folder}")).ToList();
        Write(shell, "archive: ../elsewhere\n");
        var archived = shell.Cru("session archive one");

        Assert.All(answers, answer => Assert.Equal(64, answer.ExitCode));
        Assert.Contains("'archive' is left out", archived.Error);
        Assert.True(Directory.Exists(Path.Combine(shell.Folder, ".crucible/archive/one")));
    }

    [Theory]
    [InlineData("config set engin scan", "no setting 'engin'; did you mean 'engine'?")]
    [InlineData("config get colour", "no setting 'colour'; did you mean 'color'?")]
    [InlineData("config set engine nix", "or scan, not 'nix'; nothing was changed")]
    [InlineData("config set search-limit 0", "takes a whole number from 1 on")]
    [InlineData("config set older-than soon", "takes an age")]
    [InlineData("config set queries x", "'queries' is no setting of this command")]
    [InlineData("config lst", "did you mean 'cru config list'?")]
    [InlineData("session list --quiet --verbose", "--quiet and --verbose ask for two things")]
    public void What_cannot_be_meant_is_refused_with_64(string command, string problem)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        var answer = shell.Cru(command);

        Assert.Equal(64, answer.ExitCode);
        Assert.Contains(problem, answer.Error);
        Assert.False(File.Exists(Path.Combine(shell.Folder, VaultSettings)));
    }

    [Fact]
    public void Unknown_keys_and_unfit_values_are_told_and_never_deleted()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        const string written = "engin: scan\nengine: nix\nlist-limit: [1]\n";
        Write(shell, written);

        var list = shell.Cru("config list");
        var search = shell.Cru("session search --count");
        shell.Cru("config set color never");

        Assert.Equal(1, list.ExitCode);
        Assert.Contains("no setting 'engin'; did you mean 'engine'?", list.Error);
        Assert.Contains("'list-limit' is left out: it takes a whole number from 1 on, not '1'", list.Error);
        Assert.Contains($"'engine' is left out: it takes {string.Join(" or ", Engines.Names)}, not 'nix'", search.Error);
        Assert.Equal(written, Read(shell));
    }

    [Fact]
    public void A_damaged_file_costs_only_what_it_says()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --title One");
        shell.Cru("session append one alpha");
        Write(shell, "engine: [scan\n");

        var answer = shell.Cru("session search alpha --count");
        var set = shell.Cru("config set engine scan");

        Assert.Equal("1\n", answer.Output);
        Assert.Equal(65, set.ExitCode);
        Assert.Equal("engine: [scan\n", Read(shell));
    }

    [Fact]
    public void The_users_own_file_lies_where_XDG_says()
    {
        using var shell = new Shell();
        shell.Cru("config set color never");
        shell.Variables["XDG_CONFIG_HOME"] = Path.Combine(shell.Folder, "xdg");
        shell.Cru("config set color always");
        shell.Variables["XDG_CONFIG_HOME"] = "relative";

        var seen = shell.Cru("config get color");

        Assert.Equal("color: never\n", File.ReadAllText(shell.OwnSettings));
        Assert.Equal("color: always\n", File.ReadAllText(Path.Combine(shell.Folder, "xdg/cru/config.yaml")));
        Assert.Equal("never\n", seen.Output);
    }

    [Fact]
    public void A_link_to_the_own_file_stays_a_link()
    {
        using var shell = new Shell();
        Directory.CreateDirectory(Path.GetDirectoryName(shell.OwnSettings)!);
        string real = Path.Combine(shell.Folder, "dotfiles.yaml");
        File.WriteAllText(real, "# mine\n");
        File.CreateSymbolicLink(shell.OwnSettings, real);

        shell.Cru("config set color never");

        Assert.Equal("# mine\ncolor: never\n", File.ReadAllText(real));
        Assert.NotNull(new FileInfo(shell.OwnSettings).LinkTarget);
    }

    [Fact]
    public void Without_a_vault_the_users_own_settings_are_listed_and_set()
    {
        using var shell = new Shell();

        var refused = shell.Cru("config set engine scan");
        var set = shell.Cru("config set engine scan --user");

        Assert.Equal(66, refused.ExitCode);
        Assert.Contains("--user sets it for all vaults", refused.Error);
        Assert.Equal(0, set.ExitCode);
        Assert.Equal("scan\n", shell.Cru("config get engine").Output);
    }

    [Fact]
    public void What_goes_above_a_change_is_told()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("config set engine scan");

        var answer = shell.Cru("config set engine sqlite --user");

        Assert.Contains("here .crucible/config.yaml says otherwise, and holds: scan", answer.Error);
    }

    [Fact]
    public void Get_and_unset_end_with_1_where_there_is_nothing()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        Assert.Equal((1, ""), (shell.Cru("config get older-than").ExitCode, shell.Cru("config get older-than").Output));
        Assert.Equal(1, shell.Cru("config unset older-than").ExitCode);
        Assert.Equal(1, shell.Cru("config get engine --user").ExitCode);
    }

    [Fact]
    public void The_document_tells_each_value_and_its_file()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("config set engine scan");

        using var document = JsonDocument.Parse(shell.Cru("config list --json").Output);

        var engine = document.RootElement.GetProperty("settings").EnumerateArray().First();
        Assert.Equal(("engine", "scan", "vault", VaultSettings), (Text(engine, "key"), Text(engine, "value"), Text(engine, "from"), Text(engine, "place")));
        Assert.Equal(["vault", "user"], document.RootElement.GetProperty("files").EnumerateArray().Select(file => Text(file, "level")));
    }

    private static (string, string) Engine(Shell shell, string options = "")
    {
        using var document = JsonDocument.Parse(shell.Cru($"config get engine --json {options}").Output);
        var setting = document.RootElement.GetProperty("settings")[0];
        return (Text(setting, "value"), Text(setting, "from"));
    }

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private static int Lines(string text) => text.Split('\n').Length - 1;

    private static StringWriter Note(List<string> started, string command)
    {
        started.Add(command);
        return new StringWriter();
    }

    private static void Write(Shell shell, string text) => File.WriteAllText(Path.Combine(shell.Folder, VaultSettings), text);

    private static string Read(Shell shell) => File.ReadAllText(Path.Combine(shell.Folder, VaultSettings));
}
