using System.Globalization;

namespace Cru.Output;

/// <summary>
/// Makes names of files clickable (OSC 8: gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda). No terminal can be
/// asked whether it knows links, and an old one may print the address; so only those that are known to.
/// </summary>
/// <param name="AreOn">Whether links are written.</param>
/// <param name="Machine">Named in each, so that a terminal elsewhere does not open a file of its own.</param>
/// <param name="WithLine">The terminal takes the line behind the file's name.</param>
internal readonly record struct Links(bool AreOn, string Machine, bool WithLine)
{
    // The first VTE that has links and no crash on them.
    private const int FirstGoodVte = 5_002;

    // VS Code is left out: it finds 'path:line' by itself, and a link would lose the line.
    private static readonly string[] Programs = ["iTerm.app", "WezTerm", "ghostty", "rio", "Hyper"];

    private static readonly string[] Marks = ["KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR"];

    /// <summary>Links where standard output is a terminal that has them; <c>FORCE_HYPERLINK</c> 0 and 1 decide for terminals of all kinds.</summary>
    public static Links Choose(CruHost host)
    {
        bool areOn = host.OutputIsTerminal() && (host.Variable("FORCE_HYPERLINK") switch
        {
            null or "" => IsKnown(host),
            "0" => false,
            _ => true,
        });
        return new(areOn, host.MachineName, host.Variable("KITTY_WINDOW_ID") is { Length: > 0 });
    }

    /// <summary>A text that opens a file.</summary>
    /// <param name="text">What is shown, safe.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="line">The line, counted from 1.</param>
    public string To(string text, string path, long line)
    {
        if (!AreOn)
        {
            return text;
        }

        string slashes = path.Replace('\\', Path.DirectorySeparatorChar == '\\' ? '/' : '\\');
        string address = string.Join('/', slashes.Split('/').Select(Uri.EscapeDataString));
        string root = address.StartsWith('/') ? "" : "/";
        string place = WithLine ? $"#{line.ToString(CultureInfo.InvariantCulture)}" : "";
        return $"\e]8;;file://{Uri.EscapeDataString(Machine)}{root}{address}{place}\e\\{text}\e]8;;\e\\";
    }

    private static bool IsKnown(CruHost host)
    {
        string term = host.Variable("TERM") ?? "";
        bool isBetween = host.Variable("TMUX") is { Length: > 0 } || host.Variable("STY") is { Length: > 0 };
        string[] unable = ["dumb", "linux", "screen", "tmux", "vt"];
        if (isBetween || unable.Any(name => term.StartsWith(name, StringComparison.Ordinal)))
        {
            return false;
        }

        bool isGoodVte = int.TryParse(host.Variable("VTE_VERSION"), NumberStyles.None, CultureInfo.InvariantCulture, out int vte) && vte >= FirstGoodVte;
        return isGoodVte
            || Programs.Contains(host.Variable("TERM_PROGRAM"), StringComparer.Ordinal)
            || Marks.Any(mark => host.Variable(mark) is { Length: > 0 });
    }
}
