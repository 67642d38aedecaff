using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Journal;

/// <summary>Something that happened. Append-only; written in the transaction of what it tells of. Never holds a secret.</summary>
public sealed record JournalEntry
{
    public required WorkspaceId Workspace { get; init; }

    /// <summary>A UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What happened: <c>draft.opened</c>, <c>draft.changed</c>, <c>proposal.created</c>, <c>draft.committed</c>, <c>key.revealed</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The kind of draft or artifact: <c>provider</c>; null for what concerns none (a sign-in, a token).</summary>
    public string? Kind { get; init; }

    public DraftId? Draft { get; init; }

    public ArtifactId? Artifact { get; init; }

    public int? FromVersion { get; init; }

    public int? ToVersion { get; init; }

    public required UserId Actor { get; init; }

    public required string ActorName { get; init; }

    public string? Client { get; init; }

    public string? Request { get; init; }

    /// <summary>A short phrase for people: an operation's label, a commit's message.</summary>
    public string Summary { get; init; } = "";

    /// <summary>A JSON object of ids, field names and paths; no values.</summary>
    public string? Details { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Given by the sealer: the entry's place in its workspace's chain, and the chain's hash up to it.</summary>
    public long? Seq { get; init; }

    public byte[]? Hash { get; init; }
}
