using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Journal;

/// <summary>Which sealed entries of a workspace to list, newest first.</summary>
public sealed record JournalQuery
{
    public required WorkspaceId Workspace { get; init; }

    /// <summary>The kind of draft or artifact; null for all, and for what concerns none.</summary>
    public string? Kind { get; init; }

    public DraftId? Draft { get; init; }

    public ArtifactId? Artifact { get; init; }

    public UserId? Actor { get; init; }

    /// <summary>The beginning of the event's name: <c>draft.</c>.</summary>
    public string? EventPrefix { get; init; }

    /// <summary>Of a list by number.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 50;
}
