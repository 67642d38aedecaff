namespace DraftStudio.Core.Storage;

/// <summary>The catalogue as it is committed.</summary>
internal sealed class CatalogStore(StudioDatabase database) : CatalogReader
{
    protected override Task<T> ReadAsync<T>(
        Func<StoreConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    ) => database.ReadAsync(read, cancellationToken);
}
