namespace DraftStudio.Core.Storage.Rows;

/// <summary>When a user last looked at a workspace's home page.</summary>
public sealed class HomeVisitRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid UserId { get; set; }

    public required DateTimeOffset LastSeen { get; set; }
}
