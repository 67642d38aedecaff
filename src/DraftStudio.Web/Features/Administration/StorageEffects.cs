using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Journal;
using DraftStudio.Core.Storage;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Access;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

/// <summary>Reads what the store is, makes backups, has the database check itself.</summary>
public sealed partial class StorageEffects(
    AccessSession session,
    StorageUpkeep upkeep,
    BackupFiles backups,
    IJournalReader journal,
    ILogger<StorageEffects> logger
)
{
    [EffectMethod]
    public async Task Handle(StorageShown action, IDispatcher dispatcher)
    {
        await LoadAsync(dispatcher);
        if (await CallerAsync() is { } caller)
        {
            var head = await journal.FindHeadAsync(caller.Workspace, CancellationToken.None);
            dispatcher.Dispatch(new ChainHeadLoaded(head));
        }
    }

    [EffectMethod]
    public async Task Handle(BackupRequested action, IDispatcher dispatcher)
    {
        if (await CallerAsync() is not { } caller)
        {
            dispatcher.Dispatch(new BackupRefused(FormRefusal.Of(AccessSession.SignedOut)));
            return;
        }

        try
        {
            var made = await backups.MakeAsync(caller, CancellationToken.None);
            if (made.TryGet(out var file, out var error))
            {
                await LoadAsync(dispatcher);
                dispatcher.Dispatch(new BackupMade());
                dispatcher.Dispatch(new Announced($"Made: {file.Name}"));
                return;
            }

            dispatcher.Dispatch(new BackupRefused(FormRefusal.Of(error)));
        }
#pragma warning disable CA1031 // No room, no right to write there: the page says that it was not made.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.BackupFailed(logger, exception);
            dispatcher.Dispatch(
                new BackupRefused(FormRefusal.Of("The backup could not be written; the log says why."))
            );
        }
    }

    [EffectMethod]
    public async Task Handle(IntegrityCheckRequested action, IDispatcher dispatcher)
    {
        if (await CallerAsync() is null)
        {
            dispatcher.Dispatch(new StorageFailed(AccessSession.SignedOut));
            return;
        }

        try
        {
            var found = await upkeep.IntegrityCheckAsync(CancellationToken.None);
            dispatcher.Dispatch(new IntegrityChecked([.. found]));
            dispatcher.Dispatch(
                new Announced(
                    found.Count == 0
                        ? "The database is intact."
                        : string.Create(CultureInfo.InvariantCulture, $"The database has {found.Count} faults.")
                )
            );
        }
#pragma warning disable CA1031 // The store is away: the page says so.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.CheckFailed(logger, exception);
            dispatcher.Dispatch(new StorageFailed("The database could not be checked just now."));
        }
    }

    private Task<Caller?> CallerAsync() => session.CallerAsync(Permission.WorkspaceManage, CancellationToken.None);

    private async Task LoadAsync(IDispatcher dispatcher)
    {
        if (
            await CallerAsync() is not { } caller
            || await session.AccountAsync(CancellationToken.None) is not { } account
        )
        {
            dispatcher.Dispatch(new StorageFailed(AccessSession.SignedOut));
            return;
        }

        try
        {
            var bar = await backups.FindBarAsync(caller, CancellationToken.None);
            dispatcher.Dispatch(
                new StorageLoaded(
                    new StorageView
                    {
                        Report = await upkeep.DescribeAsync(CancellationToken.None),
                        Backups = bar is null ? backups.List() : [],
                        Bar = bar is null ? null : Editing.EditingWords.Of(bar),
                        Slug = account.Find(caller.Workspace)?.Workspace.Slug ?? "",
                    }
                )
            );
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, exception);
            dispatcher.Dispatch(new StorageFailed("The store could not be read just now."));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The store could not be read.")]
        public static partial void LoadFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "A backup could not be made.")]
        public static partial void BackupFailed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "The database could not be checked.")]
        public static partial void CheckFailed(ILogger logger, Exception exception);
    }
}
