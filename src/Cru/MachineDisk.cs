#pragma warning disable RS0030 // Asks the machine about a folder, and reads no file of a vault.
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
}
