using DraftStudio.Core.Access;

namespace DraftStudio.Core.Catalog;

/// <summary>Writes to the catalogue, within a unit of work.</summary>
public interface ICatalogUnit : ICatalogReader
{
    /// <summary>
    /// Inserts the resource, or returns the one that stands there with the same type and text (keys, whose text need
    /// not be unique, are always inserted).
    /// </summary>
    Task<Resource> GetOrInsertAsync(Resource resource, bool uniqueText, CancellationToken cancellationToken);

    /// <summary>Makes resources visible in searches: a commit uses them.</summary>
    Task ListAsync(WorkspaceId workspace, IReadOnlyCollection<ResourceId> ids, CancellationToken cancellationToken);

    /// <summary>Gives a resource another text, which no other of its type has; whatever selects it shows the new one.</summary>
    Task RenameAsync(WorkspaceId workspace, ResourceId id, string text, CancellationToken cancellationToken);

    Task RetireAsync(
        WorkspaceId workspace,
        ResourceId id,
        DateTimeOffset? retiredAt,
        CancellationToken cancellationToken
    );

    Task InsertSecretAsync(
        WorkspaceId workspace,
        ResourceId key,
        ReadOnlyMemory<byte> encrypted,
        CancellationToken cancellationToken
    );

    /// <summary>Overwrites and removes the secrets of these keys; the rows stay.</summary>
    Task WipeSecretsAsync(
        WorkspaceId workspace,
        IReadOnlyCollection<ResourceId> keys,
        CancellationToken cancellationToken
    );
}
