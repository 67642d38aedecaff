using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the preview's script is told of the draft.</summary>
internal sealed record PreviewOptions
{
    /// <summary>The address of the page that renders.</summary>
    [JsonPropertyName("host")]
    public string Host { get; init; } = PreviewEndpoints.Path;

    /// <summary>Sample values are kept under it, in the browser.</summary>
    [JsonPropertyName("draft")]
    public required string Draft { get; init; }

    /// <summary>Where the draft's files are read: this, a file's id and <c>/contents</c>.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>The workspace's slug.</summary>
    [JsonPropertyName("workspace")]
    public required string Workspace { get; init; }

    [JsonPropertyName("files")]
    public required ImmutableArray<PreviewFile> Files { get; init; }

    [JsonPropertyName("setup")]
    public required PreviewSetup Setup { get; init; }
}
