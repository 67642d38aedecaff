namespace DraftStudio.Core.Storage.Rows;

/// <summary>A published state of an artifact.</summary>
public sealed class RevisionRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid Id { get; set; }

    public required Guid Artifact { get; set; }

    public int Number { get; set; }

    public Guid? Parent { get; set; }

    public byte[]? Snapshot { get; set; }

    public Guid? Draft { get; set; }

    public int? DraftVersion { get; set; }

    public required string Message { get; set; }

    public required Guid Author { get; set; }

    public required string AuthorName { get; set; }

    public required DateTimeOffset At { get; set; }
}
