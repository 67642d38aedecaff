using Microsoft.Data.Sqlite;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>SQLite's errors as outcomes that callers know.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;
    private const int CannotGrowSharedMemory = 4874;

    public static bool IsBusy(Exception thrown) => Find(thrown)?.SqliteErrorCode is Busy or Locked;

    /// <summary>The exception that callers get for what SQLite threw.</summary>
    public static Exception Translate(Exception thrown) =>
        Find(thrown) switch
        {
            { SqliteErrorCode: Full } or { SqliteExtendedErrorCode: CannotGrowSharedMemory } =>
                new StorageFullException("The disk of the database is full.", thrown),
            { SqliteErrorCode: Busy or Locked } => new StorageBusyException(
                "The database is locked by another program.",
                thrown
            ),
            _ => thrown,
        };

    private static SqliteException? Find(Exception? thrown)
    {
        while (thrown is not null and not SqliteException)
        {
            thrown = thrown.InnerException;
        }

        return thrown as SqliteException;
    }
}
