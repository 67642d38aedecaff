using DraftStudio.Core.Access;

namespace DraftStudio.Core.Catalog;

/// <summary>A row of the catalogue. Immutable but for its visibility, its retirement, the renaming of what people keep and, for a key, its wiping.</summary>
public sealed record Resource
{
    public required WorkspaceId Workspace { get; init; }

    public required ResourceId Id { get; init; }

    /// <summary><c>names</c>, <c>descriptions</c>, <c>flags</c>, <c>departments</c>, <c>endpoints</c>, <c>keys</c>, <c>values</c>, and the cohorts' types.</summary>
    public required string Type { get; init; }

    /// <summary>What is shown and looked up: trimmed, NFC. A key's is its name.</summary>
    public required string Text { get; init; }

    /// <summary>A JSON object with what the type has beside its text (a flag's type and value, a key's mask and description); null for none.</summary>
    public string? Data { get; init; }

    /// <summary>False until a commit uses it: a resource that a draft made is not offered to others and is swept when unused.</summary>
    public bool Listed { get; init; }

    public DateTimeOffset? RetiredAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
