namespace DraftStudio.Core.Storage.Rows;

/// <summary>One operation of a draft. Its changes stand in the row, or in a blob when they are long.</summary>
public sealed class OperationRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid Draft { get; set; }

    public int Version { get; set; }

    public required string Kind { get; set; }

    public required Guid Author { get; set; }

    public required string AuthorName { get; set; }

    public string? Client { get; set; }

    public required string Label { get; set; }

    public int? Undoes { get; set; }

    public byte[]? Changes { get; set; }

    public byte[]? ChangesBlob { get; set; }

    public required DateTimeOffset At { get; set; }
}
