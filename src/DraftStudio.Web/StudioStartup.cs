using DraftStudio.Core.Storage;
using DraftStudio.Web.Security;

namespace DraftStudio.Web;

/// <summary>What must be so before the studio serves anything: tables up to date, somebody who can sign in. Stops the store last.</summary>
internal sealed class StudioStartup(StorageLifetime storage, StudioSetup setup) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await storage.StartAsync(cancellationToken);
        await setup.StartAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => storage.StopAsync();
}
