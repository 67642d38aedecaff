using System.Globalization;
using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>A draft shares what it is a draft of: opening it copies nothing, and committing it names what is there.</summary>
public abstract class TemplateSharingTests(TemplateStudio studio)
{
    private const int Files = 10_000;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected IServiceProvider Services => studio.Host.OrSkip().Services;

    [Fact]
    public async Task ADraft_IsTheSameDocument_AndItsSnapshotBecomesWhatIsPublished()
    {
        var services = Services;
        var (store, drafts) = (
            services.GetRequiredService<IDraftStore>(),
            services.GetRequiredService<TemplateDrafts>()
        );
        var caller = await CallerAsync(services);
        var made = Good(
            await store.WriteAsync(
                (unit, token) =>
                    drafts.CreateAsync(unit, caller, Header, [.. Enumerable.Range(0, Files).Select(File)], null, token),
                Cancel
            )
        );
        var id = made.Id.ToString("D");
        var published = Good(await drafts.FindAsync(store, caller, id, Cancel));
        var blobs = await CountBlobsAsync(services);
        Assert.InRange(blobs, Files, Files + 100); // No two files are alike; other tests have a few more.

        var draft = Good(await store.WriteAsync((unit, token) => drafts.EditAsync(unit, caller, id, token), Cancel));

        Assert.Equal(blobs, await CountBlobsAsync(services));
        Assert.Same(published.Document, draft.Document);
        Assert.Equal(published.Original.HeadSnapshot, draft.Draft!.Snapshot); // An opened draft is one.
        var file = TemplateFiles.List(draft.Document)[0];
        var changed = Good(await ChangeAsync(store, drafts, caller, draft, file.Id));
        var files = TemplateDocument.FilesOf(published.Document);
        var changedFiles = TemplateDocument.FilesOf(changed.Document);
        Assert.Equal(Files - 1, files.Count(entry => ReferenceEquals(entry.Value, changedFiles.Find(entry.Key))));
        Assert.True(
            await services.GetRequiredService<DraftSnapshots>().TakeAsync(caller.Workspace, draft.Draft.Id, Cancel)
        );
        var ready = await store.FindDraftAsync(caller.Workspace, draft.Draft.Id, Cancel);

        var committed = Good(
            await store.WriteAsync(
                (unit, token) => drafts.CommitAsync(unit, caller, id, Precondition.None, force: false, token),
                Cancel
            )
        );

        Assert.Equal(ready!.Snapshot, committed.Original.HeadSnapshot); // It was just there.
        Assert.InRange(await CountBlobsAsync(services), blobs + 1, blobs + 3); // Snapshots: no contents, an edit is in them.
        var next = Good(await store.WriteAsync((unit, token) => drafts.EditAsync(unit, caller, id, token), Cancel));
        var nextFiles = TemplateDocument.FilesOf(next.Document);
        Assert.Equal(Files - 1, files.Count(entry => ReferenceEquals(entry.Value, nextFiles.Find(entry.Key))));
        var contents = await FileContents.ReadAsync(
            store,
            caller.Workspace,
            TemplateFile.Find(next.Document, file.Id)!.Contents, // It was changed, not deleted.
            Cancel
        );
        Assert.StartsWith("New line\n", Encoding.UTF8.GetString(contents.Span), StringComparison.Ordinal);
    }

    private protected static Task<Result<TemplateState>> ChangeAsync(
        IDraftStore store,
        TemplateDrafts drafts,
        Caller caller,
        TemplateState draft,
        string file
    ) =>
        store.WriteAsync(
            (unit, token) =>
                drafts.ChangeAsync(
                    unit,
                    caller,
                    draft.Id.ToString("D"),
                    Precondition.None,
                    (template, _, _) => Task.FromResult<Result<Document>>(Insert(template.Document, file)),
                    null,
                    token
                ),
            Cancel
        );

    private protected static readonly TemplateHeader Header = new(
        "Large",
        null,
        "",
        TemplateTypes.Default,
        TemplateHandlers.Default,
        null,
        null,
        MapNode.Empty,
        MapNode.Empty
    );

