using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A form's draft as a verb left it, and what to tell whoever asked.</summary>
public sealed record FormOutcome
{
    public required Draft Draft { get; init; }

    public required Document Document { get; init; }

    /// <summary>For the client to recognise its request by: its key, else the draft's id.</summary>
    public required string Key { get; init; }

    public required string Message { get; init; }

    /// <summary>False when nothing was written: no difference, or decided like that before.</summary>
    public required bool Written { get; init; }

    /// <summary>The draft is new: whoever repeats the request must find it again, however late.</summary>
    public bool Created { get; init; }

    /// <summary>For a commit: what it made live, and the paths that came from what was live meanwhile.</summary>
    public (Artifact Artifact, Revision Revision, ImmutableArray<DocumentPath> Merged)? Published { get; init; }

    /// <summary>For an opened draft: whether it was there already, and whether another owns it.</summary>
    public (bool Existing, bool Shared)? Opened { get; init; }
}
