namespace DraftStudio.Core.Storage.Rows;

/// <summary>What was answered to a request with a key. The body stands in the row, or in a blob when it is long.</summary>
public sealed class ReceiptRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required string Operation { get; set; }

    public required Guid Caller { get; set; }

    public required string Key { get; set; }

    public required byte[] RequestHash { get; set; }

    public int Status { get; set; }

    public string? ETag { get; set; }

    public string? Location { get; set; }

    public byte[]? Body { get; set; }

    public byte[]? BodyBlob { get; set; }

    public required DateTimeOffset At { get; set; }
}
