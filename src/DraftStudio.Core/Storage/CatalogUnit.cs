using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Storage;

/// <summary>The catalogue within a unit of work.</summary>
internal sealed class CatalogUnit(WriteUnit unit, TimeProvider time) : CatalogReader, ICatalogUnit
{
    public Task<Resource> GetOrInsertAsync(Resource resource, bool uniqueText, CancellationToken cancellationToken) =>
        CatalogSql.GetOrInsertAsync(unit.Connection, resource, uniqueText, time.GetUtcNow(), cancellationToken);

    public Task ListAsync(
        WorkspaceId workspace,
        IReadOnlyCollection<ResourceId> ids,
        CancellationToken cancellationToken
    ) => CatalogSql.ListAsync(unit.Connection, workspace, ids, cancellationToken);

    public Task RenameAsync(WorkspaceId workspace, ResourceId id, string text, CancellationToken cancellationToken) =>
        CatalogSql.RenameAsync(unit.Connection, workspace, id, text, cancellationToken);

    public Task RetireAsync(
        WorkspaceId workspace,
        ResourceId id,
        DateTimeOffset? retiredAt,
        CancellationToken cancellationToken
    ) => CatalogSql.RetireAsync(unit.Connection, workspace, id, retiredAt, cancellationToken);

    public Task InsertSecretAsync(
        WorkspaceId workspace,
        ResourceId key,
        ReadOnlyMemory<byte> encrypted,
        CancellationToken cancellationToken
    ) => CatalogSql.InsertSecretAsync(unit.Connection, workspace, key, encrypted, cancellationToken);

    public Task WipeSecretsAsync(
        WorkspaceId workspace,
        IReadOnlyCollection<ResourceId> keys,
        CancellationToken cancellationToken
    )
    {
        unit.WipedSecrets = true;
        return CatalogSql.WipeSecretsAsync(unit.Connection, workspace, keys, cancellationToken);
    }

    protected override Task<T> ReadAsync<T>(
        Func<StoreConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    ) => read(unit.Connection, cancellationToken);
}
