using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

/// <summary>What each action makes of the store's page. Pure.</summary>
public static class StorageReducers
{
    [ReducerMethod]
    public static StorageState Reduce(StorageState state, StorageShown action) => state with { Failure = null };

    [ReducerMethod]
    public static StorageState Reduce(StorageState state, StorageLeft action) => StorageState.Closed;

    [ReducerMethod]
    public static StorageState Reduce(StorageState state, StorageLoaded action) =>
        state with
        {
            View = action.View,
            Failure = null,
        };

    [ReducerMethod]
    public static StorageState Reduce(StorageState state, StorageFailed action) =>
        state with
        {
            Failure = action.Reason,
            Check = IntegrityCheck.None,
        };

    [ReducerMethod]
    public static StorageState Reduce(StorageState state, BackupRequested action) =>
        state with
        {
            Working = true,
            Refusal = null,
        };

    [ReducerMethod]
    public static StorageState Reduce(StorageState state, BackupMade action) => state with { Working = false };

    [ReducerMethod]
    public static StorageState Reduce(StorageState state, BackupRefused action) =>
        state with
        {
            Working = false,
            Refusal = action.Refusal,
        };

    [ReducerMethod]
    public static StorageState Reduce(StorageState state, IntegrityCheckRequested action) =>
        state with
        {
            Check = new IntegrityCheck(Running: true, Found: null),
        };

    [ReducerMethod]
    public static StorageState Reduce(StorageState state, IntegrityChecked action) =>
        state with
        {
            Check = new IntegrityCheck(Running: false, action.Found),
        };
}
