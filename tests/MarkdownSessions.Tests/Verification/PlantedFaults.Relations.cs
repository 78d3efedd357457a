using MarkdownSessions.Format;

namespace MarkdownSessions.Tests.Verification;

/// <content>Faults of what sessions say of each other and of their artifacts.</content>
internal static partial class PlantedFaults
{
    private static string[] MissingParent(HealthyVault vault)
    {
        string segment = vault.Session("orphan", new FrontMatterField("parent_session_id", "chat-nowhere", []));

        return [vault.Expect("missing-parent", segment, "parent_session_id")];
    }

    private static string[] OwnParent(HealthyVault vault)
    {
        string segment = vault.Session("own-parent", new FrontMatterField("parent_session_id", "chat-own-parent", []));

        return [vault.Expect("parent-cycle", segment, "parent_session_id")];
    }

    private static string[] ParentCycle(HealthyVault vault)
    {
        string hen = vault.Session("hen", new FrontMatterField("parent_session_id", "chat-egg", []));
        string egg = vault.Session("egg", new FrontMatterField("parent_session_id", "chat-hen", []));
        vault.Session("chick", new FrontMatterField("parent_session_id", "chat-hen", []));

        return [vault.Expect("parent-cycle", hen, "parent_session_id"), vault.Expect("parent-cycle", egg, "parent_session_id")];
    }

    private static string[] MissingOrigin(HealthyVault vault)
    {
        string segment = vault.Session("branch", new FrontMatterField("branched_from", "[[chat-nowhere/2024-01-15-1030.md#m2]]", []));

        return [vault.Expect("missing-origin", segment, "branched_from")];
    }

    private static string[] MissingSegment(HealthyVault vault)
    {
        string segment = vault.Session("continued");

        vault.Edit(segment, "continued_from: null", "continued_from: \"[[2024-01-14-0900.md]]\"");

        return [vault.Expect("missing-segment", segment, "continued_from")];
    }

    private static string[] MissingArtifact(HealthyVault vault)
    {
        var (segment, artifact) = LongAnswer(vault, "lost-artifact");

        File.Delete(artifact);

        return [vault.Expect("missing-artifact", segment, "[[artifacts/")];
    }

    private static string[] DeadLink(HealthyVault vault)
    {
        string segment = vault.Session("dead-link");

        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** It is all in", "[[artifacts/plan.md|the plan]]", "as I said.");

        return [vault.Expect("dead-link", segment, "plan.md")];
    }

    private static string[] ArtifactLength(HealthyVault vault)
    {
        string segment = vault.Session("cut-picture");

        vault.Write(Path.Join(Path.GetDirectoryName(segment), "artifacts", "chart.png"), "12345");
        vault.Add(segment, "## 2024-01-15T10:32:00Z", "", "**User:** See", "", "![[artifacts/chart.png]] <!-- cru {\"mime\":\"image/png\",\"bytes\":12} -->");

        return [vault.Expect("artifact-length", segment, "chart.png")];
    }

    private static string[] ArtifactContent(HealthyVault vault)
    {
        var (_, artifact) = LongAnswer(vault, "flipped");

        vault.Write(artifact, $"y{File.ReadAllText(artifact)[1..]}");

        return [vault.Expect("artifact-content", artifact)];
    }

    private static string[] UnlinkedArtifact(HealthyVault vault)
    {
        string segment = vault.Session("unlinked");

        string artifact = vault.Write(Path.Join(Path.GetDirectoryName(segment), "artifacts", "drafts", "old.txt"), "old");

        return [vault.Expect("unlinked-artifact", artifact)];
    }
}
