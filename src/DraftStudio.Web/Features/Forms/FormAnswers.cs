using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The answer of a form's one route.</summary>
internal sealed record FormAnswerWire<TState>
    where TState : FormStateWire
{
    [JsonPropertyName("success")]
    public required bool Success { get; init; }

    [JsonPropertyName("draft_id")]
    public required Guid DraftId { get; init; }

    /// <summary>The request's key; without one the draft's id.</summary>
    [JsonPropertyName("idempotency_key")]
    public required string IdempotencyKey { get; init; }

    [JsonPropertyName("message")]
    public required string Message { get; init; }

    [JsonPropertyName("form_state")]
    public required TState FormState { get; init; }
}

/// <summary>A draft, as the routes beside the form's one answer it.</summary>
internal sealed record FormDraftWire<TState>
    where TState : FormStateWire
{
    [JsonPropertyName("draft_id")]
    public required Guid DraftId { get; init; }

    /// <summary>What it is a draft of; null for something new.</summary>
    [JsonPropertyName("id")]
    public Guid? Id { get; init; }

    /// <summary>The number of the revision that it was made from or last rebased on; 0 for something new.</summary>
    [JsonPropertyName("base_revision")]
    public required int BaseRevision { get; init; }

    [JsonPropertyName("owner_id")]
    public required Guid OwnerId { get; init; }

    /// <summary>Somebody else's.</summary>
    [JsonPropertyName("shared")]
    public required bool Shared { get; init; }

    /// <summary>What was done; null for a read.</summary>
    [JsonPropertyName("message")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    /// <summary>For an opened draft: it was there already.</summary>
    [JsonPropertyName("existing")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Existing { get; init; }

    [JsonPropertyName("form_state")]
    public required TState FormState { get; init; }
}

/// <summary>A published draft.</summary>
internal sealed record FormPublishedWire<TState>
    where TState : FormStateWire
{
    /// <summary>The live thing.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The number of the new revision.</summary>
    [JsonPropertyName("revision")]
    public required int Revision { get; init; }

    [JsonPropertyName("draft_id")]
    public required Guid DraftId { get; init; }

    /// <summary>The fields that came from what went live meanwhile.</summary>
    [JsonPropertyName("merged")]
    public required ImmutableArray<string> Merged { get; init; }

    [JsonPropertyName("form_state")]
    public required TState FormState { get; init; }
}

/// <summary>A draft in a list.</summary>
internal sealed record FormDraftItemWire
{
    [JsonPropertyName("draft_id")]
    public required Guid DraftId { get; init; }

    [JsonPropertyName("id")]
    public Guid? Id { get; init; }

    [JsonPropertyName("title")]
    public required string Title { get; init; }

    [JsonPropertyName("detail")]
    public required string Detail { get; init; }

    [JsonPropertyName("status")]
    public required DraftStatus Status { get; init; }

    [JsonPropertyName("version")]
    public required int Version { get; init; }

    [JsonPropertyName("base_revision")]
    public required int BaseRevision { get; init; }

    [JsonPropertyName("owner_id")]
    public required Guid OwnerId { get; init; }

    [JsonPropertyName("pending_proposals")]
    public required int PendingProposals { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    public static FormDraftItemWire Of(Draft draft) =>
        new()
        {
            DraftId = draft.Id.Value,
            Id = draft.Artifact?.Value,
            Title = draft.Title,
            Detail = draft.Detail,
            Status = draft.Status,
            Version = draft.Version,
            BaseRevision = draft.BaseNumber,
            OwnerId = draft.Owner.Value,
            PendingProposals = draft.PendingProposals,
            CreatedAt = draft.CreatedAt,
            UpdatedAt = draft.UpdatedAt,
        };
}

/// <summary>A live thing in a list.</summary>
internal record FormArtifactItemWire
{
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    [JsonPropertyName("title")]
    public required string Title { get; init; }

    [JsonPropertyName("detail")]
    public required string Detail { get; init; }

    /// <summary>The number of the live revision.</summary>
    [JsonPropertyName("revision")]
    public required int Revision { get; init; }

    [JsonPropertyName("version")]
    public required int Version { get; init; }

    [JsonPropertyName("retired_at")]
    public DateTimeOffset? RetiredAt { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    public static FormArtifactItemWire Of(Artifact artifact) =>
        new()
        {
            Id = artifact.Id.Value,
            Title = artifact.Title,
            Detail = artifact.Detail,
            Revision = artifact.HeadNumber,
            Version = artifact.Version,
            RetiredAt = artifact.RetiredAt,
            CreatedAt = artifact.CreatedAt,
            UpdatedAt = artifact.UpdatedAt,
        };
}

/// <summary>A live thing.</summary>
internal sealed record FormArtifactWire<TState> : FormArtifactItemWire
    where TState : FormStateWire
{
    [JsonPropertyName("form_state")]
    public required TState FormState { get; init; }

    public static FormArtifactWire<TState> Of(Artifact artifact, TState state) =>
        new()
        {
            Id = artifact.Id.Value,
            Title = artifact.Title,
            Detail = artifact.Detail,
            Revision = artifact.HeadNumber,
            Version = artifact.Version,
            RetiredAt = artifact.RetiredAt,
            CreatedAt = artifact.CreatedAt,
            UpdatedAt = artifact.UpdatedAt,
            FormState = state,
        };
}

/// <summary>A published state of a live thing.</summary>
internal sealed record FormRevisionWire
{
    [JsonPropertyName("revision")]
    public required int Revision { get; init; }

    [JsonPropertyName("message")]
    public required string Message { get; init; }

    [JsonPropertyName("author")]
    public required string Author { get; init; }

    [JsonPropertyName("author_id")]
    public required Guid AuthorId { get; init; }

    [JsonPropertyName("at")]
    public required DateTimeOffset At { get; init; }

    [JsonPropertyName("draft_id")]
    public Guid? DraftId { get; init; }

    public static FormRevisionWire Of(Revision revision) =>
        new()
        {
            Revision = revision.Number,
            Message = revision.Message,
            Author = revision.AuthorName,
            AuthorId = revision.Author.Value,
            At = revision.At,
            DraftId = revision.Draft?.Value,
        };
}

/// <summary>What a draft changes, and what publishing it would meet.</summary>
internal sealed record FormDiffWire
{
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    /// <summary>How many revisions went live since the draft was made or last rebased.</summary>
    [JsonPropertyName("behind")]
    public required int Behind { get; init; }

    [JsonPropertyName("changes")]
    public required ImmutableArray<FormDifferenceWire> Changes { get; init; }

    [JsonPropertyName("conflicts")]
    public required ImmutableArray<FormDifferenceWire> Conflicts { get; init; }

    /// <summary>What blocks publishing; a warning does not.</summary>
    [JsonPropertyName("problems")]
    public required ImmutableArray<FormProblemWire> Problems { get; init; }
}

/// <summary>A field, or one row of a list, on which documents differ.</summary>
internal sealed record FormDifferenceWire
{
    public FormDifferenceWire(FormDifference difference)
    {
        Path = difference.Path.ToString();
        Field = difference.Field;
        RowId = difference.Row?.Id.Value;
        Base = FormOptionWire.Of(difference.Base);
        Theirs = FormOptionWire.Of(difference.Live);
        Ours = FormOptionWire.Of(difference.Mine);
    }

    /// <summary>What to name it by in <c>resolutions</c>.</summary>
    [JsonPropertyName("path")]
    public string Path { get; }

    [JsonPropertyName("field")]
    public string Field { get; }

    /// <summary>For a row of a list: the resource that it is of.</summary>
    [JsonPropertyName("row_id")]
    public Guid? RowId { get; }

    [JsonPropertyName("base")]
    public FormOptionWire? Base { get; }

    /// <summary>What is live.</summary>
    [JsonPropertyName("theirs")]
    public FormOptionWire? Theirs { get; }

    /// <summary>What the draft has.</summary>
    [JsonPropertyName("ours")]
    public FormOptionWire? Ours { get; }
}

/// <summary>A selected resource; a key by its mask.</summary>
internal sealed record FormOptionWire(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("value")] string? Value
)
{
    public static FormOptionWire? Of(FormOption? option) =>
        option is null ? null : new FormOptionWire(option.Id.Value, option.Text);
}

/// <summary>Something that blocks publishing, or a warning.</summary>
internal sealed record FormProblemWire(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("field")] string? Field,
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("warning")] bool Warning
);
