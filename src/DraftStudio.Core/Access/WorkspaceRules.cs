namespace DraftStudio.Core.Access;

/// <summary>What a workspace asks of its reviews.</summary>
public sealed record WorkspaceRules
{
    /// <summary>No one decides a proposal of their own. Off by default: a lone administrator must be able to work.</summary>
    public bool ForbidOwnDecisions { get; init; }

    /// <summary>How many people must accept a proposal before it is applied; at least 1.</summary>
    public int RequiredApprovals { get; init; } = 1;
}
