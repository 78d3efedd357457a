using MarkdownSessions.Format;

namespace MarkdownSessions.Tests.Verification;

/// <content>Faults of heads and times.</content>
internal static partial class PlantedFaults
{
    private static string[] BrokenFrontMatter(HealthyVault vault)
    {
        string segment = vault.Session("broken");

        vault.Edit(segment, "writer:", "title: Foo: bar: baz\ntags: [unclosed\nwriter:");

        return [vault.Expect("broken-front-matter", segment, "title: Foo")];
    }

    private static string[] UnclosedFrontMatter(HealthyVault vault)
    {
        string segment = vault.Session("unclosed");

        vault.Edit(segment, "tern-4k2q\n---\n", "tern-4k2q\n");

        return [vault.Expect("broken-front-matter", segment, "---")];
    }

    private static string[] NotUtf8(HealthyVault vault)
    {
        string segment = vault.Session("latin", new FrontMatterField("title", "Caf@", []));
        string[] expected = [vault.Expect("not-utf8", segment, "title: Caf@"), vault.Expect("not-utf8", segment, "# Caf@")];

        File.WriteAllBytes(segment, [.. File.ReadAllBytes(segment).Select(letter => letter == (byte)'@' ? (byte)0xE9 : letter)]);

        return expected;
    }

    private static string[] NotUtf8TitleLine(HealthyVault vault)
    {
        string segment = vault.Session("latin-line");
        string text = File.ReadAllText(segment);
        int heading = text.IndexOf("## ", StringComparison.Ordinal);
        vault.Write(segment, text.Insert(heading, "# Caf@\n\n"));
        string expected = vault.Expect("not-utf8", segment, "# Caf@");

        File.WriteAllBytes(segment, [.. File.ReadAllBytes(segment).Select(letter => letter == (byte)'@' ? (byte)0xE9 : letter)]);

        return [expected];
    }

    private static string[] RepeatedKey(HealthyVault vault)
    {
        string segment = vault.Session("twice", new FrontMatterField("agent", "heron", []));

        vault.Edit(segment, "agent: heron\n", "agent: heron\nproject: marsh\nagent: egret\n");

        return [vault.Expect("repeated-key", segment, "agent: egret")];
    }

    private static string[] MissingFrontMatter(HealthyVault vault)
    {
        string segment = vault.Session("notes");

        string notes = vault.Write(Path.Join(Path.GetDirectoryName(segment), "notes.md"), "## 2024-01-15T10:32:00Z\n\n**User:** Ask Ann.\n");

        return [vault.Expect("missing-front-matter", notes, "## 2024")];
    }

    private static string[] OtherSessionId(HealthyVault vault)
    {
        string segment = vault.Session("foreign-segment");

        vault.Edit(segment, "session_id: chat-foreign-segment", "session_id: chat-other");

        return [vault.Expect("other-session-id", segment, "session_id:")];
    }

    private static string[] NewerFormat(HealthyVault vault)
    {
        string segment = vault.Session("newer");

        vault.Edit(segment, "format: 0", "format: 7");

        return [vault.Expect("newer-format", segment, "format: 7")];
    }

    private static string[] NoSuchDate(HealthyVault vault)
    {
        string segment = vault.Session("february");

        vault.Add(segment, "## 2024-02-31T10:32:00Z", "", "**User:** A day that does not exist.");

        return [vault.Expect("no-such-date", segment, "02-31")];
    }

    private static string[] NoSuchStart(HealthyVault vault)
    {
        string segment = vault.Session("yesterday");

        vault.Edit(segment, "started: 2024-01-15T10:30:00.000Z", "started: yesterday");

        return [vault.Expect("no-such-date", segment, "started: yesterday")];
    }

    private static string[] TimeBackwards(HealthyVault vault)
    {
        string segment = vault.Session("backwards");

        vault.Add(segment, "## 2024-01-15T09:00:00Z", "", "**User:** An hour before.");

        return [vault.Expect("time-backwards", segment, "T09:00:00Z")];
    }
}
