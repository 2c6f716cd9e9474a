using System.Text.Json.Serialization;

namespace NurtureLang.Plan.Serialization;

/// <summary>The form of the plan in JSON, generated when this project is built so that reading one starts fast.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    WriteIndented = true,
    IndentSize = 1,
    NewLine = "\n",
    MaxDepth = PlanJson.MaximumDepth,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CampaignPlan))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
