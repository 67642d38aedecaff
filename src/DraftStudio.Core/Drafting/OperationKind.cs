namespace DraftStudio.Core.Drafting;

/// <summary>What made an operation.</summary>
public enum OperationKind
{
    Edit,
    Undo,
    Redo,

    /// <summary>An accepted proposal.</summary>
    Accept,

    /// <summary>The studio's own: the merge with what is live. Not undoable.</summary>
    Rebase,
    Restore,
}
