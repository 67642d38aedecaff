namespace DraftStudio.Core.Storage.Rows;

/// <summary>A journal entry. <c>Seq</c> and <c>Hash</c> are the sealer's.</summary>
public sealed class JournalRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid Id { get; set; }

    public required string Event { get; set; }

    public string? Kind { get; set; }

    public Guid? Draft { get; set; }

    public Guid? Artifact { get; set; }

    public int? FromVersion { get; set; }

    public int? ToVersion { get; set; }

    public required Guid Actor { get; set; }

    public required string ActorName { get; set; }

    public string? Client { get; set; }

    public string? Request { get; set; }

    public required string Summary { get; set; }

    public string? Details { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>The order in which entries came; it says in which order they are sealed.</summary>
    public long Ordinal { get; set; }

    public long? Seq { get; set; }

    public byte[]? Hash { get; set; }
}
