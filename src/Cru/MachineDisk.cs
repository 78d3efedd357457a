#pragma warning disable RS0030 // Asks the machine about a folder, and reads no file of a vault.
using System.ComponentModel;
using System.Diagnostics;

namespace Cru;

/// <summary>What the system says of the disk under a folder.</summary>
internal static class MachineDisk
{
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Looks; null where the system does not say.</summary>
    public static DiskFacts? Look(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            bool isOpen = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & OfOthers) != UnixFileMode.None;
            return new(drive.AvailableFreeSpace, drive.TotalSize, drive.DriveFormat, isOpen);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Only asked in passing.
            return null;
        }
    }

    /// <summary>The name of the user to whom a folder belongs, as POSIX' <c>ls</c> tells it; null where it does not.</summary>
    public static string? OwnerOf(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            var start = new ProcessStartInfo("ls", ["-ld", "--", folder]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var ls = Process.Start(start)!;
            string[] words = ls.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            ls.WaitForExit();

            // Mode, number of links, owner: the order is POSIX'.
            return ls.ExitCode == 0 && words.Length > 2 ? words[2] : null;
        }
        catch (Win32Exception)
        {
            // A system without this program.
            return null;
        }
    }
}
