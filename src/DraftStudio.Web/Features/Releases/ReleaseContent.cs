using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What a workflow's page shows of a release.</summary>
public sealed record ReleaseContent
{
    /// <summary>What the workflow is for: workflow, tool or agent.</summary>
    public required string Sort { get; init; }

    public required string Slug { get; init; }

    public string? Description { get; init; }

    /// <summary>Null for what is no release.</summary>
    public string? Version { get; init; }

    /// <summary>What its release was described as.</summary>
    public string? Message { get; init; }

    /// <summary>How many nodes of each action, by the actions' titles, the most frequent first.</summary>
    public required ImmutableArray<(string Action, int Count)> Nodes { get; init; }

    /// <summary>Null where it has no form.</summary>
    public required ImmutableArray<string>? FormFields { get; init; }

    public required int TestRecords { get; init; }

    public int NodeCount => Nodes.Sum(static node => node.Count);
}
