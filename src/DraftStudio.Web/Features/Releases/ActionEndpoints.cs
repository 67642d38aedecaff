using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Releases;

/// <summary>The catalogue of actions that nodes can have.</summary>
internal static class ActionEndpoints
{
    public static IEndpointRouteBuilder MapActions(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/actions", static (ActionCatalogue catalogue) => AnswerResult.Of(ActionListWire.Of(catalogue)))
            .RequirePermission(Permission.Read)
            .WithTags("workflows")
            .WithSummary("List the actions that nodes can have, with the schemas of their configs")
            .Gives<ActionListWire>(example: ReleaseExamples.Actions);
        return routes;
    }
}

internal sealed record ActionListWire([property: JsonPropertyName("items")] ImmutableArray<ActionWire> Items)
{
    public static ActionListWire Of(ActionCatalogue catalogue) => new([.. catalogue.All.Select(ActionWire.Of)]);
}

internal sealed record ActionWire
{
    /// <summary>native or connector.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>Null for the studio's own.</summary>
    [JsonPropertyName("integrationSlug")]
    public string? IntegrationSlug { get; init; }

    [JsonPropertyName("actionSlug")]
    public required string ActionSlug { get; init; }

    [JsonPropertyName("title")]
    public required string Title { get; init; }

    [JsonPropertyName("description")]
    public required string Description { get; init; }

    [JsonPropertyName("icon")]
    public required string Icon { get; init; }

    /// <summary>How many children a node has; null when its config says it.</summary>
    [JsonPropertyName("children")]
    public int? Children { get; init; }

    /// <summary>The member of the config, a list, that has an entry for each child.</summary>
    [JsonPropertyName("childrenFrom")]
    public string? ChildrenFrom { get; init; }

    /// <summary>A JSON Schema.</summary>
    [JsonPropertyName("config")]
    public required JsonElement Config { get; init; }

    public static ActionWire Of(ActionDefinition action)
    {
        using var schema = JsonDocument.Parse(action.Config.Json);
        return new ActionWire
        {
            Kind = action.Integration is null ? NodeMembers.Native : NodeMembers.Connector,
            IntegrationSlug = action.Integration,
            ActionSlug = action.Slug,
            Title = action.Title,
            Description = action.Description,
            Icon = action.Icon,
            Children = action.Children,
            ChildrenFrom = action.ChildrenFrom,
            Config = schema.RootElement.Clone(),
        };
    }
}
