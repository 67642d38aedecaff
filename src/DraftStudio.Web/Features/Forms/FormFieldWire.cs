using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>A field of a form as it stands.</summary>
internal sealed record FormFieldWire
{
    public FormFieldWire(FormFieldState field)
    {
        Kind = field.Field.Kind;
        Value = field.Field.Kind switch
        {
            FormFieldKind.Flag => field.Flag,
            FormFieldKind.Single => field.First?.Text,
            FormFieldKind.Compound => field.Data,
            _ => field.Texts,
        };
        SelectedIds = field.Ids;
        Pending = [.. field.Pending.Select(static chip => new FormChipWire(chip))];
        Required = field.Field.Required;
        Editable = field.Editable;
        Dirty = field.Dirty;
        Valid = field.Valid;
        Errors = [.. field.Errors.Select(static problem => new FormFieldErrorWire(problem.Code, problem.Message))];
    }

    [JsonPropertyName("kind")]
    public FormFieldKind Kind { get; }

    /// <summary>A text, true or false, or a list of texts; masks for a secret, objects for compound rows.</summary>
    [JsonPropertyName("value")]
    public object? Value { get; }

    [JsonPropertyName("selected_ids")]
    public ImmutableArray<string> SelectedIds { get; }

    [JsonPropertyName("pending")]
    public ImmutableArray<FormChipWire> Pending { get; }

    [JsonPropertyName("required")]
    public bool Required { get; }

    [JsonPropertyName("editable")]
    public bool Editable { get; }

    /// <summary>Differs from what is published.</summary>
    [JsonPropertyName("dirty")]
    public bool Dirty { get; }

    [JsonPropertyName("valid")]
    public bool Valid { get; }

    [JsonPropertyName("errors")]
    public ImmutableArray<FormFieldErrorWire> Errors { get; }
}

/// <summary>What a field would become.</summary>
internal sealed record FormChipWire
{
    public FormChipWire(FormChip chip)
    {
        Id = chip.Option.Id.Value;
        Value = chip.Option.Text;
        IdempotencyKey = chip.Key;
        Action = chip.Action;
    }

    [JsonPropertyName("id")]
    public Guid Id { get; }

    [JsonPropertyName("value")]
    public string? Value { get; }

    /// <summary>The proposal's; null for a mark.</summary>
    [JsonPropertyName("idempotency_key")]
    public string? IdempotencyKey { get; }

    /// <summary>set, add or remove.</summary>
    [JsonPropertyName("action")]
    public string Action { get; }
}

/// <summary>Something that is wrong with a field.</summary>
internal sealed record FormFieldErrorWire(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("message")] string Message
);
