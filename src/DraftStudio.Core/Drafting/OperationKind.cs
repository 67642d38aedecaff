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

    /// <summary>A marker in the history: what was chosen went live. Its changes are those that the merge with live brought.</summary>
    Commit,

    /// <summary>A marker in the history: the draft was discarded.</summary>
    Discard,
}
