using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>A release as a verb left it or a read found it. Its id on the wire is its draft's, from the first save to the archive.</summary>
internal sealed record ReleaseState
{
    /// <summary>The draft that it is, or that it was deployed from.</summary>
    public required Draft Draft { get; init; }

    public required Artifact Workflow { get; init; }

    public required Document Document { get; init; }

    /// <summary>The release that it follows.</summary>
    public DraftId? Parent { get; init; }

    /// <summary>Null while it is a draft.</summary>
    public Revision? Revision { get; init; }

    public ReleaseName? Name { get; init; }

    /// <summary>It is what is live.</summary>
    public bool IsLive { get; init; }

    /// <summary>The nodes as they came, where that is known.</summary>
    public NodeList? Nodes { get; init; }

    /// <summary>False when nothing was written.</summary>
    public bool Written { get; init; }
}
