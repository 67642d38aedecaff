namespace DraftStudio.Core.Storage.Rows;

/// <summary>A bearer token: its SHA-256, never itself. <c>Scopes</c> are permission names with spaces between.</summary>
public sealed class TokenRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid Id { get; set; }

    public required Guid UserId { get; set; }

    public required string Name { get; set; }

    public required byte[] Hash { get; set; }

    public required string Scopes { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
