using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Administration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Access;

/// <summary>Who may have a backup, over HTTP.</summary>
public sealed class BackupDownloadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_IsForWhoeverAdministersEveryWorkspace()
    {
        await using var host = new StudioHost();
        using var admin = await host.SignInAsync(StudioHost.AdminEmail);
        var name = await MakeAsync(host);
        var address = $"{StorageView.BackupsPath}/{name}";

        using var archive = await admin.GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.OK, archive.StatusCode);
        Assert.Equal("attachment", archive.Content.Headers.ContentDisposition?.DispositionType);
        using (var zip = new ZipArchive(await archive.Content.ReadAsStreamAsync(Cancel)))
        {
            Assert.Equal(
                ["manifest.json", "studio.db"],
                zip.Entries.Select(static entry => entry.FullName).Order(StringComparer.Ordinal)
            );
        }

        using var editor = await host.AsAsync(Role.Editor);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(address, Cancel)).StatusCode);

        // Who administers one workspace alone must not read the others out of a backup.
        await admin.PostAsJsonAsync("/api/workspaces", new { name = "Secret", slug = "secret" }, Cancel);
        using var other = await host.AsAsync(Role.Administrator);
        Assert.Equal("other_workspaces", await StudioHost.CodeOf(await other.GetAsync(address, Cancel)));
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(address, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("none.zip")]
    [InlineData("..%2Fmaster.key")]
    [InlineData("..%2Fstudio.db")]
    [InlineData("%2Fetc%2Fpasswd")]
    public async Task Backup_OfAnotherName_IsNotThere(string name)
    {
        await using var host = new StudioHost();
        using var admin = host.Admin();
        await MakeAsync(host);

        var answer = await admin.GetAsync($"{StorageView.BackupsPath}/{name}", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> MakeAsync(StudioHost host)
    {
        using var client = host.Admin();
        var me = await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/me", Cancel);
        var caller = new Caller
        {
            Workspace = new WorkspaceId(me.GetProperty("workspace").GetProperty("id").GetGuid()),
            User = new UserId(me.GetProperty("id").GetGuid()),
            UserName = "Ada",
            Permissions = RolePermissions.Of(Role.Administrator),
        };
        return EngineStory.Good(await host.Services.GetRequiredService<BackupFiles>().MakeAsync(caller, Cancel)).Name;
    }
}
