using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Releases;

// What releases look like, for the description of the API. They are read and written by hand: nodes are kept as they came.

/// <summary>A node of a graph; members that are not named here are kept.</summary>
internal sealed record NodeWire
{
    [JsonPropertyName("uuid")]
    public required Guid Uuid { get; init; }

    [JsonPropertyName("slug")]
    public required string Slug { get; init; }

    [JsonPropertyName("config")]
    public required Dictionary<string, JsonElement> Config { get; init; }

    [JsonPropertyName("childrenUuids")]
    public required ImmutableArray<Guid?> ChildrenUuids { get; init; }

    [JsonPropertyName("fallbackOnFailure")]
    public required bool FallbackOnFailure { get; init; }

    [JsonPropertyName("position")]
    public required PositionWire Position { get; init; }

    /// <summary>native, connector, tool or agent.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    [JsonPropertyName("actionSlug")]
    public string? ActionSlug { get; init; }

    [JsonPropertyName("integrationSlug")]
    public string? IntegrationSlug { get; init; }

    [JsonPropertyName("connectorUuid")]
    public Guid? ConnectorUuid { get; init; }

    [JsonPropertyName("toolUuid")]
    public Guid? ToolUuid { get; init; }

    [JsonPropertyName("agentUuid")]
    public Guid? AgentUuid { get; init; }

    [JsonPropertyName("templateSlug")]
    public string? TemplateSlug { get; init; }

    [JsonPropertyName("releaseUuid")]
    public Guid? ReleaseUuid { get; init; }

    [JsonPropertyName("waitUntilFinished")]
    public bool? WaitUntilFinished { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("retry")]
    public RetryWire? Retry { get; init; }

    [JsonPropertyName("fallbackChildUuid")]
    public Guid? FallbackChildUuid { get; init; }
}

internal sealed record PositionWire(
    [property: JsonPropertyName("x")] double X,
    [property: JsonPropertyName("y")] double Y
);

internal sealed record RetryWire
{
    [JsonPropertyName("maximumAttempts")]
    public double? MaximumAttempts { get; init; }

    /// <summary>Milliseconds.</summary>
    [JsonPropertyName("initialInterval")]
    public double? InitialInterval { get; init; }

    [JsonPropertyName("backoffCoefficient")]
    public double? BackoffCoefficient { get; init; }
}

internal sealed record ReleaseFormFieldWire
{
    [JsonPropertyName("slug")]
    public required string Slug { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>string, number, boolean, any, date, enum or array.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("placeholder")]
    public string? Placeholder { get; init; }

    [JsonPropertyName("isRequired")]
    public bool? IsRequired { get; init; }

    [JsonPropertyName("enum")]
    public ImmutableArray<string>? Enum { get; init; }

    [JsonPropertyName("fields")]
    public ImmutableArray<ReleaseFormFieldWire>? Fields { get; init; }
}

internal sealed record TestRecordWire
{
    /// <summary>id or data.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("data")]
    public JsonElement? Data { get; init; }
}

internal sealed record ReleaseOptionsWire
{
    [JsonPropertyName("connectorUuidsByIntegrationSlug")]
    public Dictionary<string, Guid>? ConnectorUuidsByIntegrationSlug { get; init; }

    [JsonPropertyName("modelUuidsByIntegrationSlug")]
    public Dictionary<string, Guid>? ModelUuidsByIntegrationSlug { get; init; }
}

internal sealed record UpdateDraftReleaseWire
{
    [JsonPropertyName("workflowUuid")]
    public required Guid WorkflowUuid { get; init; }

    [JsonPropertyName("nodes")]
    public ImmutableArray<NodeWire>? Nodes { get; init; }

    /// <summary>The release that the edit was made from.</summary>
    [JsonPropertyName("parentUuid")]
    public Guid? ParentUuid { get; init; }

    [JsonPropertyName("testRecords")]
    public ImmutableArray<TestRecordWire>? TestRecords { get; init; }

    [JsonPropertyName("formFields")]
    public ImmutableArray<ReleaseFormFieldWire>? FormFields { get; init; }

    [JsonPropertyName("options")]
    public ReleaseOptionsWire? Options { get; init; }
}

internal sealed record DeployDraftReleaseWire
{
    [JsonPropertyName("workflowUuid")]
    public required Guid WorkflowUuid { get; init; }

    [JsonPropertyName("nodes")]
    public ImmutableArray<NodeWire>? Nodes { get; init; }

    [JsonPropertyName("formFields")]
    public ImmutableArray<ReleaseFormFieldWire>? FormFields { get; init; }

    /// <summary>Three numbers that come after those of what is live; the next when absent.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("parentUuid")]
    public Guid? ParentUuid { get; init; }

    [JsonPropertyName("options")]
    public ReleaseOptionsWire? Options { get; init; }
}

