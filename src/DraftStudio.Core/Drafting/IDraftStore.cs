namespace DraftStudio.Core.Drafting;

/// <summary>Where drafts are kept. Two of them, one suite of tests: SQLite and PostgreSQL.</summary>
public interface IDraftStore : IDraftReader
{
    /// <summary>
    /// Runs one unit of work. Returns after its commit is durable; a failed result rolls the unit back. On PostgreSQL the
    /// work runs again after a serialization failure or a deadlock, so it must have no effect but through the unit.
    /// </summary>
    Task<Result<T>> WriteAsync<T>(
        Func<IDraftUnit, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellationToken
    );
}
