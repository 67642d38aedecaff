using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Storage.Rows;

namespace DraftStudio.Core.Storage;

/// <summary>Data Protection's keys in the database.</summary>
internal sealed class AccessKeyStore(StudioDatabase database, WriteQueue queue, TimeProvider time) : IKeyStore
{
    // Plain SQL, for the first page of a start waits for it, and not for EF Core's model. Else as Insert.
    public ImmutableArray<string> ReadAll() =>
        Task.Run(() =>
                database.ReadAsync(
                    static (connection, token) =>
                        connection
                            .Sql("select xml from data_protection_keys")
                            .AllAsync(static row => row.Text(0), token),
                    CancellationToken.None
                )
            )
            .GetAwaiter()
            .GetResult();

    public void Insert(string name, string xml) =>
        // Data Protection's repository is synchronous, and there is no other way into the queue. On a thread of the pool,
        // so that a caller's context cannot deadlock it.
        Task.Run(() => InsertAsync(name, xml)).GetAwaiter().GetResult();

    private Task<int> InsertAsync(string name, string xml) =>
        queue.RunAsync(
            (unit, cancel) =>
            {
                unit.Db.DataProtectionKeys.Add(
                    new DataProtectionKeyRow
                    {
                        Id = Guid.CreateVersion7(time.GetUtcNow()),
                        Name = name,
                        Xml = xml,
                        CreatedAt = time.GetUtcNow(),
                    }
                );
                return unit.Db.SaveChangesAsync(cancel);
            },
            CancellationToken.None
        );
}
