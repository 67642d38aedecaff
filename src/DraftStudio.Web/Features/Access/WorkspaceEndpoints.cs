using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Access;

/// <summary>The workspace of the request, and those beside it.</summary>
internal static class WorkspaceEndpoints
{
    public static IEndpointRouteBuilder MapWorkspaces(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Workspaces");
        group
            .MapGet("/workspace", GetAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read the workspace and its rules")
            .Gives<WorkspaceWire>(example: AccessExamples.Workspace);
        group
            .MapPatch("/workspace", ChangeAsync)
            .RequirePermission(Permission.WorkspaceManage)
            .WithSummary("Rename the workspace, change its review rules")
            .Takes<ChangeWorkspaceWire>(example: AccessExamples.ChangeWorkspace)
            .Gives<WorkspaceWire>(example: AccessExamples.Workspace)
            .Fails("out_of_range", "too_long");
        group
            .MapGet("/workspaces", ListAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("List the workspaces that the caller can go to")
            .Gives<ListWire<WorkspaceWire>>(example: AccessExamples.Workspaces);
        group
            .MapPost("/workspaces", CreateAsync)
            .RequirePermission(Permission.WorkspaceManage)
            .WithSummary("Make a workspace, whose administrator the caller is")
            .Takes<CreateWorkspaceWire>(example: AccessExamples.CreateWorkspace)
            .Gives<WorkspaceWire>(StatusCodes.Status201Created, example: AccessExamples.Workspace)
            .Fails("slug_taken", "invalid_slug", "too_long");
        return routes;
    }

    private static async Task<IResult> GetAsync(HttpContext context, IAccessStore store) =>
        await store.FindWorkspaceAsync(context.Caller().Workspace, context.RequestAborted) is { } workspace
            ? TypedResults.Ok(WorkspaceWire.Of(workspace))
            : Problems.Of(new DraftError.NotFound("workspace_not_found", "The workspace is gone."));

    private static async Task<IResult> ListAsync(HttpContext context, AccessDirectory directory) =>
        TypedResults.Ok(
            new ListWire<WorkspaceWire> { Items = await MeEndpoints.WorkspacesOfAsync(context, directory) }
        );

    private static async Task<IResult> ChangeAsync(HttpContext context, AccessEngine engine, AccessWrites writes)
    {
        var read = await StrictJson.ReadAsync<ChangeWorkspaceWire>(
            context.Request,
            JsonRules.Strict,
            context.RequestAborted
        );
        if (!read.TryGet(out var body, out var error))
        {
            return Problems.Of(error);
        }

        var command = new ChangeWorkspace
        {
            Name = body.Value.Name,
            ForbidOwnDecisions = body.Value.Rules?.ForbidOwnDecisions,
            RequiredApprovals = body.Value.Rules?.RequiredApprovals,
        };
        return await writes.RunAsync(
            context,
            "workspace.change",
            body.Bytes,
            async (unit, cancel) =>
                (await engine.ChangeWorkspaceAsync(unit, context.Caller(), command, cancel)).Map(static workspace =>
                    StoredAnswer.Of(WorkspaceWire.Of(workspace), written: true)
                )
        );
    }

    private static async Task<IResult> CreateAsync(HttpContext context, AccessEngine engine, AccessWrites writes)
    {
        var read = await StrictJson.ReadAsync<CreateWorkspaceWire>(
            context.Request,
            JsonRules.Strict,
            context.RequestAborted
        );
        if (!read.TryGet(out var body, out var error))
        {
            return Problems.Of(error);
        }

        var command = new CreateWorkspace(body.Value.Name, body.Value.Slug);
        return await writes.RunAsync(
            context,
            "workspace.create",
            body.Bytes,
            async (unit, cancel) =>
                (await engine.CreateWorkspaceAsync(unit, context.Caller(), command, cancel)).Map(static workspace =>
                    StoredAnswer.Of(WorkspaceWire.Of(workspace), written: true, StatusCodes.Status201Created)
                )
        );
    }
}
