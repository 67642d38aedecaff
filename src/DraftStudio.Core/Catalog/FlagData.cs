using System.Text.Json;
using System.Text.Json.Serialization;

namespace DraftStudio.Core.Catalog;

/// <summary>What a flag is: <see cref="Resource.Data"/> of the type <see cref="ResourceTypes.Flags"/>. One flag of a type excludes the other.</summary>
public sealed record FlagData(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("value")] bool Value
)
{
    /// <summary>The text under which the flag is kept and found.</summary>
    public string Text => $"{Type}: {(Value ? "true" : "false")}";

    public static FlagData? Of(Resource flag) =>
        flag.Data is null ? null : JsonSerializer.Deserialize<FlagData>(flag.Data);

    public string ToJson() => JsonSerializer.Serialize(this);
}
