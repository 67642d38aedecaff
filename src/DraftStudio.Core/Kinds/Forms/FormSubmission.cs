using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>What a request to a form's one route says beside its fields, as it came.</summary>
public sealed record FormSubmission
{
    public string? DraftId { get; init; }

    /// <summary>The legacy alias of <see cref="DraftId"/>.</summary>
    public string? InputDraftId { get; init; }

    /// <summary>1 to 200 printable ASCII characters; null for none.</summary>
    public string? Key { get; init; }

    public bool Soft { get; init; }

    /// <summary>Null when the request is no acknowledgement.</summary>
    public bool? Accept { get; init; }

    public Precondition Precondition { get; init; } = Precondition.None;

    public FormEdit Edit { get; init; } = FormEdit.Empty;
}
