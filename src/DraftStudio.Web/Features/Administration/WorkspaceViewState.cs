namespace DraftStudio.Web.Features.Administration;

/// <summary>The workspace's name and rules.</summary>
public sealed record WorkspaceViewState
{
    public static readonly WorkspaceViewState Closed = new();

    public bool Open { get; init; }

    /// <summary>Null until it is read.</summary>
    public WorkspaceView? View { get; init; }

    public string? Failure { get; init; }

    public bool Working { get; init; }

    /// <summary>Why the rules were not taken.</summary>
    public FormRefusal? Refusal { get; init; }

    /// <summary>Why the new workspace was not made.</summary>
    public FormRefusal? NewRefusal { get; init; }

    /// <summary>Counts the workspaces made: the dialog closes when one is.</summary>
    public int Made { get; init; }
}
