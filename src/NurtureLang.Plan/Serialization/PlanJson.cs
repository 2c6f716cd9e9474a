using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NurtureLang.Plan.Serialization;

/// <summary>Writes a plan as canonical JSON and reads it back, refusing what was changed, cut off or is of another version.</summary>
/// <remarks>INVARIANT: the same plan gives the same bytes on every machine; a plan that was read writes the bytes that it was read from.</remarks>
public static class PlanJson
{
    /// <summary>How deep a plan's JSON may be nested.</summary>
    internal const int MaximumDepth = 256;

    /// <summary>The largest plan that is read, in bytes: 64 MiB.</summary>
    public const int LargestPlan = 64 << 20;

    private static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>
    /// Gets ready what writing and reading plans takes, for a program that has something else to do meanwhile. It changes nothing but how long the first
    /// plan takes.
    /// </summary>
    public static void Prepare() => HashOf(SmallPlan.Make());

    /// <summary>The plan with its hash filled in.</summary>
    public static CampaignPlan Seal(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan with { Hash = HashOf(plan) };
    }

    /// <summary>Checks a plan as one that is read is checked: every position exists and every size is within its limit.</summary>
    /// <exception cref="PlanException">It is refused; the message says what to do.</exception>
    public static void Validate(CampaignPlan plan) => PlanValidator.Check(plan);

    /// <summary>The canonical UTF-8 text of a sealed plan, ending in a line feed.</summary>
    public static byte[] Write(CampaignPlan plan)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(plan, Info);
        return [.. text, (byte)'\n'];
    }

    /// <summary>Reads a plan and checks it as any input is checked: its form, its version, its hash and every position in it.</summary>
    /// <exception cref="PlanException">It is no plan, or not one that can be trusted; the message says what to do.</exception>
    public static CampaignPlan Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LargestPlan)
            throw new PlanException($"The plan has {utf8.Length:N0} bytes; at most {LargestPlan:N0} are read. Split the campaign, then build it again.");
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        CheckFormat(utf8);
        var plan = Parse(utf8);
        if (plan.Hash != HashOf(plan))
            throw new PlanException("The plan was changed after it was built: its content does not match its hash. Build it again with `nurture build`.");
        PlanValidator.Check(plan);
        return plan;
    }

    private static JsonTypeInfo<CampaignPlan> Info => (JsonTypeInfo<CampaignPlan>)Options.GetTypeInfo(typeof(CampaignPlan));

    private static string HashOf(CampaignPlan plan) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plan with { Hash = "" }, Info)));

    private static CampaignPlan Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, Info)
                ?? throw new PlanException("The plan is empty. Build it again with `nurture build`.");
        }
        catch (JsonException problem)
        {
            var line = problem.LineNumber is { } number ? $" (line {number + 1})" : "";
            throw new PlanException($"The plan is cut off or damaged{line}. Build it again with `nurture build`.", problem);
        }
        catch (Exception problem) when (problem is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new PlanException("The plan is damaged: it has a part that no plan has. Build it again with `nurture build`.", problem);
        }
    }

    // The version is looked at first, so that a plan of another version is told by that and not by its first unknown field.
    private static void CheckFormat(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaximumDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new PlanException("This is not a plan: it does not start with an object. Plans are written by `nurture build`.");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isFormat = reader.ValueTextEquals("format"u8);
                reader.Read();
                if (isFormat)
                {
                    var format = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : -1;
                    if (format == CampaignPlan.CurrentFormat) return;
                    throw new PlanException(
                        $"The plan is of format {format}; this version runs format {CampaignPlan.CurrentFormat}. Build it again with `nurture build` of this version.");
                }

                reader.Skip();
            }
        }
        catch (JsonException problem)
        {
            throw new PlanException($"The plan is cut off or damaged (line {(problem.LineNumber ?? 0) + 1}). Build it again with `nurture build`.", problem);
        }

        throw new PlanException("This is not a plan: it names no format. Plans are written by `nurture build`.");
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(PlanJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = PlanJsonContext.Default.WithAddedModifier(RequireWhatIsNotOptional),
        };
        options.MakeReadOnly();
        return options;
    }

    private static void RequireWhatIsNotOptional(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in type.Properties)
        {
            property.IsRequired = property.AssociatedParameter is { } parameter
                && !parameter.IsNullable
                && Nullable.GetUnderlyingType(property.PropertyType) is null;
        }
    }
}
