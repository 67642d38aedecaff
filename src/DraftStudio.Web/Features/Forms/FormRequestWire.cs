using System.Text.Json.Serialization;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What the requests of all forms have, beside the fields of their own.</summary>
internal abstract record FormRequestWire
{
    [JsonPropertyName("draft_id")]
    public string? DraftId { get; init; }

    /// <summary>Legacy alias of draft_id.</summary>
    [JsonPropertyName("input_draft_id")]
    public string? InputDraftId { get; init; }

    /// <summary>Selected resources that are not agreed yet. Absent: as they are.</summary>
    [JsonPropertyName("pending_ids")]
    public Optional<string?[]?> PendingIds { get; init; }

    /// <summary>1 to 200 printable ASCII characters.</summary>
    [JsonPropertyName("idempotency_key")]
    public string? IdempotencyKey { get; init; }

    /// <summary>Propose instead of saving.</summary>
    [JsonPropertyName("soft")]
    public bool? Soft { get; init; }

    /// <summary>Accept or reject the proposal of idempotency_key.</summary>
    [JsonPropertyName("accept")]
    public bool? Accept { get; init; }

    /// <summary>The version that the draft must have.</summary>
    [JsonPropertyName("expected_version")]
    public int? ExpectedVersion { get; init; }

    /// <summary>What the form's own members set.</summary>
    public abstract FormEdit ToEdit();

    /// <summary>A request may hold a secret: it is never printed.</summary>
    public sealed override string ToString() => GetType().Name;

    public Result<FormRequest> Read(HttpRequest request) =>
        !Api.IdempotencyKey.FromMember(IdempotencyKey).TryGet(out var key, out var error)
        || !Preconditions.Read(request, ExpectedVersion).TryGet(out var precondition, out error)
            ? error
            : FormRequest.Read(
                new FormSubmission
                {
                    DraftId = DraftId,
                    InputDraftId = InputDraftId,
                    Key = key.Value,
                    Soft = Soft == true,
                    Accept = Accept,
                    Precondition = precondition,
                    Edit = ToEdit().Set(FormEdit.PendingMember, PendingIds),
                }
            );
}
