using System.Globalization;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// Writes one entry as the bytes that are appended to a log: heading with opening mark, speaker,
/// parts, footer with checksum (docs/format.md, "Entries"). Pure.
/// </summary>
public static class EntryWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The fact that holds the checksum.</summary>
    private const string Checksum = "crc";

    /// <summary>
    /// The fact that says of an entry that the next number belongs to it (docs/format.md, "Sizes"): so a large message
    /// whose last entry is lost is told from a whole one.
    /// </summary>
    internal const string GoesOn = "goes_on";

    /// <summary>The names of facts that are the format's own: no caller may give them.</summary>
    public static IReadOnlyList<string> OwnFacts { get; } = [Checksum, GoesOn];

    /// <summary>The entry's bytes, from the heading to the blank line below the footer.</summary>
    /// <exception cref="ArgumentException">
    /// The id, an artifact's name or the role cannot be written, or facts use a name of the format's own.
    /// </exception>
    public static byte[] Write(Entry entry)
    {
        if (!EntryId.IsMessageId(entry.Id.Message))
        {
            throw new ArgumentException($"'{entry.Id.Message}' cannot be an entry's id", nameof(entry));
        }

        var lines = new List<string> { $"{Mark.Heading}{entry.Time} {Mark.Directive}{entry.Id}{Directive.End}", "" };
        AddBlocks(entry, lines);

        // The checksum ends with the line above the blank line above the footer: what is last here is that blank line.
        byte[] checkedBytes = Utf8.GetBytes(string.Join('\n', lines));
        string crc = Crc32C.Of(checkedBytes).ToString("x8", CultureInfo.InvariantCulture);
        var footer = entry.Facts.Has(Checksum)
            ? throw new ArgumentException($"the fact '{Checksum}' is the format's own", nameof(entry))
            : Facts.Empty.With(Checksum, crc).WithAll(entry.Facts);
        byte[] rest = Utf8.GetBytes($"\n{Footer(entry.Id)}{Directive.Json(footer)}{Directive.End}\n\n");
        return [.. checkedBytes, .. rest];
    }

    /// <summary>What a footer of this id begins with.</summary>
    internal static string Footer(EntryId id) => $"{Mark.Directive}end {id} ";

    private static void AddBlocks(Entry entry, List<string> lines)
    {
        string label = RoleLabel.Of(entry.Role);
        Part? above = null;
        foreach (var part in entry.Parts)
        {
            var block = BlockWriter.Write(part, above);
            bool besideLabel = above is null && part is TextPart && CanStandBesideLabel(block);
            if (besideLabel)
            {
                // Beside its label a text needs no backslash: the label has taken column 0.
                lines.Add($"{label} {Mark.Unstuff(block[0])}");
                lines.AddRange(block[1..]);
            }
            else
            {
                if (above is null)
                {
                    lines.Add(label);
                    lines.Add("");
                }

                lines.AddRange(block);
            }

            lines.Add("");
            above = part;
        }

        if (above is null)
        {
            lines.Add(label);
            lines.Add("");
        }
    }

    private static bool CanStandBesideLabel(List<string> block) =>
        !block[0].StartsWith(Mark.Directive, StringComparison.Ordinal) && !MarkdownLine.BeginsBlock(block[0]);
}
