using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Core.Catalog;

/// <summary>Reads the catalogue. Unknown ids, and another workspace's, are simply not in the answer.</summary>
public interface ICatalogReader
{
    Task<ImmutableDictionary<ResourceId, Resource>> FindAsync(
        WorkspaceId workspace,
        IReadOnlyCollection<ResourceId> ids,
        CancellationToken cancellationToken
    );

    /// <summary>The resource of the type with exactly this text (trimmed, NFC), listed or not; keys excepted. Null when there is none.</summary>
    Task<Resource?> FindByTextAsync(
        WorkspaceId workspace,
        string type,
        string text,
        CancellationToken cancellationToken
    );

    /// <summary>Listed resources of the type whose text matches one of these without regard to case, by the text as it was given.</summary>
    Task<ImmutableDictionary<string, ImmutableArray<Resource>>> FindByNamesAsync(
        WorkspaceId workspace,
        string type,
        IReadOnlyCollection<string> names,
        CancellationToken cancellationToken
    );

    /// <summary>Listed resources of a type whose text holds <paramref name="search"/>, by text: those that are offered, or those that are retired.</summary>
    Task<(ImmutableArray<Resource> Items, string? NextCursor)> SearchAsync(
        WorkspaceId workspace,
        string type,
        string? search,
        bool retired,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>The encrypted secret of a key; null when there is none or it was wiped.</summary>
    Task<byte[]?> ReadSecretAsync(WorkspaceId workspace, ResourceId key, CancellationToken cancellationToken);
}
