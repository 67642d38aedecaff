using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Editing;

/// <summary>Runs the keeper of snapshots as long as the studio runs.</summary>
internal sealed class SnapshotService(SnapshotKeeper keeper) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => keeper.RunAsync(stoppingToken);
}
