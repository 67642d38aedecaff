using System.Data.Common;

namespace DraftStudio.Core.Storage;

/// <summary>A connection that gives out statements: prepared ones, kept for the next time.</summary>
internal abstract class StoreConnection(DbConnection connection) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    /// <summary>True for a unit's where units overlap: what it reads to write again, it locks until its end.</summary>
    public abstract bool Locks { get; }

    /// <summary>The statement with this text, ready for its values in the order in which they stand there.</summary>
    public abstract Statement Sql(string text);

    public abstract ValueTask DisposeAsync();
}
