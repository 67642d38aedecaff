using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Core.Drafting;

/// <summary>Finds what names something by its id. It reads what is committed, beside the writers, and never keeps them waiting.</summary>
public interface IMentionReader
{
    /// <summary>
    /// Live things that are not retired, and open drafts, whose documents name the id; of the drafts also those that named
    /// it at some moment since their last snapshot.
    /// </summary>
    Task<ImmutableArray<Mention>> FindAsync(WorkspaceId workspace, Guid id, CancellationToken cancellationToken);
}
