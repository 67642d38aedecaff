namespace DraftStudio.Core.Storage.Rows;

/// <summary>The encrypted secret of a key.</summary>
public sealed class SecretRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid Resource { get; set; }

    public required byte[] Encrypted { get; set; }
}
