using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>What a session's folder holds, at any depth, with names that begin with a dot.</summary>
/// <param name="Folders">Folders below it, outer ones first, relative to it.</param>
/// <param name="Files">Regular files, by path.</param>
/// <param name="Odd">A link or device in it, relative to it, which no copy would hold; null when there is none.</param>
internal sealed record FolderSurvey(IReadOnlyList<string> Folders, IReadOnlyList<SurveyedFile> Files, string? Odd)
{
    /// <summary>How long all files are together.</summary>
    public long Bytes => Files.Sum(file => file.Length);

    /// <summary>Looks; follows no link.</summary>
    public static FolderSurvey Of(IVaultFiles files, string folder)
    {
        var folders = new List<string>();
        var found = new List<SurveyedFile>();
        string? odd = null;
        var open = new Queue<string>([""]);
        while (open.TryDequeue(out string? below))
        {
            foreach (var stamp in files.List(Path.Join(folder, below)))
            {
                string path = Path.Join(below, stamp.Name);
                switch (stamp.Kind)
                {
                    case FileKind.File:
                        found.Add(new(path, stamp.Length));
                        break;
                    case FileKind.Folder:
                        folders.Add(path);
                        open.Enqueue(path);
                        break;
                    default:
                        odd ??= path;
                        break;
                }
            }
        }

        found.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return new(folders, found, odd);
    }
}
