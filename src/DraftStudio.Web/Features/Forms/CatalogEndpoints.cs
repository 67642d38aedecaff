using System.Text.Json.Serialization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The resources that forms select, for pickers.</summary>
internal static class CatalogEndpoints
{
    public static IEndpointRouteBuilder MapCatalog(this IEndpointRouteBuilder routes)
    {
        var catalog = routes.MapGroup("/api/catalog").WithTags("catalog");
        catalog
            .MapGet("/{type}", ListAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Search the resources of a type, by text; keys by their names, without secrets")
            .WithDescription("`search`, `cursor`, `limit` (1 to 200).")
            .Gives<ListWire<ResourceWire>>()
            .Fails("not_found", "out_of_range", "invalid_cursor");
        catalog
            .MapPost("/{type}", AddAsync)
            .RequirePermission(Permission.CatalogWrite)
            .WithSummary("Add a department, simulation, profile or persona; the one that is there when it is")
            .Takes<AddResourceWire>()
            .Gives<ResourceWire>()
            .Gives<ResourceWire>(StatusCodes.Status201Created)
            .Fails("not_found", "read_only_type", "required", "too_long", "retired");
        return routes;
    }

    private static async Task<IResult> ListAsync(
        string type,
        HttpContext context,
        IDraftStore store,
        DraftKinds kinds,
        CatalogEngine catalog,
        TimeProvider time
    )
    {
        if (!PageRequest.Read(context.Request, CursorOrder.Text).TryGet(out var page, out var error))
        {
            return Problems.Of(error);
        }

        await FormFlags.EnsureAsync(store, kinds, time, context.Caller().Workspace, type, context.RequestAborted);
        var search = new CatalogSearch
        {
            Text = context.Request.Query["search"].ToString() is { Length: > 0 } text ? text : null,
            Cursor = page.Cursor,
            Limit = page.Limit,
        };
        var found = await catalog.SearchAsync(store, context.Caller(), type, search, context.RequestAborted);
        return found.Match<IResult>(
            static resources =>
                AnswerResult.Of(
                    new ListWire<ResourceWire>
                    {
                        Items = [.. resources.Items.Select(ResourceWire.Of)],
                        NextCursor = resources.NextCursor,
                    }
                ),
            static failure => Problems.Of(failure)
        );
    }

    private static async Task<IResult> AddAsync(
        string type,
        HttpContext context,
        ApiWrites writes,
        CatalogEngine catalog
    )
    {
        var read = await StrictJson.ReadAsync<AddResourceWire>(
            context.Request,
            JsonRules.Strict,
            context.RequestAborted
        );
        return read.TryGet(out var body, out var error)
            ? await writes.RunAsync(
                context,
                "catalog.add",
                body.Bytes,
                async (unit, cancel) =>
                    (await catalog.AddAsync(unit, context.Caller(), type, body.Value.Value, cancel)).Map(Answer)
            )
            : Problems.Of(error);
    }

    private static StoredAnswer Answer(AddedResource added) =>
        StoredAnswer.Of(
            ResourceWire.Of(added.Resource),
            written: added.New,
            added.New ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );
}

/// <summary>A resource that forms select.</summary>
internal sealed record ResourceWire
{
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>Its text; of a key, its name.</summary>
    [JsonPropertyName("value")]
    public required string Value { get; init; }

    /// <summary>For a key: what may be shown of its secret.</summary>
    [JsonPropertyName("mask")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mask { get; init; }

    /// <summary>For a key.</summary>
    [JsonPropertyName("description")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    /// <summary>For a flag: what it says something about.</summary>
    [JsonPropertyName("flag_type")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FlagType { get; init; }

    /// <summary>For a flag: what it says.</summary>
    [JsonPropertyName("flag_value")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? FlagValue { get; init; }

    public static ResourceWire Of(Resource resource)
    {
        var key = resource.Type == ResourceTypes.Keys ? KeyData.Of(resource) : null;
        var flag = resource.Type == ResourceTypes.Flags ? FlagData.Of(resource) : null;
        return new ResourceWire
        {
            Id = resource.Id.Value,
            Type = resource.Type,
            Value = resource.Text,
            Mask = key?.Mask,
            Description = key?.Description,
            FlagType = flag?.Type,
            FlagValue = flag?.Value,
        };
    }
}

/// <summary>Adds a resource.</summary>
internal sealed record AddResourceWire
{
    [JsonPropertyName("value")]
    public required string Value { get; init; }
}
