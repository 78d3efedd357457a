using System.Diagnostics;
using System.Text;

namespace Cru.Tests;

public class LocaleTests
{
    [Theory]
    [InlineData("LC_ALL", "de_DE.UTF-8", true)]
    [InlineData("LC_CTYPE", "C.utf8", true)]
    [InlineData("LANG", "de_DE.ISO-8859-1", false)]
    [InlineData("LC_ALL", "C", false)]
    [InlineData("LC_ALL", "POSIX", false)]
    public void The_locale_says_which_letters_there_are(string variable, string value, bool isUtf8) =>
        Assert.Equal(isUtf8, Locale.IsUtf8(name => name == variable ? value : name == "LANG" ? "C" : null));

    [Theory]
    [InlineData("LC_ALL", "C")]
    [InlineData("LC_ALL", "POSIX")]
    [InlineData("LANG", "de_DE.ISO-8859-1")]
    [InlineData("LC_ALL", "C.UTF-8")]
    public void A_pipe_gets_the_bytes_of_the_files_in_every_locale(string variable, string locale)
    {
        const string said = "Grüße, 鷺 — und …";
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Run(["session", "append", "one"], said);

        byte[] shown = Program(shell.Folder, variable, locale, "session", "show", "one", "--format", "jsonl");
        byte[] appended = Program(shell.Folder, variable, locale, "session", "append", "one", said);

        Assert.Contains(said, Encoding.UTF8.GetString(shown));
        Assert.NotEmpty(appended);
        Assert.Contains($"\"text\":\"{said}\"", shell.Cru("session show one --format jsonl --tail 1").Output);
    }

    // The program as it is built, in a process of its own.
    private static byte[] Program(string folder, string variable, string locale, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCode).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (string name in (string[])["LC_ALL", "LC_CTYPE", "LANG"])
        {
            start.Environment.Remove(name);
        }

        start.Environment[variable] = locale;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return output.ToArray();
    }
}
