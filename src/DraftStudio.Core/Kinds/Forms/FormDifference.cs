using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A path of a form on which documents differ, in the form's words.</summary>
public sealed record FormDifference
{
    public required DocumentPath Path { get; init; }

    /// <summary>The field's name; <c>pending_ids</c> for a mark.</summary>
    public required string Field { get; init; }

    /// <summary>For a row of a list: the resource that it is of.</summary>
    public FormOption? Row { get; init; }

    /// <summary>What the base has there; null for nothing.</summary>
    public FormOption? Base { get; init; }

    /// <summary>What is live, or the other side's; null for nothing.</summary>
    public FormOption? Live { get; init; }

    /// <summary>What the draft has; null for nothing.</summary>
    public FormOption? Mine { get; init; }
}
