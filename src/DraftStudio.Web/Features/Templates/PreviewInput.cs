using System.Text.Json;
using System.Text.Json.Serialization;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>An input of the draft, with the members that the HTTP contract has.</summary>
public sealed record PreviewInput
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement> Members { get; init; } =
        new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    [JsonIgnore]
    public string Name => Text("name") ?? "";

    [JsonIgnore]
    public string Driver => Text("driver") ?? "text";

    [JsonIgnore]
    public bool IsMultiple => Members.TryGetValue("multiple", out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The inputs in their order. One without a name cannot be used in a template.</summary>
    internal static IEnumerable<PreviewInput> All(Document document, DraftFileIds ids) =>
        TemplateItems
            .Inputs.Read(document)
            .Select(item => Of(item.Key, item.Value, ids))
            .Where(static input => input.Name.Length > 0);

    /// <summary>A member that is a text; null when it is not there, or empty.</summary>
    public string? Text(string member) =>
        Members.TryGetValue(member, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static PreviewInput Of(string id, DocumentNode node, DraftFileIds ids)
    {
        var members = JsonTree
            .ToElement(node, ids.ToWire)
            .EnumerateObject()
            .ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal);
        members.Remove("id");
        members.TryAdd("driver", JsonSerializer.SerializeToElement("text"));
        return new PreviewInput { Id = id, Members = members };
    }
}
