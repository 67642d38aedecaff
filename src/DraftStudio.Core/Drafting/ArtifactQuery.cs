using DraftStudio.Core.Access;

namespace DraftStudio.Core.Drafting;

/// <summary>How artifacts are ordered in a list.</summary>
public enum ArtifactOrder
{
    /// <summary>By title, A first.</summary>
    Title,

    /// <summary>By the last change, newest first.</summary>
    Updated,
}

/// <summary>Which live things of one kind to list.</summary>
public sealed record ArtifactQuery
{
    public required WorkspaceId Workspace { get; init; }

    /// <summary>Null for all kinds (the command palette).</summary>
    public string? Kind { get; init; }

    /// <summary>Retired ones instead of live ones.</summary>
    public bool Retired { get; init; }

    public string? Search { get; init; }

    public ArtifactOrder Order { get; init; }

    /// <summary>The other way round.</summary>
    public bool Descending { get; init; }

    public string? Cursor { get; init; }

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 50;
}
