using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>Writes an entry as a caller gave it.</summary>
internal static class GivenEntry
{
    /// <summary>Writes it in the sizes of the format.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="at">Which of those that were given it is.</param>
    /// <param name="keep">Takes what becomes an artifact.</param>
    /// <param name="bytes">Gets its bytes.</param>
    /// <exception cref="VaultException">It cannot be written.</exception>
    public static void Write(Entry entry, int at, Func<string, string, string> keep, Stream bytes)
    {
        try
        {
            foreach (var piece in EntryShaper.Shape(entry, keep))
            {
                bytes.Write(EntryWriter.Write(piece));
            }
        }
        catch (ArgumentException e)
        {
            // A caller's JSON may name facts that the format keeps for itself, or artifacts that cannot be linked.
            throw VaultException.Unfit($"the entry cannot be written: {Reason(e)}").About(at);
        }
    }

    // .NET ends its messages with the name of a parameter, which is none of the caller's.
    private static string Reason(ArgumentException e)
    {
        int parameter = e.ParamName is null ? -1 : e.Message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return parameter < 0 ? e.Message : e.Message[..parameter];
    }
}
