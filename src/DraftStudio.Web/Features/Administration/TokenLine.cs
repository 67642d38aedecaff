using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.Administration;

/// <summary>A bearer token that is not revoked, as the list shows it; never its secret.</summary>
public sealed record TokenLine
{
    public required AccessTokenId Id { get; init; }

    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required ImmutableArray<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public required bool IsExpired { get; init; }

    /// <summary>All of them in a word, a few by name.</summary>
    public string ScopeWords =>
        Scopes.Length == Permission.All.Length ? "Everything its owner may" : string.Join(", ", Scopes);
}
