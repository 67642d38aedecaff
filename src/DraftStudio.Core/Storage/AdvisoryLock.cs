namespace DraftStudio.Core.Storage;

/// <summary>Makes units with one name wait for each other, where units overlap.</summary>
internal static class AdvisoryLock
{
    private const string Take = "select 1 from pg_advisory_xact_lock(hashtextextended(@name, 0))";

    /// <summary>Held until the unit's end.</summary>
    public static async Task TakeAsync(StoreConnection connection, string name, CancellationToken cancellationToken)
    {
        if (connection.Locks)
        {
            await connection.Sql(Take).With("@name", name).AnyAsync(cancellationToken);
        }
    }
}
