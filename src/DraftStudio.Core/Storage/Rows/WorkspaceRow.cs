namespace DraftStudio.Core.Storage.Rows;

/// <summary>A workspace. <c>Rules</c> is the JSON of its review rules.</summary>
public sealed class WorkspaceRow
{
    public required Guid Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public required string Rules { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
