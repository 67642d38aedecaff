using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>What a kind brings to the list of its things and to the page of one of them.</summary>
public interface IArtifactKind
{
    /// <summary>The kind's name: <c>provider</c>.</summary>
    string Kind { get; }

    /// <summary>Where a new one is named; null where a draft of it is opened at once.</summary>
    string? NewAddress => null;

    /// <summary>The number of the revision that is live; 0 while none is.</summary>
    Task<int> FindLiveAsync(IDraftReader reader, Artifact artifact, CancellationToken cancellationToken) =>
        Task.FromResult(artifact.HeadNumber);

    /// <summary>What a revision is called.</summary>
    ArtifactRevision Describe(Revision revision) => ArtifactRevision.Of(revision);

    /// <summary>What the page shows of a revision; opaque to it.</summary>
    Task<object> ContentAsync(
        IDraftReader reader,
        Artifact artifact,
        Revision revision,
        CancellationToken cancellationToken
    );

    /// <summary>A line of the list with what only the kind knows.</summary>
    Task<ArtifactRow> CompleteAsync(
        IDraftReader reader,
        Artifact artifact,
        ArtifactRow row,
        CancellationToken cancellationToken
    ) => Task.FromResult(row);

    /// <summary>Opens a draft of something new with this one's content.</summary>
    Task<Result<DraftId>> DuplicateAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId artifact,
        CancellationToken cancellationToken
    );

    /// <summary>Puts a revision's content into the caller's draft.</summary>
    Task<Result<DraftId>> RestoreAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId artifact,
        int revision,
        CancellationToken cancellationToken
    );
}
