namespace DraftStudio.Core.Drafting;

/// <summary>What a list is ordered by, which a cursor into it must be made of.</summary>
public enum CursorOrder
{
    /// <summary>A time, then an id: drafts, waiting proposals, artifacts by their last change.</summary>
    Time,

    /// <summary>A text, then an id: artifacts by title, the catalogue.</summary>
    Text,

    /// <summary>A number: the journal.</summary>
    Number,
}
