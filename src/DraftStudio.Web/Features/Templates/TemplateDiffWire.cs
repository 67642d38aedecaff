using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What a draft changes of its original.</summary>
internal sealed record TemplateDiffWire
{
    /// <summary>The published template.</summary>
    [JsonPropertyName("templateId")]
    public required Guid TemplateId { get; init; }

    [JsonPropertyName("draftId")]
    public required Guid DraftId { get; init; }

    /// <summary>The draft's version.</summary>
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    /// <summary>How often the original was committed since the draft was opened.</summary>
    [JsonPropertyName("behind")]
    public required int Behind { get; init; }

    /// <summary>Own members: name, description, handler and so on.</summary>
    [JsonPropertyName("template")]
    public required ImmutableArray<ChangedMemberWire> Template { get; init; }

    [JsonPropertyName("files")]
    public required ImmutableArray<ChangedFileWire> Files { get; init; }

    [JsonPropertyName("processors")]
    public required ImmutableArray<ChangedItemWire> Processors { get; init; }

    [JsonPropertyName("inputs")]
    public required ImmutableArray<ChangedItemWire> Inputs { get; init; }

    [JsonPropertyName("settings")]
    public required ImmutableArray<ChangedMemberWire> Settings { get; init; }

    [JsonPropertyName("handlerOptions")]
    public required ImmutableArray<ChangedMemberWire> HandlerOptions { get; init; }

    /// <summary>What a commit would refuse, and what people should look at.</summary>
    [JsonPropertyName("problems")]
    public required ImmutableArray<TemplateProblemWire> Problems { get; init; }

    /// <summary>What both the draft and the original changed since.</summary>
    [JsonPropertyName("conflicts")]
    public required ImmutableArray<TemplateConflictWire> Conflicts { get; init; }
}

/// <summary>A member, by its pointer; absent on the side that does not have it.</summary>
internal sealed record ChangedMemberWire
{
    [JsonPropertyName("pointer")]
    public required string Pointer { get; init; }

    [JsonPropertyName("before")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Before { get; init; }

    [JsonPropertyName("after")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? After { get; init; }
}

internal sealed record ChangedFileWire
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("sourceFileId")]
    public required string? SourceFileId { get; init; }

    [JsonPropertyName("filename")]
    public required string FileName { get; init; }

    /// <summary>added, removed, renamed or changed; one that was renamed may have changed lines too.</summary>
    [JsonPropertyName("change")]
    public required string Change { get; init; }

    [JsonPropertyName("previousFilename")]
    public required string? PreviousFileName { get; init; }

    /// <summary>role, contentType.</summary>
    [JsonPropertyName("members")]
    public required ImmutableArray<ChangedMemberWire> Members { get; init; }

    /// <summary>Whether the contents are no text on one side, so that there are no lines to show.</summary>
    [JsonPropertyName("binary")]
    public required bool Binary { get; init; }

    [JsonPropertyName("hunks")]
    public required ImmutableArray<HunkWire> Hunks { get; init; }
}

internal sealed record HunkWire
{
    [JsonPropertyName("oldStart")]
    public required int OldStart { get; init; }

    [JsonPropertyName("oldLines")]
    public required int OldLines { get; init; }

    [JsonPropertyName("newStart")]
    public required int NewStart { get; init; }

    [JsonPropertyName("newLines")]
    public required int NewLines { get; init; }

    /// <summary>Each begins with a space, a minus or a plus.</summary>
    [JsonPropertyName("lines")]
    public required ImmutableArray<string> Lines { get; init; }
}

internal sealed record ChangedItemWire
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string? Name { get; init; }

    /// <summary>added, removed, changed or moved.</summary>
    [JsonPropertyName("change")]
    public required string Change { get; init; }

    [JsonPropertyName("before")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Before { get; init; }

    [JsonPropertyName("after")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? After { get; init; }
}

internal sealed record TemplateProblemWire
{
    [JsonPropertyName("pointer")]
    public required string Pointer { get; init; }

    [JsonPropertyName("code")]
    public required string Code { get; init; }

    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>error or warning.</summary>
    [JsonPropertyName("severity")]
    public required string Severity { get; init; }
}

internal sealed record TemplateConflictWire
{
    [JsonPropertyName("pointer")]
    public required string Pointer { get; init; }

    /// <summary>template, settings, handlerOptions, file, processor or input.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The file's, processor's or input's.</summary>
    [JsonPropertyName("id")]
    public required string? Id { get; init; }

    [JsonPropertyName("name")]
    public required string? Name { get; init; }

    [JsonPropertyName("base")]
    public required JsonElement? Base { get; init; }

    [JsonPropertyName("live")]
    public required JsonElement? Live { get; init; }

    [JsonPropertyName("mine")]
    public required JsonElement? Mine { get; init; }

    /// <summary>Of a text: the lines that both changed, numbered as they were before.</summary>
    [JsonPropertyName("lines")]
    public required ImmutableArray<ConflictLinesWire> Lines { get; init; }
}

internal sealed record ConflictLinesWire
{
    [JsonPropertyName("start")]
    public required int Start { get; init; }

    [JsonPropertyName("count")]
    public required int Count { get; init; }

    [JsonPropertyName("base")]
    public required string Base { get; init; }

    [JsonPropertyName("live")]
    public required string Live { get; init; }

    [JsonPropertyName("mine")]
    public required string Mine { get; init; }
}
