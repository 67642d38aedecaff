using DraftStudio.Core.Access;

namespace DraftStudio.Core.Catalog;

/// <summary>The flags of a workspace: two of each type, made when they are first asked for.</summary>
public static class Flags
{
    /// <summary>The flag, listed from the start: it is everybody's.</summary>
    public static Task<Resource> GetOrInsertAsync(
        ICatalogUnit catalog,
        WorkspaceId workspace,
        FlagData flag,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        catalog.GetOrInsertAsync(
            new Resource
            {
                Workspace = workspace,
                Id = new ResourceId(Guid.CreateVersion7(now)),
                Type = ResourceTypes.Flags,
                Text = flag.Text,
                Data = flag.ToJson(),
                Listed = true,
                CreatedAt = now,
            },
            uniqueText: true,
            cancellationToken
        );
}
