namespace DraftStudio.Core.Access;

/// <summary>That an account belongs to a workspace, in a role.</summary>
public sealed record Membership
{
    public required WorkspaceId Workspace { get; init; }

    public required UserId User { get; init; }

    public required Role Role { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
