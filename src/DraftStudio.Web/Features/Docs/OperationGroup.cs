using System.Collections.Immutable;
using Microsoft.OpenApi;

namespace DraftStudio.Web.Features.Docs;

/// <summary>The operations under one tag, as the page shows them.</summary>
public sealed record OperationGroup(string Name, ImmutableArray<OperationView> Operations)
{
    public string Id => "tag-" + Name.ToLowerInvariant().Replace(' ', '-');

    public static ImmutableArray<OperationGroup> Of(OpenApiDocument document) =>
        [
            .. document
                .Paths.SelectMany(static path =>
                    (path.Value.Operations ?? []).Select(operation =>
                        OperationView.Of(path.Key, operation.Key.Method, operation.Value)
                    )
                )
                .GroupBy(static operation => operation.Tag, StringComparer.Ordinal)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(static group => new OperationGroup(group.Key, [.. group])),
        ];
}
