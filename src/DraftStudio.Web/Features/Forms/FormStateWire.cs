using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What the states of all forms have, beside the fields of their own.</summary>
internal abstract record FormStateWire
{
    protected FormStateWire(FormState state)
    {
        DraftId = state.Draft?.Value;
        PendingIds = [.. state.Marks.Select(static mark => mark.Id.ToString())];
        Version = state.Version;
        Status = state.Status;
        Pending = state.Pending;
        UpdatedAt = state.UpdatedAt;
        UpdatedBy = state.UpdatedByName;
        Valid = state.Valid;
        Proposals = [.. state.Proposals.Select(static proposal => new FormProposalWire(proposal))];
        Fields = state.Fields.ToImmutableDictionary(
            static field => field.Field.Name,
            static field => new FormFieldWire(field),
            StringComparer.Ordinal
        );
    }

    /// <summary>Null for what is live.</summary>
    [JsonPropertyName("draft_id")]
    public Guid? DraftId { get; }

    [JsonPropertyName("pending_ids")]
    public ImmutableArray<string> PendingIds { get; }

    [JsonPropertyName("version")]
    public int Version { get; }

    [JsonPropertyName("status")]
    public DraftStatus Status { get; }

    /// <summary>A resource is marked as not agreed yet.</summary>
    [JsonPropertyName("pending")]
    public bool Pending { get; }

    [JsonPropertyName("updated_at")]
    public DateTimeOffset UpdatedAt { get; }

    [JsonPropertyName("updated_by")]
    public string UpdatedBy { get; }

    [JsonPropertyName("valid")]
    public bool Valid { get; }

    [JsonPropertyName("proposals")]
    public ImmutableArray<FormProposalWire> Proposals { get; }

    /// <summary>By the field's name.</summary>
    [JsonPropertyName("fields")]
    public ImmutableDictionary<string, FormFieldWire> Fields { get; }
}
