using System.Data.Common;

namespace DraftStudio.Core.Storage;

/// <summary>A connection that gives out statements: prepared ones, kept for the next time.</summary>
internal abstract class StoreConnection(DbConnection connection) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    /// <summary>What locks the rows that a unit reads, where units overlap; empty elsewhere.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>The statement with this text, ready for its values in the order in which they stand there.</summary>
    public abstract Statement Sql(string text);

    public abstract ValueTask DisposeAsync();
}
