using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What the graph script is told of the draft.</summary>
internal sealed record GraphOptions
{
    /// <summary>Names the graph across reloads: what was not sent is found again under it.</summary>
    [JsonPropertyName("form")]
    public required string Form { get; init; }

    /// <summary>Names this page.</summary>
    [JsonPropertyName("clientId")]
    public required string ClientId { get; init; }

    /// <summary>Where the graph is read.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>Where the catalogue of actions is read.</summary>
    [JsonPropertyName("actions")]
    public required string Actions { get; init; }

    /// <summary>The workspace's slug.</summary>
    [JsonPropertyName("workspace")]
    public required string Workspace { get; init; }

    [JsonPropertyName("workflowUuid")]
    public required string WorkflowUuid { get; init; }

    [JsonPropertyName("workflowName")]
    public required string WorkflowName { get; init; }

    [JsonPropertyName("releaseUuid")]
    public required string ReleaseUuid { get; init; }

    [JsonPropertyName("readOnly")]
    public required bool ReadOnly { get; init; }
}
