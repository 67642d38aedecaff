using System.Collections.Immutable;
using Microsoft.OpenApi;

namespace DraftStudio.Web.Features.Docs;

/// <summary>One operation, as the page shows it.</summary>
public sealed record OperationView
{
    public required string Tag { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Summary { get; init; }

    public required ImmutableArray<string> Description { get; init; }

    public required ImmutableArray<MemberView> Parameters { get; init; }

    public required ImmutableArray<MemberView> Body { get; init; }

    public required ImmutableArray<ResponseView> Responses { get; init; }

    public string Id =>
        $"{Method}-{Path}"
            .ToLowerInvariant()
            .Replace('/', '-')
            .Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal);

    public static OperationView Of(string path, string method, OpenApiOperation operation) =>
        new()
        {
            Tag = operation.Tags?.FirstOrDefault()?.Name ?? "Other",
            Method = method.ToUpperInvariant(),
            Path = path,
            Summary = operation.Summary ?? "",
            Description = LinesOf(operation.Description),
            Parameters =
            [
                .. (operation.Parameters ?? []).Select(static parameter => new MemberView(
                    parameter.Name ?? "",
                    $"{parameter.In}".ToLowerInvariant(),
                    parameter.Required,
                    parameter.Description ?? ""
                )),
            ],
            Body = MemberView.Of(operation.RequestBody?.Content),
            Responses =
            [
                .. (operation.Responses ?? []).Select(static response => new ResponseView(
                    response.Key,
                    LinesOf(response.Value.Description),
                    response.Key.StartsWith('2') ? MemberView.Of(response.Value.Content) : []
                )),
            ],
        };

    private static ImmutableArray<string> LinesOf(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

/// <summary>A status that an operation answers with.</summary>
public sealed record ResponseView(string Status, ImmutableArray<string> Description, ImmutableArray<MemberView> Body);

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
