using System.Globalization;

namespace Cru.Picking;

/// <summary>How editors and pagers are told the line to begin at.</summary>
internal static class ViewerCommand
{
    /// <summary>The arguments of a program that opens a file.</summary>
    /// <param name="command">The program as <c>EDITOR</c> or <c>PAGER</c> names it, maybe with a folder and arguments.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="line">The line, counted from 1.</param>
    public static IReadOnlyList<string> Arguments(string command, string path, int line)
    {
        string number = line.ToString(CultureInfo.InvariantCulture);
        string program = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        return program[(program.LastIndexOf('/') + 1)..] switch
        {
            "code" or "codium" or "code-insiders" or "cursor" or "windsurf" => ["--goto", $"{path}:{number}"],
            "hx" or "helix" or "zed" or "subl" => [$"{path}:{number}"],
            "vi" or "vim" or "nvim" or "view" or "nano" or "emacs" or "emacsclient" or "micro" or "kak" or "joe" or "jed" or "mg"
                or "less" or "more" or "most" => [$"+{number}", path],
            _ => [path],
        };
    }
}
