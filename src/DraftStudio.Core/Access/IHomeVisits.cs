namespace DraftStudio.Core.Access;

/// <summary>When people were last at a workspace's home page, so that it can say what is new to them.</summary>
public interface IHomeVisits
{
    /// <summary>Notes that the user is there now; returns when they were there before, null for never.</summary>
    Task<DateTimeOffset?> VisitAsync(
        WorkspaceId workspace,
        UserId user,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );
}
