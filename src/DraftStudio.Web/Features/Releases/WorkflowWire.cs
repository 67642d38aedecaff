using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What sort of workflow it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowSort>))]
internal enum WorkflowSort
{
    [JsonStringEnumMemberName("workflow")]
    Workflow,

    [JsonStringEnumMemberName("tool")]
    Tool,

    [JsonStringEnumMemberName("agent")]
    Agent,
}

internal sealed record NewWorkflowWire
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("kind")]
    public WorkflowSort? Kind { get; init; }
}

internal sealed record ChangeWorkflowWire
{
    [JsonPropertyName("name")]
    public Optional<string> Name { get; init; }

    [JsonPropertyName("description")]
    public Optional<string?> Description { get; init; }
}

internal sealed record WorkflowWire
{
    [JsonPropertyName("uuid")]
    public required Guid Uuid { get; init; }

    [JsonPropertyName("workspaceUuid")]
    public required Guid WorkspaceUuid { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("slug")]
    public required string Slug { get; init; }

    /// <summary>workflow, tool or agent.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was taken out of use; null while it is in use.</summary>
    [JsonPropertyName("retiredAt")]
    public DateTimeOffset? RetiredAt { get; init; }

    public static WorkflowWire Of(Artifact workflow, WorkflowHeader header) =>
        new()
        {
            Uuid = workflow.Id.Value,
            WorkspaceUuid = workflow.Workspace.Value,
            Name = header.Name,
            Slug = header.Slug,
            Kind = header.Kind,
            Description = header.Description,
            CreatedAt = Stored(workflow.CreatedAt),
            UpdatedAt = Stored(workflow.UpdatedAt),
            RetiredAt = workflow.RetiredAt is { } retired ? Stored(retired) : null,
        };

    /// <summary>To the microsecond, as it is read back.</summary>
    private static DateTimeOffset Stored(DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}

internal sealed record WorkflowAnswerWire([property: JsonPropertyName("workflow")] WorkflowWire Workflow);

internal sealed record WorkflowListWire
{
    [JsonPropertyName("items")]
    public required ImmutableArray<WorkflowWire> Items { get; init; }

    [JsonPropertyName("nextCursor")]
    public string? NextCursor { get; init; }
}
