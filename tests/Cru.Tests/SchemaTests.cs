using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Cru.Json;

namespace Cru.Tests;

public class SchemaTests
{
    private static readonly JsonSerializerOptions Indented = new(CruJson.Readable.Options) { WriteIndented = true, IndentSize = 2 };

    public static TheoryData<string> Names =>
    [
        "error", "last", "head", "continue", "artifact", "branch", "verify", "new", "append", "appended", "list", "show", "search", "grep", "stats", "reindex", "import", "removal", "watch", "message",
        "hit", "session", "saved", "config", "doctor", "engine", "found-line", "found-file",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_published_schema_is_that_of_the_output(string name)
    {
        var schema = CruJson.Readable.Options.GetJsonSchemaAsNode(TypeOf(name), new() { TreatNullObliviousAsNonNullable = true });

        var published = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"cru {name}, version 1",
        };
        foreach (var (key, value) in schema.AsObject())
        {
            published[key] = value?.DeepClone();
        }

        Repository.MustSay($"docs/schemas/{name}.schema.json", published.ToJsonString(Indented) + "\n");
    }

    private static Type TypeOf(string name) => name switch
    {
        "error" => typeof(ErrorDocument),
        "engine" => typeof(EngineDocument),
        "new" => typeof(NewDocument),
        "append" => typeof(AppendDocument),
        "appended" => typeof(AppendedLine),
        "list" => typeof(ListDocument),
        "last" => typeof(LastDocument),
        "head" => typeof(HeadDocument),
        "continue" => typeof(ContinueDocument),
        "artifact" => typeof(ArtifactDocument),
        "branch" => typeof(BranchDocument),
        "show" => typeof(ShowDocument),
        "search" => typeof(SearchDocument),
        "saved" => typeof(SavedDocument),
        "reindex" => typeof(ReindexDocument),
        "import" => typeof(ImportDocument),
        "removal" => typeof(RemovalDocument),
        "watch" => typeof(WatchLine),
        "grep" => typeof(GrepDocument),
        "stats" => typeof(StatsDocument),
        "found-line" => typeof(FoundLine),
        "found-file" => typeof(FoundFile),
        "verify" => typeof(VerifyDocument),
        "config" => typeof(ConfigDocument),
        "doctor" => typeof(DoctorDocument),
        "message" => typeof(MessageLine),
        "hit" => typeof(HitLine),
        "session" => typeof(SessionLine),
        _ => throw new ArgumentException($"no type for '{name}'", nameof(name)),
    };
}
