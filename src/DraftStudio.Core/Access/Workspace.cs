namespace DraftStudio.Core.Access;

/// <summary>A tenant.</summary>
public sealed record Workspace
{
    public required WorkspaceId Id { get; init; }

    /// <summary>Its name in addresses: lower-case letters, digits, hyphens. Unique.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required WorkspaceRules Rules { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
