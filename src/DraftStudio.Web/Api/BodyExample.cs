using System.Text.Json;
using System.Text.Json.Nodes;

namespace DraftStudio.Web.Api;

/// <summary>A body as the description shows it: a wire record, or JSON where a record could not leave members out.</summary>
/// <param name="Status">Of the answer that has it; null for the request.</param>
/// <param name="Value">The body.</param>
public sealed record BodyExample(int? Status, object Value)
{
    public JsonNode? ToJson() =>
        Value is JsonNode json
            ? json.DeepClone()
            : JsonSerializer.SerializeToNode(Value, Value.GetType(), StrictJson.Options);
}
