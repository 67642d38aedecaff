using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Access;

/// <summary>A bearer token: opaque, kept as a hash, of one user in one workspace.</summary>
public sealed record AccessToken
{
    public required WorkspaceId Workspace { get; init; }

    public required AccessTokenId Id { get; init; }

    public required UserId User { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the secret.</summary>
    public required ContentHash Hash { get; init; }

    /// <summary>What it may do at most; it never may what its user may not.</summary>
    public required ImmutableArray<Permission> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on it is refused; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>To within some minutes.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public bool IsUsable(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}
