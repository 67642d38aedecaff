using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>A template as a verb left it or a read found it: what is published, or its draft.</summary>
internal sealed record TemplateState
{
    /// <summary>What is published; of a draft, what it is a draft of.</summary>
    public required Artifact Original { get; init; }

    /// <summary>The draft that this is; null for what is published.</summary>
    public Draft? Draft { get; init; }

    public required Document Document { get; init; }

    /// <summary>Of what is published: its open draft, when there is one.</summary>
    public DraftId? OpenDraft { get; init; }

    /// <summary>Whether the verb wrote something.</summary>
    public bool Written { get; init; }

    /// <summary>The id on the wire.</summary>
    public Guid Id => Draft?.Id.Value ?? Original.Id.Value;

    public int Version => Draft?.Version ?? Original.Version;

    public DateTimeOffset UpdatedAt => Draft?.UpdatedAt ?? Original.UpdatedAt;

    public DraftFileIds Ids => new(Draft?.Id, TemplateDocument.FilesOf(Document));
}
