using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Core.Storage;
using DraftStudio.Core.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Tests.Unit.Support.Databases;

/// <summary>The store as the program registers it, on a database of its own, with a clock that the test moves.</summary>
public sealed class TestStorage : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestStorage(ServiceProvider services, StorageOptions options)
    {
        this.services = services;
        Options = options;
    }

    public StorageOptions Options { get; }

    public HandDate Time => (HandDate)services.GetRequiredService<TimeProvider>();

    public IDraftStore Drafts => Get<IDraftStore>();

    public ICatalogReader Catalog => Get<ICatalogReader>();

    public IJournalReader Journal => Get<IJournalReader>();

    public WriteQueue Queue => Get<WriteQueue>();

    /// <summary>The store as it is registered, and nothing of it begun.</summary>
    public static TestStorage Closed(StorageOptions options) => new(Build(options), options);

    public static async Task<TestStorage> OpenAsync(StorageOptions options)
    {
        var provider = Build(options);
        try
        {
            await provider.GetRequiredService<StorageLifetime>().StartAsync(CancellationToken.None);
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }

        return new TestStorage(provider, options);
    }

    private static ServiceProvider Build(StorageOptions options) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new HandDate())
            .AddStudioStorage(options)
            .AddAccessStorage()
            .BuildServiceProvider();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public StudioDbContext CreateDbContext() => Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    public Guid NewId() => Guid.CreateVersion7(Time.GetUtcNow());

    public async Task<WorkspaceId> AddWorkspaceAsync(WorkspaceRules? rules = null)
    {
        var id = NewId();
        await Queue.RunAsync(
            async (unit, token) =>
            {
                unit.Db.Workspaces.Add(
                    new WorkspaceRow
                    {
                        Id = id,
                        Slug = id.ToString("N"),
                        Name = "A workspace",
                        Rules = WorkspaceRulesJson.Write(rules ?? new WorkspaceRules()),
                        CreatedAt = Time.GetUtcNow(),
                    }
                );
                return await unit.Db.SaveChangesAsync(token);
            },
            CancellationToken.None
        );
        return new WorkspaceId(id);
    }

    /// <summary>Writes in a unit that succeeds.</summary>
    public async Task<T> WriteAsync<T>(Func<IDraftUnit, CancellationToken, Task<T>> work)
    {
        var result = await Drafts.WriteAsync<T>(async (unit, token) => await work(unit, token), CancellationToken.None);
        return EngineStory.Good(result);
    }

    public Task WriteAsync(Func<IDraftUnit, CancellationToken, Task> work) =>
        WriteAsync(
            async (unit, token) =>
            {
                await work(unit, token);
                return true;
            }
        );

    public async ValueTask DisposeAsync()
    {
        await services.GetRequiredService<StorageLifetime>().StopAsync();
        await services.DisposeAsync();
    }
}
