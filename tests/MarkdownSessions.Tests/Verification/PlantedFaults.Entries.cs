using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Verification;

/// <content>Faults of a log's entries.</content>
internal static partial class PlantedFaults
{
    private static string[] TornEntry(HealthyVault vault)
    {
        string segment = vault.Session("torn");

        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m9 -->", "", "**User:** So we inject a TimePro");

        return [vault.Expect("torn-entry", segment, "cru m9")];
    }

    private static string[] RewrittenEntry(HealthyVault vault)
    {
        string segment = vault.Session("rewritten");

        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m9 -->", "", "**User:** So we inject a TimePro");
        string expected = vault.Expect("rewritten-entry", segment, "cru m9");
        vault.Say(vault.Vault, SessionId.Parse("chat-rewritten"), "m9", "So we inject a TimeProvider.", "2024-01-15T10:33:00.000Z");

        return [expected];
    }

    private static string[] MissingEntry(HealthyVault vault)
    {
        string segment = vault.Session("gap");

        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m1+2 -->", "", "**User:** And then?", "", "<!-- cru end m1+2 {} -->");

        return [vault.Expect("missing-entry", segment, "cru m1 -->")];
    }

    private static string[] MissingEnd(HealthyVault vault)
    {
        string segment = vault.Session("cut");

        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m9 -->", "", "**User:** A very long te", "", "<!-- cru end m9 {\"goes_on\":1} -->");

        return [vault.Expect("missing-entry", segment, "cru m9 -->")];
    }

    private static string[] OtherSpeaker(HealthyVault vault)
    {
        string segment = vault.Session("speaker");

        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m1+1 -->", "", "**Assistant:** And then?", "", "<!-- cru end m1+1 {} -->");

        return [vault.Expect("other-speaker", segment, "cru m1+1 -->")];
    }

    private static string[] NulBytes(HealthyVault vault)
    {
        string segment = vault.Session("nuls");

        File.AppendAllText(segment, new string('\0', 4096));

        return [vault.Expect("nul-bytes", segment, "\0")];
    }

    private static string[] NulsInEntry(HealthyVault vault)
    {
        string segment = vault.Session("nuls-inside");

        vault.Edit(segment, "wall clock", "wall\0clock");

        string torn = vault.Expect("torn-entry", segment, "cru m2 -->");
        string footer = vault.Expect("lost-heading", segment, "cru end m2");
        return [torn, footer, vault.Expect("nul-bytes", segment, "\0")];
    }

    private static string[] EditedEntry(HealthyVault vault)
    {
        string segment = vault.Session("edited");

        vault.Edit(segment, "wall clock", "strict clock");

        return [vault.Expect("edited-entry", segment, "<!-- cru m2 -->")];
    }

    private static string[] RepeatedEntry(HealthyVault vault)
    {
        string segment = vault.Session("repeated");

        string text = File.ReadAllText(segment);
        vault.Add(segment, text[text.IndexOf("## 2024-01-15T10:31", StringComparison.Ordinal)..]);

        return [vault.Expect("repeated-entry", segment, "<!-- cru m2 -->")];
    }

    private static string[] ConflictingEntry(HealthyVault vault)
    {
        vault.Session("conflicting");

        using var other = vault.OtherMachine();
        string segment = vault.Say(other, SessionId.Parse("chat-conflicting"), "m3", "Which clock?", "2024-01-15T10:32:00.000Z");

        // As it would be written where the first machine's segment did not arrive yet.
        byte[] entry = EntryWriter.Write(new() { Id = new("m2"), Role = Role.User, Time = HealthyVault.At("2024-01-15T10:33:00.000Z"), Parts = [new TextPart("It reads no clock.")] });
        vault.Add(segment, Encoding.UTF8.GetString(entry));

        return [vault.Expect("conflicting-entry", segment, "<!-- cru m2 -->")];
    }

    private static string[] GitConflict(HealthyVault vault)
    {
        string segment = vault.Session("merged");

        vault.Add(
            segment,
            "<<<<<<< HEAD",
            "## 2024-01-15T10:32:00Z",
            "",
            "**User:** On this machine.",
            "=======",
            "## 2024-01-15T10:33:00Z",
            "",
            "**User:** On the other one.",
            ">>>>>>> laptop");

        return [vault.Expect("git-conflict", segment, "<<<<<<<")];
    }

    private static string[] SyncConflict(HealthyVault vault)
    {
        string segment = vault.Session("synced");

        string copy = vault.Write(segment.Replace(".md", ".sync-conflict-20240116-101112-ABCDEFG.md", StringComparison.Ordinal), File.ReadAllText(segment));

        return [vault.Expect("conflict-copy", copy)];
    }

    private static string[] MergeOriginal(HealthyVault vault)
    {
        string segment = vault.Session("original");

        string copy = vault.Write($"{segment}.orig", File.ReadAllText(segment));

        return [vault.Expect("conflict-copy", copy)];
    }

    private static string[] StrayCall(HealthyVault vault)
    {
        string segment = vault.Session("stray-call");

        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** Half a mark is text:", "[Tool: two words here]");

        return [vault.Expect("stray-mark", segment, "[Tool: two")];
    }

    private static string[] StrayHeading(HealthyVault vault)
    {
        string segment = vault.Session("stray-heading");

        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** Then", "## 2024-01-15T10:33:00Z and more");

        return [vault.Expect("stray-mark", segment, "and more")];
    }

    private static string[] LoneMarker(HealthyVault vault)
    {
        string segment = vault.Session("lone-marker");

        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** A title", "=======", "<<<<<<< HEAD", "nothing follows");

        return [vault.Expect("stray-mark", segment, "<<<<<<<")];
    }

    private static string[] LostHeading(HealthyVault vault)
    {
        string segment = vault.Session("lost-heading");

        vault.Edit(segment, "## 2024-01-15T10:31:00.000Z <!-- cru m2 -->\n", "");

        return [vault.Expect("lost-heading", segment, "cru end m2")];
    }

    private static string[] TooLong(HealthyVault vault)
    {
        string segment = vault.Session("long");

        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", $"**User:** {new string('a', 17 * 1024 * 1024)}");

        return [vault.Expect("too-long", segment, "aaaa")];
    }
}
