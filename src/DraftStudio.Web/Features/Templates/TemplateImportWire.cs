using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What an import changes in a draft, or changed.</summary>
internal sealed record TemplateImportWire
{
    /// <summary>Whether nothing was written.</summary>
    [JsonPropertyName("dryRun")]
    public required bool DryRun { get; init; }

    /// <summary>merge or replace.</summary>
    [JsonPropertyName("mode")]
    public required string Mode { get; init; }

    /// <summary>Stands for this zip and this version of the draft: sent with the import, it says that this was seen.</summary>
    [JsonPropertyName("plan")]
    public required string Plan { get; init; }

    /// <summary>The draft's version that this is a difference to.</summary>
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    [JsonPropertyName("files")]
    public required ImmutableArray<ImportedFileWire> Files { get; init; }

    /// <summary>Own members: name, description, handler and so on.</summary>
    [JsonPropertyName("template")]
    public required ImmutableArray<ChangedMemberWire> Template { get; init; }

    [JsonPropertyName("processors")]
    public required ImmutableArray<ChangedItemWire> Processors { get; init; }

    [JsonPropertyName("inputs")]
    public required ImmutableArray<ChangedItemWire> Inputs { get; init; }

    [JsonPropertyName("settings")]
    public required ImmutableArray<ChangedMemberWire> Settings { get; init; }

    [JsonPropertyName("handlerOptions")]
    public required ImmutableArray<ChangedMemberWire> HandlerOptions { get; init; }
}

internal sealed record ImportedFileWire
{
    /// <summary>Null for one that is added.</summary>
    [JsonPropertyName("id")]
    public required string? Id { get; init; }

    [JsonPropertyName("filename")]
    public required string FileName { get; init; }

    /// <summary>added, changed, removed, kept (it is not in the zip, and stays) or same.</summary>
    [JsonPropertyName("change")]
    public required string Change { get; init; }

    /// <summary>In bytes; null for one that is added.</summary>
    [JsonPropertyName("oldSize")]
    public required long? OldSize { get; init; }

    /// <summary>In bytes; null for one that is not in the zip.</summary>
    [JsonPropertyName("newSize")]
    public required long? NewSize { get; init; }

    /// <summary>Whether it is no text.</summary>
    [JsonPropertyName("binary")]
    public required bool Binary { get; init; }
}
