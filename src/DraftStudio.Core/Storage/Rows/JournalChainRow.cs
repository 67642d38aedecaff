namespace DraftStudio.Core.Storage.Rows;

/// <summary>The head of a workspace's chain.</summary>
public sealed class JournalChainRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public long Seq { get; set; }

    public required byte[] Hash { get; set; }

    public required DateTimeOffset SealedAt { get; set; }
}
