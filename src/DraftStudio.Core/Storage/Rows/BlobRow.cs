namespace DraftStudio.Core.Storage.Rows;

/// <summary>Content by its SHA-256, as it is stored: compressed where that was smaller.</summary>
public sealed class BlobRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required byte[] Hash { get; set; }

    public required byte[] Stored { get; set; }

    public bool Compressed { get; set; }

    public long Length { get; set; }

    public required DateTimeOffset TouchedAt { get; set; }
}
