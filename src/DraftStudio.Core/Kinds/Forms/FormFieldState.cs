using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A field of a form as it stands.</summary>
public sealed record FormFieldState
{
    public required FormField Field { get; init; }

    /// <summary>What it selects, in order.</summary>
    public required ImmutableArray<FormOption> Selected { get; init; }

    /// <summary>What waits for a decision.</summary>
    public ImmutableArray<FormChip> Pending { get; init; } = [];

    public bool Editable { get; init; }

    /// <summary>Differs from what was published when the draft was made or last rebased.</summary>
    public bool Dirty { get; init; }

    public ImmutableArray<Problem> Errors { get; init; } = [];

    public bool Valid => Errors.All(static problem => problem.IsWarning);

    /// <summary>The first that it selects; null for none.</summary>
    public FormOption? First => Selected.IsEmpty ? null : Selected[0];

    /// <summary>The ids that it selects, as the wire writes them.</summary>
    public ImmutableArray<string> Ids => [.. Selected.Select(static option => option.Id.ToString())];

    /// <summary>What it selects, as texts; what is not in the catalogue any more is left out.</summary>
    public ImmutableArray<string> Texts => [.. Selected.Select(static option => option.Text).OfType<string>()];

    /// <summary>For a compound field: its rows, as their resources hold them.</summary>
    public ImmutableArray<JsonElement> Data =>
        [
            .. Selected
                .Select(static option => option.Resource?.Data)
                .OfType<string>()
                .Select(static data => JsonSerializer.Deserialize<JsonElement>(data)),
        ];

    /// <summary>For a compound field: its rows by member.</summary>
    public IEnumerable<FormRow> Rows =>
        Field is CompoundField compound
            ? Selected
                .Select(static option => option.Resource)
                .OfType<Resource>()
                .Select(compound.ReadData)
                .OfType<FormRow>()
            : [];

    /// <summary>For a flag: whether it is set to yes; null when neither is selected.</summary>
    public bool? Flag => First?.Resource is { } flag ? FlagData.Of(flag)?.Value : null;
}
