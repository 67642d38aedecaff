namespace DraftStudio.Core.Storage.Rows;

/// <summary>A row of the catalogue. Texts may be long, so uniqueness and look-ups go by their hashes; lists by the folded text's beginning.</summary>
public sealed class ResourceRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid Id { get; set; }

    public required string Type { get; set; }

    public required string Text { get; set; }

    public required byte[] TextHash { get; set; }

    public bool UniqueText { get; set; }

    public required string Folded { get; set; }

    public required byte[] FoldedHash { get; set; }

    public required string SortKey { get; set; }

    public string? Data { get; set; }

    public bool Listed { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last asked for by its text: no sweep takes it within a day of that.</summary>
    public required DateTimeOffset TouchedAt { get; set; }
}
