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
