using DraftStudio.Core.Access;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The backups that the administration's page made.</summary>
internal static class StorageEndpoints
{
    public static IEndpointRouteBuilder MapStorage(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(StorageView.BackupsPath + "/{name}", DownloadAsync)
            .RequirePermission(Permission.WorkspaceManage)
            .WithTags("Storage")
            .WithSummary("Download a backup; for whoever administers every workspace")
            .Produces<Stream>(StatusCodes.Status200OK, "application/zip")
            .Fails("backup_not_found", "other_workspaces");
        return routes;
    }

    private static async Task<IResult> DownloadAsync(string name, HttpContext context, BackupFiles backups)
    {
        var opened = await backups.OpenAsync(context.Caller(), name, context.RequestAborted);
        return opened.Match<IResult>(
            path => TypedResults.PhysicalFile(path, "application/zip", name),
            static error => Problems.Of(error)
        );
    }
}
