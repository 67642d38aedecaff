namespace DraftStudio.Core.Storage.Rows;

/// <summary>A user's role in a workspace.</summary>
public sealed class MembershipRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid UserId { get; set; }

    public required DraftStudio.Core.Access.Role Role { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
