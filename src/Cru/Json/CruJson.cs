using System.Text.Json.Serialization;

namespace Cru.Json;

/// <summary>The documents of <c>--json</c>; their schemas in docs/schemas are exported from these types.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(NewDocument))]
[JsonSerializable(typeof(AppendDocument))]
[JsonSerializable(typeof(AppendedLine))]
[JsonSerializable(typeof(ListDocument))]
[JsonSerializable(typeof(LastDocument))]
[JsonSerializable(typeof(HeadDocument))]
[JsonSerializable(typeof(ContinueDocument))]
[JsonSerializable(typeof(ArtifactDocument))]
[JsonSerializable(typeof(BranchDocument))]
[JsonSerializable(typeof(ShowDocument))]
[JsonSerializable(typeof(SearchDocument))]
[JsonSerializable(typeof(SavedDocument))]
[JsonSerializable(typeof(ReindexDocument))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(RemovalDocument))]
[JsonSerializable(typeof(WatchLine))]
[JsonSerializable(typeof(GrepDocument))]
[JsonSerializable(typeof(StatsDocument))]
[JsonSerializable(typeof(VerifyDocument))]
[JsonSerializable(typeof(ConfigDocument))]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(EngineDocument))]
internal sealed partial class CruJson : JsonSerializerContext
{
    private static CruJson? readable;

    /// <summary>The context that leaves letters of all scripts as they are; <see cref="JsonText"/> escapes what must not be shown.</summary>
    public static CruJson Readable => readable ??= new(new(Default.Options)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
