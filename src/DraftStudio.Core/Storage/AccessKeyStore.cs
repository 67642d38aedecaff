using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage;

/// <summary>Data Protection's keys in the database.</summary>
internal sealed class AccessKeyStore(IDbContextFactory<StudioDbContext> contexts, WriteQueue queue, TimeProvider time)
    : IKeyStore
{
    public ImmutableArray<string> ReadAll()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.DataProtectionKeys.AsNoTracking().Select(static row => row.Xml)];
    }

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