    private protected static NewFile File(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"parts/{number:D5}.html");
        return new NewFile(
            name,
            FileRoles.Asset,
            "text/html",
            false,
            FileContents.Prepare(Encoding.UTF8.GetBytes(name), "text/html")
        );
    }

    private static Document Insert(Document document, string file)
    {
        var path = TemplateFile.ContentsAt(file);
        var text = (TextNode)document.At(path)!; // The files are texts.
        return document.With(path, text.With([new TextEdit(0, "", "New line\n")]));
    }

    private static async Task<int> CountBlobsAsync(IServiceProvider services)
    {
        await using var context = await services
            .GetRequiredService<IDbContextFactory<StudioDbContext>>()
            .CreateDbContextAsync(Cancel);
        return await context.Blobs.CountAsync(Cancel);
    }

    private protected static async Task<Caller> CallerAsync(IServiceProvider services)
    {
        var accounts = services.GetRequiredService<IAccessStore>();
        var account = await accounts.FindAccountByEmailAsync(Account.NormalizeEmail(StudioHost.AdminEmail), Cancel);
        var access = await accounts.ReadAccessAsync(account!.Id, Cancel); // The first administrator is there.
        return CallerResolver.Make(
            account,
            access!.Memberships[0], // As above.
            RolePermissions.Of(Role.Administrator)
        );
    }

    private protected static T Good<T>(Result<T> result)
        where T : notnull
    {
        Assert.True(result.TryGet(out var value, out var error), error?.ToString());
        return value!; // Asserted.
    }
}

public sealed class SqliteTemplateSharingTests(TemplateStudio studio)
    : TemplateSharingTests(studio),
        IClassFixture<TemplateStudio>
{
    /// <summary>Bytes are the same under any load. Here alone a unit begins and ends on one thread, which counts them.</summary>
    [Fact]
    public async Task ACommit_OfManyFiles_CostsWhatOneOfAFewDoes()
    {
        var services = Services;
        var (few, many) = (await CommittingAsync(services, 10), await CommittingAsync(services, 3_000));

        Assert.InRange(many, 1, few * 3 / 2);
    }

    /// <summary>What the reads before the unit, the analysis and the unit allocate in the third commit of one file changed.</summary>
    private static async Task<long> CommittingAsync(IServiceProvider services, int files)
    {
        var (store, drafts, analysis) = (
            services.GetRequiredService<IDraftStore>(),
            services.GetRequiredService<TemplateDrafts>(),
            services.GetRequiredService<TemplateAnalysis>()
        );
        var caller = await CallerAsync(services);
        var made = Good(
            await store.WriteAsync(
                (unit, token) =>
                    drafts.CreateAsync(
                        unit,
                        caller,
                        Header,
                        [
                            .. Enumerable
                                .Range(0, files)
                                .Select(number => File(number) with { Role = FileRoles.Template }),
                        ],
                        null,
                        token
                    ),
                Cancel
            )
        );
        var id = made.Id.ToString("D");
        var bytes = 0L;
        for (var commit = 0; commit < 3; commit++)
        {
            var draft = Good(
                await store.WriteAsync((unit, token) => drafts.EditAsync(unit, caller, id, token), Cancel)
            );
            var file = TemplateFiles.List(draft.Document)[commit];
            Good(await ChangeAsync(store, drafts, caller, draft, file.Id));
            await services.GetRequiredService<DraftSnapshots>().TakeAsync(caller.Workspace, draft.Draft!.Id, Cancel); // An opened draft is one.
            var begun = GC.GetAllocatedBytesForCurrentThread();
            var found = drafts.FindDraftAsync(store, caller, id, Cancel);
            Assert.True(found.IsCompletedSuccessfully); // On this thread.
            var checking = analysis.CheckAsync(store, caller.Workspace, Good(await found).Document, Cancel);
            Assert.True(checking.IsCompletedSuccessfully);
            bytes = GC.GetAllocatedBytesForCurrentThread() - begun;
            Assert.Empty(await checking);
            Good(
                await store.WriteAsync(
                    async (unit, token) =>
                    {
                        var before = GC.GetAllocatedBytesForCurrentThread();
                        var committed = await drafts.CommitAsync(unit, caller, id, Precondition.None, false, token);
                        bytes += GC.GetAllocatedBytesForCurrentThread() - before;
                        return committed;
                    },
                    Cancel
                )
            );
        }

        return bytes;
    }
}

public sealed class PostgresTemplateSharingTests(PostgresTemplateStudio studio)
    : TemplateSharingTests(studio),
        IClassFixture<PostgresTemplateStudio>;
