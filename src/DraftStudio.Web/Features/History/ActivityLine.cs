namespace DraftStudio.Web.Features.History;

/// <summary>A journal entry as people read it.</summary>
public sealed record ActivityLine
{
    public required Guid Id { get; init; }

    public required string Event { get; init; }

    /// <summary>What they did, between their name and the thing's.</summary>
    public required string Verb { get; init; }

    public required string Actor { get; init; }

    /// <summary>What it happened to; null when the summary says it all.</summary>
    public string? Thing { get; init; }

    /// <summary>Where it can be looked at; null when there is nothing to look at.</summary>
    public string? Address { get; init; }

    /// <summary>What happened to it: an operation's label, a commit's message.</summary>
    public string Summary { get; init; } = "";

    public int? Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Its number in the chain; null until it is sealed, a moment after it happened.</summary>
    public long? Seq { get; init; }
}
