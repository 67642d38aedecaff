using System.Text.Json;
using System.Text.Json.Serialization;

namespace DraftStudio.Core.Catalog;

/// <summary>What a key has beside its name: <see cref="Resource.Data"/> of the type <see cref="ResourceTypes.Keys"/>.</summary>
/// <param name="Mask">What may be shown of the secret.</param>
/// <param name="Description">For people; null for none.</param>
/// <param name="Draft">The draft that made it: until a commit lists the key, no other may select it.</param>
public sealed record KeyData(
    [property: JsonPropertyName("mask")] string Mask,
    [property: JsonPropertyName("description")] string? Description,
    [property: JsonPropertyName("draft")] Guid? Draft
)
{
    private static readonly KeyData None = new("…", null, null);

    public static KeyData Of(Resource key) =>
        key.Data is null ? None : JsonSerializer.Deserialize<KeyData>(key.Data) ?? None;

    public string ToJson() => JsonSerializer.Serialize(this);
}
