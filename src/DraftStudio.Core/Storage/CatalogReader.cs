using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Storage;

/// <summary>The catalogue's reads, wherever they are run.</summary>
internal abstract class CatalogReader : ICatalogReader
{
    public Task<ImmutableDictionary<ResourceId, Resource>> FindAsync(
        WorkspaceId workspace,
        IReadOnlyCollection<ResourceId> ids,
        CancellationToken cancellationToken
    ) =>
        ids.Count == 0
            ? Task.FromResult(ImmutableDictionary<ResourceId, Resource>.Empty)
            : ReadAsync(
                (connection, token) => CatalogSql.FindAsync(connection, workspace, ids, token),
                cancellationToken
            );

    public Task<Resource?> FindByTextAsync(
        WorkspaceId workspace,
        string type,
        string text,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => CatalogSql.FindByTextAsync(connection, workspace, type, text, token),
            cancellationToken
        );

    public Task<ImmutableDictionary<string, ImmutableArray<Resource>>> FindByNamesAsync(
        WorkspaceId workspace,
        string type,
        IReadOnlyCollection<string> names,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => CatalogSql.FindByNamesAsync(connection, workspace, type, names, token),
            cancellationToken
        );

    public Task<(ImmutableArray<Resource> Items, string? NextCursor)> SearchAsync(
        WorkspaceId workspace,
        string type,
        string? search,
        bool retired,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) =>
                CatalogSql.SearchAsync(connection, workspace, type, search, retired, cursor, limit, token),
            cancellationToken
        );

    public Task<byte[]?> ReadSecretAsync(WorkspaceId workspace, ResourceId key, CancellationToken cancellationToken) =>
        ReadAsync(
            (connection, token) => CatalogSql.ReadSecretAsync(connection, workspace, key, token),
            cancellationToken
        );

    protected abstract Task<T> ReadAsync<T>(
        Func<StoreConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    );
}
