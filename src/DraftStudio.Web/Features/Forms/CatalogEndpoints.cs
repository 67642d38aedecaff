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
            .WithDescription("`search`, `retired=true` for those out of use, `cursor`, `limit` (1 to 200).")
            .Gives<ListWire<ResourceWire>>(
                example: new ListWire<ResourceWire> { Items = [ResourceWire.Example], NextCursor = null }
            )
            .Fails("not_found", "out_of_range", "invalid_cursor", "unknown_value");
        catalog
            .MapGet("/{type}/{id}", ReadAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read a resource, a retired one too, and what uses it")
            .Gives<CatalogEntryWire>(example: CatalogEntryWire.Example)
            .Fails("not_found");
        catalog
            .MapPatch("/{type}/{id}", RenameAsync)
            .RequirePermission(Permission.CatalogWrite)
            .WithSummary("Rename a department, simulation, profile or persona; all that selects it shows the new name")
            .Takes<RenameResourceWire>(example: new RenameResourceWire { Value = "Nursing", ExpectedValue = "Nurses" })
            .Gives<ResourceWire>(example: ResourceWire.Example)
            .Fails("not_found", "read_only_type", "name_taken", "name_changed", "required", "too_long");
        catalog
            .MapDelete("/{type}/{id}", RetireAsync)
            .RequirePermission(Permission.CatalogWrite)
            .WithSummary("Take a resource out of use; one that is used only with `force=true`")
            .WithDescription(
                "What selects a retired resource keeps it, and cannot be published until it selects another."
            )
            .Gives<ResourceWire>(example: ResourceWire.Example with { RetiredAt = ResourceWire.ExampleTime })
            .Fails("not_found", "read_only_type", "in_use", "unknown_value");
        catalog
            .MapPost("/{type}/{id}/unretire", UnretireAsync)
            .RequirePermission(Permission.CatalogWrite)
            .WithSummary("Bring a resource back into use")
            .Takes<NoBodyWire>(optional: true)
            .Gives<ResourceWire>(example: ResourceWire.Example)
            .Fails("not_found", "read_only_type");
        catalog
            .MapPost("/{type}", AddAsync)
            .RequirePermission(Permission.CatalogWrite)
            .WithSummary("Add a department, simulation, profile or persona; the one that is there when it is")
            .Takes<AddResourceWire>(example: new AddResourceWire { Value = "Nursing" })
            .Gives<ResourceWire>(example: ResourceWire.Example)
            .Gives<ResourceWire>(StatusCodes.Status201Created, ResourceWire.Example)
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
        if (
            !PageRequest.Read(context.Request, CursorOrder.Text).TryGet(out var page, out var error)
            || !FormQueries.ReadFlag(context.Request.Query, "retired").TryGet(out var retired, out error)
        )
        {
            return Problems.Of(error);
        }

        await FormFlags.EnsureAsync(store, kinds, time, context.Caller().Workspace, type, context.RequestAborted);
        var search = new CatalogSearch
        {
            Text = context.Request.Query["search"].ToString() is { Length: > 0 } text ? text : null,
            Retired = retired,
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

    private static async Task<IResult> ReadAsync(
        string type,
        string id,
        HttpContext context,
        IDraftStore store,
        CatalogEngine catalog
    )
    {
        var found = await catalog.FindAsync(store, context.Caller(), type, IdOf(id), context.RequestAborted);
        return found.Match<IResult>(
            static entry => AnswerResult.Of(CatalogEntryWire.Of(entry)),
            static failure => Problems.Of(failure)
        );
    }

    private static async Task<IResult> RenameAsync(
        string type,
        string id,
        HttpContext context,
        ApiWrites writes,
        CatalogEngine catalog
    )
    {
        var read = await StrictJson.ReadAsync<RenameResourceWire>(
            context.Request,
            JsonRules.Strict,
            context.RequestAborted
        );
        if (!read.TryGet(out var body, out var error))
        {
            return Problems.Of(error);
        }

        var (value, expected) = (body.Value.Value, body.Value.ExpectedValue);
        return await writes.RunAsync(
            context,
            "catalog.rename",
            body.Bytes,
            async (unit, cancel) =>
                (await catalog.RenameAsync(unit, context.Caller(), type, IdOf(id), value, expected, cancel)).Map(Answer)
        );
    }

    private static async Task<IResult> RetireAsync(
        string type,
        string id,
        HttpContext context,
        IDraftStore store,
        ApiWrites writes,
        CatalogEngine catalog
    )
    {
        if (!FormQueries.ReadFlag(context.Request.Query, "force").TryGet(out var force, out var error))
        {
            return Problems.Of(error);
        }

        // Looked for before the unit, where nobody waits for it; whoever insists was told.
        var entry = await catalog.FindAsync(store, context.Caller(), type, IdOf(id), context.RequestAborted);
        var uses = !force && entry.TryGet(out var found, out _) ? found.Uses : [];
        return await writes.RunAsync(
            context,
            "catalog.retire",
            default,
            async (unit, cancel) =>
                (await catalog.RetireAsync(unit, context.Caller(), type, IdOf(id), true, uses, cancel)).Map(Answer)
        );
    }

    private static async Task<IResult> UnretireAsync(
        string type,
        string id,
        HttpContext context,
        ApiWrites writes,
        CatalogEngine catalog
    )
    {
        var read = await StrictJson.ReadAsync<NoBodyWire>(
            context.Request,
            JsonRules.StrictOrEmpty,
            context.RequestAborted
        );
        return read.TryGet(out var body, out var error)
            ? await writes.RunAsync(
                context,
                "catalog.unretire",
                body.Bytes,
                async (unit, cancel) =>
                    (await catalog.RetireAsync(unit, context.Caller(), type, IdOf(id), false, [], cancel)).Map(Answer)
            )
            : Problems.Of(error);
    }

    private static ResourceId IdOf(string text) => new(Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty);

    private static StoredAnswer Answer(ChangedResource changed) =>
        StoredAnswer.Of(ResourceWire.Of(changed.Resource), written: changed.Changed);

    private static StoredAnswer Answer(AddedResource added) =>
        StoredAnswer.Of(
            ResourceWire.Of(added.Resource),
            written: added.New,
            added.New ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );
}
