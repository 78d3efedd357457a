using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Names what lies where only a session's own files should.</summary>
internal static class Foreign
{
    /// <summary>Adds a finding for a name that is no part of a session; other names with a dot in front are passed over, as readers do.</summary>
    public static void Tell(FindingList findings, string path, FileStamp stamp)
    {
        if (VaultPaths.IsTemporary(stamp.Name))
        {
            findings.Add(FindingKind.Leftover, path, "a writer that died, or is at work now, has not renamed it into place");
        }
        else if (stamp.Kind is FileKind.Other)
        {
            findings.Add(FindingKind.LinkOrDevice, path, "it is a link, pipe or device");
        }
        else if (stamp.Name[0] == '.')
        {
            return;
        }
        else if (stamp.Kind is FileKind.Folder)
        {
            findings.Add(FindingKind.ForeignFolder, path, "it is no part of a session");
        }
        else
        {
            findings.Add(FindingKind.ForeignFile, path, "it is no part of a session");
        }
    }
}
