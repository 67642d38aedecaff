namespace DraftStudio.Core.Storage.Rows;

/// <summary>A live thing. <c>Search</c> is the folded title and detail, by which lists are ordered too.</summary>
public sealed class ArtifactRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid Id { get; set; }

    public required string Kind { get; set; }

    public required Guid Owner { get; set; }

    public required Guid Head { get; set; }

    public int HeadNumber { get; set; }

    public byte[]? HeadSnapshot { get; set; }

    public int Version { get; set; }

    public required string Title { get; set; }

    public required string Detail { get; set; }

    public required string Search { get; set; }

    public bool Retired { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required Guid UpdatedBy { get; set; }
}
