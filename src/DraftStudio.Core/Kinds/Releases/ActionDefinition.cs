using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>What a node does: an action of the studio's own, or of an integration.</summary>
internal sealed record ActionDefinition
{
    /// <summary>Null for the studio's own.</summary>
    public string? Integration { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The name of an icon.</summary>
    public required string Icon { get; init; }

    /// <summary>How many children a node has; null when <see cref="ChildrenFrom"/> says it.</summary>
    public int? Children { get; init; }

    /// <summary>The member of the config, a list, that has an entry for each child.</summary>
    public string? ChildrenFrom { get; init; }

    /// <summary>The schema of the config as it stands in the catalogue.</summary>
    public required LeafNode Config { get; init; }

    /// <summary>The schema, ready to check with.</summary>
    public required ConfigSchema Schema { get; init; }
}