internal sealed record ValidateNodesWire
{
    [JsonPropertyName("nodes")]
    public required ImmutableArray<NodeWire> Nodes { get; init; }

    [JsonPropertyName("formFields")]
    public ImmutableArray<ReleaseFormFieldWire>? FormFields { get; init; }
}

internal sealed record NodeNameWire(
    [property: JsonPropertyName("uuid")] Guid Uuid,
    [property: JsonPropertyName("slug")] string Slug
);

internal sealed record ReleaseIssueWire
{
    /// <summary>Null for what is about no node.</summary>
    [JsonPropertyName("node")]
    public NodeNameWire? Node { get; init; }

    [JsonPropertyName("reason")]
    public required string Reason { get; init; }

    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>error or warning; a warning does not stand in the way of deploying.</summary>
    [JsonPropertyName("severity")]
    public string? Severity { get; init; }
}

internal sealed record ValidatedNodesWire
{
    /// <summary>valid or notValid.</summary>
    [JsonPropertyName("outcome")]
    public required string Outcome { get; init; }

    [JsonPropertyName("invalidNodes")]
    public ImmutableArray<ReleaseIssueWire>? InvalidNodes { get; init; }
}

internal sealed record ReleaseWire
{
    [JsonPropertyName("uuid")]
    public required Guid Uuid { get; init; }

    [JsonPropertyName("parentUuid")]
    public Guid? ParentUuid { get; init; }

    [JsonPropertyName("workspaceUuid")]
    public required Guid WorkspaceUuid { get; init; }

    [JsonPropertyName("userUuid")]
    public required Guid UserUuid { get; init; }

    [JsonPropertyName("workflowUuid")]
    public required Guid WorkflowUuid { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>draft, deployed or archived.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    [JsonPropertyName("templateSlug")]
    public string? TemplateSlug { get; init; }

    [JsonPropertyName("nodes")]
    public required ImmutableArray<NodeWire> Nodes { get; init; }

    [JsonPropertyName("formFields")]
    public ImmutableArray<ReleaseFormFieldWire>? FormFields { get; init; }

    [JsonPropertyName("testRecords")]
    public required ImmutableArray<TestRecordWire> TestRecords { get; init; }

    [JsonPropertyName("deployedAt")]
    public DateTimeOffset? DeployedAt { get; init; }

    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    [JsonPropertyName("deletedAt")]
    public DateTimeOffset? DeletedAt { get; init; }
}

internal sealed record ReleaseAnswerWire
{
    [JsonPropertyName("release")]
    public required ReleaseWire Release { get; init; }

    /// <summary>What deploying would refuse, 200 at most; absent when it would refuse nothing.</summary>
    [JsonPropertyName("issues")]
    public ImmutableArray<ReleaseIssueWire>? Issues { get; init; }

    [JsonPropertyName("issuesTruncated")]
    public bool? IssuesTruncated { get; init; }
}

internal sealed record ReleaseListWire
{
    [JsonPropertyName("items")]
    public required ImmutableArray<ReleaseWire> Items { get; init; }

    [JsonPropertyName("nextCursor")]
    public string? NextCursor { get; init; }
}

internal sealed record ChangedNodeWire
{
    [JsonPropertyName("uuid")]
    public required Guid Uuid { get; init; }

    [JsonPropertyName("slug")]
    public required string Slug { get; init; }

    /// <summary>JSON Pointers into the node.</summary>
    [JsonPropertyName("paths")]
    public required ImmutableArray<string> Paths { get; init; }
}

internal sealed record NodeEdgeWire
{
    [JsonPropertyName("fromUuid")]
    public required Guid FromUuid { get; init; }

    [JsonPropertyName("toUuid")]
    public required Guid ToUuid { get; init; }

    /// <summary>The place in childrenUuids; null for the way that a failure goes.</summary>
    [JsonPropertyName("slot")]
    public int? Slot { get; init; }
}

internal sealed record ReleaseDifferenceWire
{
    [JsonPropertyName("added")]
    public required ImmutableArray<NodeNameWire> Added { get; init; }

    [JsonPropertyName("removed")]
    public required ImmutableArray<NodeNameWire> Removed { get; init; }

    [JsonPropertyName("changed")]
    public required ImmutableArray<ChangedNodeWire> Changed { get; init; }

    /// <summary>Nothing but the position differs.</summary>
    [JsonPropertyName("moved")]
    public required ImmutableArray<NodeNameWire> Moved { get; init; }

    [JsonPropertyName("edgesAdded")]
    public required ImmutableArray<NodeEdgeWire> EdgesAdded { get; init; }

    [JsonPropertyName("edgesRemoved")]
    public required ImmutableArray<NodeEdgeWire> EdgesRemoved { get; init; }
}
