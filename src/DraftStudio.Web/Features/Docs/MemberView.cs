using System.Collections.Immutable;
using Microsoft.OpenApi;

namespace DraftStudio.Web.Features.Docs;

/// <summary>A parameter, or a member of a body.</summary>
public sealed record MemberView(string Name, string Type, bool Required, string Description)
{
    public static ImmutableArray<MemberView> Of(IEnumerable<KeyValuePair<string, OpenApiMediaType>>? content)
    {
        var schema = content?.Select(static pair => pair.Value.Schema).FirstOrDefault();
        return
        [
            .. (schema?.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)).Select(
                member => new MemberView(
                    member.Key,
                    TypeOf(member.Value),
                    schema?.Required?.Contains(member.Key) == true,
                    member.Value.Description ?? ""
                )
            ),
        ];
    }

    private static string TypeOf(IOpenApiSchema schema)
    {
        var type = $"{schema.Type}".ToLowerInvariant().Replace("null, ", "", StringComparison.Ordinal);
        return schema switch
        {
            { Enum.Count: > 0 } => string.Join(" | ", schema.Enum!.Select(static value => value?.ToString())), // Counted.
            { Items: { } items } => $"list of {TypeOf(items)}",
            { Format: { } format } => $"{type} ({format})",
            _ => type.Length == 0 ? "any" : type,
        };
    }
}
